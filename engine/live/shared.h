// shared: the memory that all processes of a real run have in common.
//
// It is mapped before the first of them starts, so that everybody has it at the same address. Holds
// a slot for each process with the ring that its events leave by, and the kernel of the run with
// memory for what it grows to. Nothing in it has a name in the system: it is gone with the last
// process.
#pragma once

#include <pthread.h>
#include <sys/types.h>

#include "engine/live/ring.h"
#include "engine/trace/recorder.h"
#include "engine/vm/kernel.h"

enum {
    SHARED_MAX_PROCESSES = 256, // at one time
    SHARED_MAX_PIPES = 512,     // at one time
    SHARED_HEAP_BYTES = 256 * 1024 * 1024,
    SHARED_TOLD_BYTES = 1000,
    SHARED_NO_SLOT = -1
};

typedef enum Deadlock {
    DEADLOCK_NONE,
    DEADLOCK_IS_TOLD, // by every process but the first
    DEADLOCK_IS_OVER  // the first one ends the run
} Deadlock;

typedef enum SlotState {
    SLOT_FREE,
    SLOT_RUNS,
    SLOT_ENDED, // it has said so itself
    SLOT_DIED   // killed, or ended without a word: wait_status
} SlotState;

typedef struct Slot {
    atomic_int state; // SlotState
    atomic_int wait_status;
    atomic_bool is_quiet; // nobody in it records before it reads the clock again
    atomic_bool is_stuck; // all of its strands wait for others
    atomic_llong safe_ns; // what it still records is not earlier
    atomic_int system_pid;
    uint32_t pid;    // as the program knows it
    uint32_t object; // in the kernel
    int parent;      // slot
    int bell;        // eventfd: news for this process
    char name[KERNEL_NAME_BYTES];
    atomic_bool has_told;         // told is complete
    char told[SHARED_TOLD_BYTES]; // who of it waits, in a deadlock
    // what it has from its parent, when it began
    uint32_t seq_count;
    uint32_t text_count;
    uint32_t lane_count;
    uint32_t worker_count;
    RecorderTail tail; // what it recorded and has not put into the ring
    Ring ring;
} Slot;

typedef struct SharedPipe {
    int ends[2]; // descriptors that every process of the run has
    bool is_used;
} SharedPipe;

typedef struct Shared {
    Kernel kernel; // first: its host finds the rest from it
    pthread_mutex_t mutex;
    pid_t supervisor;
    int bell;            // eventfd: the supervisor should look
    int life[2];         // pipe: its end is the supervisor's
    atomic_int deadlock; // Deadlock
    atomic_llong began_ns;
    SharedPipe pipes[SHARED_MAX_PIPES];
    int pipe_count;
    bool has_pipes;
    // What the supervisor, which has no pipes, leaves to the next process that has the kernel's
    // lock:
    bool is_unsettled;                       // somebody was killed who had it
    uint32_t vanished[SHARED_MAX_PROCESSES]; // pids
    int vanished_count;
    uint64_t piped_bytes; // that messages were made of
    size_t heap_used;
    void *free_blocks[64]; // by the logarithm of their size
    Slot slots[SHARED_MAX_PROCESSES];
    _Alignas(16) char heap[SHARED_HEAP_BYTES];
} Shared;

// NULL when the system gives no memory or descriptors.
Shared *shared_new(void);
void shared_free(Shared *shared); // NULL is allowed

// The kernel's lock for who may not wait: its holder perhaps waits for room in its ring, which the
// supervisor has to make. False: somebody has it. kernel_unlock gives it back. By the supervisor.
bool shared_try_lock(Shared *shared);

// A slot for a new process, or SHARED_NO_SLOT. With the kernel's lock.
int shared_take_slot(Shared *shared);

// The slot of the process that the program knows by this number; NULL: it does not run.
Slot *shared_slot_of(Shared *shared, uint32_t pid);

void shared_ring_bell(int bell);
void shared_clear_bell(int bell);

// By the slot's process: everything, even when it has to wait.
bool shared_write(Shared *shared, Slot *slot, const void *bytes, size_t length);
