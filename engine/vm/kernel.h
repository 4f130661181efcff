// kernel: what the processes of a run have in common.
//
// Every process is a world of its own; here is what the operating system keeps for them: who there
// is, semaphores, the ends of pipes with the messages on their way, cells of shared memory. All of
// it lives outside the worlds and holds bytes and numbers only, never a reference into one, but for
// the locks that strands wait for: those are named with the process whose world they are in.
// Decides nothing about time: what is to happen in another world is noted, and the scheduler does
// it when that world's time has come.
#pragma once

#include "engine/vm/flow.h"
#include "engine/vm/frame.h"

enum {
    KERNEL_FIRST_PID = 1000,
    KERNEL_NO_OBJECT = 0,
    KERNEL_NAME_BYTES = 48
};

typedef enum KernelKind {
    KERNEL_NOTHING,
    KERNEL_SEMAPHORE, // can be waited for while value > 0
    KERNEL_END,    // of a pipe: while there is a message, or nobody to send one; or there is room
    KERNEL_CELLS,  // shared memory, of numbers or of bytes with a name; nobody waits for it
    KERNEL_PROCESS // when it has ended
} KernelKind;

typedef struct KernelMessage {
    struct KernelMessage *next;
    size_t length;
    size_t in_cpython; // bytes: what its writer waits for
    size_t passed;     // of these and of those that say how many there are: in the flow
    uint64_t number;   // in order of sending; not 0
    uint32_t seq;      // the event of its sending
    uint32_t writer;   // pid; 0: on its way through a pipe of the system, whose writer has ended
    // on its way through a pipe of the operating system, whose bytes are with the writer or in
    // rest:
    size_t written;
    size_t taken;
    char *rest;   // owned: what a writer left that has ended, from byte written on
    bool is_cut;  // its writer was killed, or who had taken a part of it: nobody will have it
    char bytes[]; // none while they are in such a pipe
} KernelMessage;

// The pipe of the operating system by which messages arrive at an end.
typedef struct KernelPipe {
    int number;               // 0: none, the messages have their bytes themselves
    KernelMessage *unwritten; // borrowed: the first that is not in it as a whole
    uint32_t reader;          // pid of who has a part of the first message; 0: nobody
    bool is_asked;            // who writes the next bytes was told to go on
} KernelPipe;

// A strand that waits; it is woken by freeing its lock.
typedef struct KernelWatch {
    uint32_t pid;
    Value lock;
    bool takes;     // what it is woken for is gone then; else the next one is woken as well
    uint64_t sends; // number of the message that it has to get rid of; 0: it waits for others
} KernelWatch;

typedef struct KernelCell {
    bool is_float;
    int64_t integer;
    double number;
} KernelCell;

typedef struct KernelObject {
    KernelKind kind;
    int64_t value; // semaphore: what is left; process: exit code, before that: what SIGTERM does;
                   // memory: how many bytes
    int64_t most;  // semaphore: never more than that
    char holder[KERNEL_NAME_BYTES]; // semaphore: who took it last, or ""; memory: its name
    uint32_t number;                // "lock 2" in the picture; process: its pid
    uint32_t peer;                  // end: where what is sent arrives
    bool has_ended;                 // process
    bool is_writer;                 // end: of a pipe that goes one way only
    KernelMessage *first;           // owned: messages to be received here
    KernelMessage *last;            // borrowed
    size_t message_count;
    size_t message_bytes;
    Flow *flow;           // owned: end: what is on its way here; NULL: there is always room
    KernelMessage *waits; // borrowed: the first that has not passed the flow as a whole
    KernelPipe pipe;
    uint32_t *holders; // owned: end: pids that have it open
    size_t holder_count;
    size_t holder_capacity;
    KernelCell *cells; // owned
    size_t cell_count;
    KernelWatch *watches; // owned; first come, first served
    size_t watch_count;
    size_t watch_capacity;
} KernelObject;

// Something that happens to another world when its time has come.
typedef struct KernelNews {
    uint32_t pid;
    Value lock; // to free; or unset: the process is killed
    int64_t exit_code;
    bool with_children; // those that it started are killed, too
    int64_t ns;
    uint64_t lag;
    uint32_t cause;
} KernelNews;

typedef struct Kernel Kernel;

// What carries a kernel that processes of the operating system have in common (engine/live).
typedef struct KernelHost {
    void *(*resize)(Kernel *kernel, void *block, size_t size); // size 0: given back; new is zero
    void (*lock)(Kernel *kernel);
    void (*unlock)(Kernel *kernel);
    bool (*take_news)(Kernel *kernel, const KernelNews *news); // false: it is done already
    // Messages go through pipes of the system. False: there is none left.
    bool (*open_pipe)(Kernel *kernel, KernelObject *to);
    void (*close_pipe)(Kernel *kernel, KernelObject *to); // nobody will read it
    void (*put)(Machine *m, KernelObject *to, KernelMessage *message, const char *bytes);
    KernelMessage *(*take)(Machine *m, KernelObject *from, bool *is_begun);
    void (*forget)(Kernel *kernel, uint32_t pid); // what it had not written, or had begun to take
} KernelHost;

struct Kernel {
    const KernelHost *host; // static; NULL: the processes are those of one virtual run
    KernelObject *objects;  // owned; number 0 is nothing
    size_t object_count;
    size_t object_capacity;
    KernelNews *news; // owned; in order of their making
    size_t news_count;
    size_t news_capacity;
    uint32_t next_pid;
    uint32_t next_lock;
    uint64_t next_message;
};

Kernel *kernel_new(void);
void kernel_free(Kernel *kernel); // NULL is allowed

// Around everything that looks at a kernel or changes it.
void kernel_lock(Kernel *kernel);
void kernel_unlock(Kernel *kernel);
// Memory of the kernel's own, zeroed.
void *kernel_allocate(Kernel *kernel, size_t size);
void kernel_release(Kernel *kernel, void *block);

// Number of a new object.
uint32_t kernel_add(Kernel *kernel, KernelKind kind);
// NULL when there is no such object of this kind. Valid until the next kernel_add.
KernelObject *kernel_object(Kernel *kernel, int64_t number, KernelKind kind);

// Would a strand of this process that waits for it go on at once?
bool kernel_is_ready(const Kernel *kernel, const KernelObject *object, uint32_t pid);

void kernel_watch(Kernel *kernel, KernelObject *object, KernelWatch watch);
// The machine's strand waits no longer; what it was woken for is left to the next one.
void kernel_unwatch(Machine *m, KernelObject *object, Value lock);

// It may be ready now: who waits is told, as from the machine's time on.
void kernel_changed(Machine *m, KernelObject *object, uint32_t cause);
// The same by a thread that has no machine: those of its own process hear it as the others do.
void kernel_changed_unseen(Kernel *kernel, KernelObject *object);

// Both ends of a pipe, held by the machine's process. One way: from other to one. False: the system
// has no more.
bool kernel_pipe(Machine *m, bool both_ways, uint32_t *one, uint32_t *other);
void kernel_hold(Kernel *kernel, KernelObject *end, uint32_t pid);
void kernel_let_go(Machine *m, KernelObject *end, uint32_t pid);
// The number of the message; 0: nobody can receive it. in_cpython: its length there.
uint64_t kernel_send(Machine *m, KernelObject *end, const Bytes *bytes, size_t in_cpython,
                     uint32_t seq);
// Who sent the message by this end need not wait any more: it is in the pipe, or nobody reads it.
bool kernel_is_sent(const Kernel *kernel, const KernelObject *end, uint64_t number);
// The list of messages is another one, or who had it was interrupted.
void kernel_count_again(KernelObject *to);
// The last one that arrives there; without its bytes yet. Owned by the end.
KernelMessage *kernel_add_message(Kernel *kernel, KernelObject *to, size_t length);
// The first message, owned, for memory_free; NULL: it is not there, or only a part of it, which
// this process has then.
KernelMessage *kernel_receive(Machine *m, KernelObject *end, bool *is_begun);
// From the list; its bytes are with the caller, or nobody wants them. Owned.
KernelMessage *kernel_take_first(KernelObject *end);

// It is killed: what it has sent and what has not passed the flow was never sent. Not with a host.
void kernel_cut(Machine *m, uint32_t pid);
// A process begins with everything its parent holds; it ends and holds nothing.
void kernel_inherit(Kernel *kernel, uint32_t parent, uint32_t child);
void kernel_process_ended(Machine *m, uint32_t pid, uint32_t object, int64_t exit_code,
                          uint32_t cause);
// It was killed, and so was its parent: nobody asks for its exit code.
void kernel_process_vanished(Kernel *kernel, uint32_t pid);
// The frame of a request to the scheduler: slot 0 is the name, slot 1 what it answers;
// unset: the system starts no process.
enum {
    PROCESS_SLOT_NAME,
    PROCESS_SLOT_ANSWER
};
Value process_continue(Machine *m, NativeFrame *n, Outcome outcome);

// The process is ended at the machine's time.
void kernel_kill(Machine *m, uint32_t pid, int64_t exit_code, bool with_children);
