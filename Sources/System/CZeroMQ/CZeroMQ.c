#include "CZeroMQ.h"
#include <dlfcn.h>
#include <errno.h>
#include <string.h>

// What zmq.h declares of the library's binary interface, which has not changed since 4.0.
typedef struct { unsigned char bytes[64] __attribute__((aligned(8))); } message;
typedef struct { void *socket; int descriptor; short events, happened; } poll_item;
enum { subscribe = 6, linger = 17, poll_in = 1, send_more = 2, most_sockets = 16, most_waited = 8 };

static struct {
    void *(*context_new)(void);
    void *(*socket)(void *, int);
    int (*setsockopt)(void *, int, const void *, size_t);
    int (*bind)(void *, const char *);
    int (*connect)(void *, const char *);
    int (*close)(void *);
    int (*poll)(poll_item *, int, long);
    int (*message_init)(message *);
    int (*message_receive)(message *, void *, int);
    size_t (*message_size)(const message *);
    void *(*message_data)(message *);
    int (*message_more)(const message *);
    int (*message_close)(message *);
    int (*send)(void *, const void *, size_t, int);
} zmq;

static void *context;
static struct { void *socket; message waiting; } sockets[most_sockets];
static int count;

static bool load(void) {
    if (context) return true;
    void *library = dlopen("libzmq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    struct { void *place; const char *name; } symbols[] = {
        {&zmq.context_new, "zmq_ctx_new"}, {&zmq.socket, "zmq_socket"}, {&zmq.setsockopt, "zmq_setsockopt"},
        {&zmq.bind, "zmq_bind"}, {&zmq.connect, "zmq_connect"}, {&zmq.close, "zmq_close"}, {&zmq.poll, "zmq_poll"},
        {&zmq.message_init, "zmq_msg_init"}, {&zmq.message_receive, "zmq_msg_recv"}, {&zmq.message_size, "zmq_msg_size"},
        {&zmq.message_data, "zmq_msg_data"}, {&zmq.message_more, "zmq_msg_more"}, {&zmq.message_close, "zmq_msg_close"},
        {&zmq.send, "zmq_send"},
    };
    for (size_t index = 0; index < sizeof symbols / sizeof *symbols; index++) {
        void *symbol = dlsym(library, symbols[index].name);
        if (!symbol) return false;
        memcpy(symbols[index].place, &symbol, sizeof symbol);
    }
    context = zmq.context_new();
    return context != NULL;
}

bool lectern_zmq_is_installed(void) { return load(); }

int lectern_zmq_open(int kind, const char *endpoint, bool binds) {
    if (!load() || count == most_sockets) return -1;
    void *socket = zmq.socket(context, kind);
    if (!socket) return -1;
    // What is sent last, as the answer to a shutdown, gets a second to arrive.
    int milliseconds = 1000;
    zmq.setsockopt(socket, linger, &milliseconds, sizeof milliseconds);
    if (kind == lectern_zmq_subscriber) zmq.setsockopt(socket, subscribe, "", 0);
    if ((binds ? zmq.bind : zmq.connect)(socket, endpoint) != 0) {
        zmq.close(socket);
        return -1;
    }
    sockets[count].socket = socket;
    zmq.message_init(&sockets[count].waiting);
    return count++;
}

int lectern_zmq_wait(const int *numbers, int waited, long milliseconds) {
    poll_item items[most_waited];
    if (waited > most_waited) return -1;
    for (int index = 0; index < waited; index++) items[index] = (poll_item){sockets[numbers[index]].socket, 0, poll_in, 0};
    while (zmq.poll(items, waited, milliseconds) < 0) {
        if (errno != EINTR) return -1;
    }
    for (int index = 0; index < waited; index++) {
        if (items[index].happened & poll_in) return index;
    }
    return -1;
}

long lectern_zmq_receive(int socket) {
    int received;
    do { received = zmq.message_receive(&sockets[socket].waiting, sockets[socket].socket, 0); } while (received < 0 && errno == EINTR);
    return received < 0 ? -1 : (long)zmq.message_size(&sockets[socket].waiting);
}

bool lectern_zmq_take(int socket, void *bytes) {
    message *waiting = &sockets[socket].waiting;
    size_t size = zmq.message_size(waiting);
    if (size) memcpy(bytes, zmq.message_data(waiting), size);
    bool hasMore = zmq.message_more(waiting);
    zmq.message_close(waiting);
    zmq.message_init(waiting);
    return hasMore;
}

bool lectern_zmq_send(int socket, const void *bytes, size_t size, bool hasMore) {
    int sent;
    do { sent = zmq.send(sockets[socket].socket, bytes, size, hasMore ? send_more : 0); } while (sent < 0 && errno == EINTR);
    return sent >= 0;
}
