#define _GNU_SOURCE
#include "CConfine.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
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

// Newer than some kernel headers.
#ifndef SYS_io_uring_setup
#define SYS_io_uring_setup 425
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif
#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))
#define REFUSED(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), REFUSE(EPERM)

// Neither a compiler nor an answer needs what is refused here: namespaces of its own, other processes' memory, kernel facilities
// that outlive a process, and interfaces in which most holes of the kernel were found.
#define REFUSED_TO_ALL \
    LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS), LOAD(nr), FOREIGN_NUMBERS \
    /* Its flags lie where a filter cannot follow; glibc then takes clone. */ \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1), REFUSE(ENOSYS), \
    REFUSED(SYS_unshare), REFUSED(SYS_setns), REFUSED(SYS_mount), REFUSED(SYS_umount2), REFUSED(SYS_pivot_root), \
    REFUSED(SYS_chroot), REFUSED(SYS_ptrace), REFUSED(SYS_process_vm_readv), REFUSED(SYS_process_vm_writev), \
    REFUSED(SYS_add_key), REFUSED(SYS_request_key), REFUSED(SYS_keyctl), REFUSED(SYS_bpf), REFUSED(SYS_perf_event_open), \
    REFUSED(SYS_userfaultfd), REFUSED(SYS_io_uring_setup), REFUSED(SYS_init_module), REFUSED(SYS_kexec_load), \
    REFUSED(SYS_pidfd_open), REFUSED(SYS_pidfd_getfd), REFUSED(SYS_kcmp)

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

/// An answer computes. Two that are graded at once must not tell each other anything (sockets of any family, locks on a file that
/// both see, queues), and none may hold more memory than its own limit (shared segments, children).
static int refuse_to_answer(void) {
    struct sock_filter program[] = {
        REFUSED_TO_ALL,
        REFUSED(SYS_socket), REFUSED(SYS_socketpair), REFUSED(SYS_connect), REFUSED(SYS_bind), REFUSED(SYS_listen),
        REFUSED(SYS_accept), REFUSED(SYS_accept4), REFUSED(SYS_flock),
        REFUSED(SYS_shmget), REFUSED(SYS_shmat), REFUSED(SYS_semget), REFUSED(SYS_msgget), REFUSED(SYS_mq_open),
        REFUSED(SYS_memfd_create), REFUSED(SYS_memfd_secret), REFUSED(SYS_inotify_init1), REFUSED(SYS_fanotify_init), REFUSED(SYS_execve), REFUSED(SYS_execveat),
#if defined(__x86_64__)
        REFUSED(SYS_fork), REFUSED(SYS_vfork), REFUSED(SYS_inotify_init),
#endif
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
