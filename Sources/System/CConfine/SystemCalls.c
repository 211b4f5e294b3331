#define _GNU_SOURCE
#include "CConfine.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define NATIVE AUDIT_ARCH_X86_64
#else
#define NATIVE AUDIT_ARCH_AARCH64
#endif

// From this number on all processors count alike. What is newer than this list has been thought about by nobody here.
enum { first_of_the_newer = 424, number_of_close_range = 436, number_of_faccessat2 = 439 };

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define REFUSED(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), REFUSE(EPERM)
#define ALLOWED(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), ANSWER(SECCOMP_RET_ALLOW)

// Neither a compiler nor an answer needs what is refused here: namespaces of its own, other processes' memory, kernel facilities
// that outlive a process, and interfaces in which most holes of the kernel were found.
#define REFUSED_TO_ALL \
    LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS), LOAD(nr), FOREIGN_NUMBERS \
    /* Its flags lie where a filter cannot follow; glibc then takes clone. */ \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1), REFUSE(ENOSYS), \
    ALLOWED(number_of_close_range), ALLOWED(number_of_faccessat2), \
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_of_the_newer, 0, 1), REFUSE(EPERM), \
    REFUSED(SYS_unshare), REFUSED(SYS_setns), REFUSED(SYS_mount), REFUSED(SYS_umount2), REFUSED(SYS_pivot_root), \
    REFUSED(SYS_chroot), REFUSED(SYS_ptrace), REFUSED(SYS_process_vm_readv), REFUSED(SYS_process_vm_writev), \
    REFUSED(SYS_add_key), REFUSED(SYS_request_key), REFUSED(SYS_keyctl), REFUSED(SYS_bpf), REFUSED(SYS_perf_event_open), \
    REFUSED(SYS_userfaultfd), REFUSED(SYS_init_module), REFUSED(SYS_kexec_load), REFUSED(SYS_kcmp), REFUSED(SYS_syslog)

#if defined(__x86_64__)
// The x32 numbers name the same calls again.
#define FOREIGN_NUMBERS BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), REFUSE(ENOSYS),
#else
#define FOREIGN_NUMBERS
#endif

/// The last test: a clone with one of `flags` is refused, all else is allowed.
#define ALLOW_UNLESS_CLONE_HAS(flags) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3), LOAD(args[0]), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (flags), 0, 1), REFUSE(EPERM), ANSWER(SECCOMP_RET_ALLOW)

enum { namespaces = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP };

static int install(struct sock_filter *program, size_t count) {
    struct sock_fprog filter = {(unsigned short)count, program};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

static int refuse_to_compiler(void) {
    struct sock_filter program[] = {REFUSED_TO_ALL, ALLOW_UNLESS_CLONE_HAS(namespaces)};
    return install(program, sizeof program / sizeof *program);
}

// What one answer does and another may see: pages of a file that the kernel holds in memory, times of a device, numbers that it counts
// for the whole machine (a pipe's inode is one of them), and disks that are written for everybody.
#define REFUSED_FOR_THEY_TELL_OF_OTHERS \
    REFUSED(SYS_mincore), REFUSED(SYS_fadvise64), REFUSED(SYS_readahead), REFUSED(SYS_preadv2), REFUSED(SYS_pwritev2), \
    REFUSED(SYS_utimensat), REFUSED(SYS_sysinfo), REFUSED(SYS_statfs), REFUSED(SYS_fstatfs), REFUSED(SYS_quotactl), \
    REFUSED(SYS_pipe2), REFUSED(SYS_move_pages), REFUSED(SYS_migrate_pages), REFUSED(SYS_sched_setaffinity), \
    REFUSED(SYS_name_to_handle_at), REFUSED(SYS_sync), REFUSED(SYS_syncfs), REFUSED(SYS_fsync), REFUSED(SYS_fdatasync), \
    REFUSED(SYS_sync_file_range)

// A futex that is not private is found by its file, and all answers have the same libraries' files in memory: one could wait for
// another. Waiting gives EAGAIN, "the value has changed", after which everybody looks again, as pthread_join does; waking wakes nobody.
#define PRIVATE_FUTEXES_ONLY \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_futex, 0, 8), LOAD(args[1]), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, FUTEX_PRIVATE_FLAG, 0, 1), ANSWER(SECCOMP_RET_ALLOW), \
    BPF_STMT(BPF_ALU | BPF_AND | BPF_K, FUTEX_CMD_MASK), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FUTEX_WAIT, 1, 0), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FUTEX_WAIT_BITSET, 0, 1), \
    REFUSE(EAGAIN), REFUSE(0)

/// An answer computes. Two that are graded at once must not tell each other anything (sockets of any family, locks on a file that
/// both see, queues), and none may hold more memory than its own limit (shared segments, children).
static int refuse_to_answer(void) {
    struct sock_filter program[] = {
        REFUSED_TO_ALL,
        REFUSED(SYS_socket), REFUSED(SYS_socketpair), REFUSED(SYS_connect), REFUSED(SYS_bind), REFUSED(SYS_listen),
        REFUSED(SYS_accept), REFUSED(SYS_accept4), REFUSED(SYS_flock),
        REFUSED(SYS_shmget), REFUSED(SYS_shmat), REFUSED(SYS_semget), REFUSED(SYS_msgget), REFUSED(SYS_mq_open),
        REFUSED(SYS_memfd_create), REFUSED(SYS_inotify_init1), REFUSED(SYS_fanotify_init), REFUSED(SYS_execve), REFUSED(SYS_execveat),
        REFUSED_FOR_THEY_TELL_OF_OTHERS,
#if defined(__x86_64__)
        REFUSED(SYS_fork), REFUSED(SYS_vfork), REFUSED(SYS_inotify_init), REFUSED(SYS_pipe), REFUSED(SYS_utime),
        REFUSED(SYS_utimes), REFUSED(SYS_futimesat), REFUSED(SYS_ustat),
#endif
        PRIVATE_FUTEXES_ONLY,
        // Locks and leases on a file are commands of fcntl.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fcntl, 0, 18), LOAD(args[1]),
        REFUSED(F_GETLK), REFUSED(F_SETLK), REFUSED(F_SETLKW), REFUSED(F_OFD_GETLK), REFUSED(F_OFD_SETLK),
        REFUSED(F_OFD_SETLKW), REFUSED(F_SETLEASE), REFUSED(F_NOTIFY), ANSWER(SECCOMP_RET_ALLOW),
        // A thread is a clone that shares its memory, its signals and its parent.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 5), LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, namespaces, 2, 0), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
        ANSWER(SECCOMP_RET_ALLOW), REFUSE(EPERM), ANSWER(SECCOMP_RET_ALLOW),
    };
    return install(program, sizeof program / sizeof *program);
}

int lectern_refuse_system_calls(enum lectern_confined who) {
    return who == lectern_answer ? refuse_to_answer() : refuse_to_compiler();
}
