// What the files of engine/live share. One Live belongs to one run of one process.
#pragma once

#include <setjmp.h>

#include "engine/live/interpreter_lock.h"
#include "engine/live/live.h"
#include "engine/live/mail.h"
#include "engine/live/shared.h"
#include "engine/live/waiter.h"
#include "engine/vm/strand.h"

// A strand and the thread that runs it.
typedef struct LiveThread {
    Live *live;
    pthread_t thread;
    StrandObject *strand; // in the world
    Waiter *waiter;       // owned
    bool has_ended;
    jmp_buf end; // of its function: the only way out of a native when the run is over
    struct LiveThread *next_ended;
} LiveThread;

struct Live {
    Run *run;         // borrowed
    int64_t began_ns; // 0: not yet
    InterpreterLock lock;
    // by the holder of the lock:
    LiveThread **threads; // by number of the strand; NULL: it has ended
    size_t thread_count;
    size_t thread_capacity;
    LiveThread *holder; // borrowed: whose strand runs
    LiveThread *ended;  // to be joined
    StepResult result;  // how the run ended, when the lock is closed
    int64_t published_ns;
    _Atomic int starting; // threads that the system has not let begin yet
    // as one of the run's processes:
    Shared *shared; // borrowed
    Slot *slot;     // in it
    Mail mail;
    pthread_t listener;
    bool has_listener;
    bool is_child; // not the first process
    Text others;   // owned: what the other processes tell of a deadlock
};

static inline Live *live_of(const Machine *m) {
    return ((Run *)m->host_context)->live;
}

// For the tables of RealTime.
int64_t live_now_ns(Machine *m);
int64_t live_computed_ns(Machine *m);
void live_sleep_until(Machine *m, int64_t ns);

extern const Scheduler live_native;
extern const Scheduler live_threads;
extern const Scheduler live_processes;
extern const Scheduler live_sync;
extern const Scheduler live_async;

// Hands what was recorded to the supervisor. is_quiet: nothing will be before the clock is read
// again. With the interpreter's lock.
void live_publish(Live *live, bool is_quiet);

// The run ends, whoever found out: the others never get the interpreter again. By its holder.
StepResult live_stop(Live *live, StepResult result);
void live_join_ended(Live *live);
// True: each strand waits for another one, here or in another process; the supervisor is told. With
// the interpreter's lock, when no strand has it.
bool live_note_stuck(Live *live);

// live_processes.c
StepResult live_process_request(Run *run);
void live_start_listener(Live *live);
void live_end_listener(Live *live);
_Noreturn void live_leave_with(Live *live, StepResult result);

// Until the run has ended and nobody but the caller works on it.
StepResult live_run_threads(Live *live);
