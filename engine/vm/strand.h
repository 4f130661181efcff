// strand: lines of execution of one machine, and which of them runs.
//
// World.strand holds the registers of the strand that runs now; every strand, also that one, has a
// StrandObject in the heap that keeps the registers while it does not run, and says what it waits
// for. Strands only change where one gives way: turns.h says when one has to. The rules of order
// are those of tests/oracle/vloop.py: first come, first served; timers by (ns, lag, order). Decides
// nothing about time: the scheduler does that (engine/sched).
#pragma once

#include "engine/vm/machine.h"

typedef enum StrandState {
    STRAND_RUNNING,
    STRAND_READY,   // in the queue of those that can run
    STRAND_PAUSED,  // has a core as well, and will be shown to have run at the same time: turns.h
    STRAND_BLOCKED, // until something wakes it, or its timer is due
    STRAND_ENDED
} StrandState;

// A place in a queue of strands: offsets, not counted. 0: none.
typedef struct StrandLink {
    uint64_t previous;
    uint64_t next;
} StrandLink;

typedef struct StrandObject {
    Object object;
    uint32_t number;      // 0 for the main strand, then by creation
    uint8_t state;        // StrandState
    bool has_timer;       // is in the list of timers
    bool timed_out;       // its timer woke it
    bool is_daemon;       // the program ends without it
    bool is_hidden;       // the library's own
    uint32_t blocked_seq; // the event with which it stopped running
    uint32_t ready_seq;   // the event that made it ready, or EVENT_NO_CAUSE
    uint32_t last_seq;    // World.last_seq while it does not run
    uint32_t lane;        // its own; code of a task that it runs is on the task's
    int64_t due_ns;       // computed and not yet charged, while it does not run
    int64_t local_ns;     // the time up to which it has run, while it is paused
    uint64_t local_lag;
    int64_t slice_ns;  // when it got its core
    uint64_t previous; // offset of the neighbour in the list of all strands; not counted
    StrandLink queue;  // ready queue, or the waiters of a lock
    StrandLink timers;
    Strand saved;   // registers; all unset while it runs
    Value next;     // the strand made after this one
    Value waits_on; // LOCK or LOOP, or unset
    Value name;     // str, for people
    Value store;    // dict: what threading.local keeps for this strand, or unset
    Value sentinel; // LOCK that is released when it ends, or unset
    Value failure;  // str: the exception that ended it, or unset
} StrandObject;

enum {
    STRAND_NATIVE_ID = 1000 // threading.get_native_id() of the main strand
};

// The strand that the program begins in. False: out of memory, raised.
bool strand_begin_main(Machine *m, const char *name);

// A strand with a lane and a worker of its own, ready to run function(*args, **kwargs). Borrowed;
// NULL with an exception pending. args: tuple; kwargs: dict or unset.
StrandObject *strand_new(Machine *m, Value function, Value args, Value kwargs, const char *name);

// One of the library's own: without lane and worker, and nobody sees that it waits.
StrandObject *strand_new_hidden(Machine *m, Value function, Value args, Value kwargs,
                                const char *name);

// The running strand's object; NULL before the program begins.
StrandObject *strand_current(const Machine *m);
bool strand_is_main(const Machine *m);
bool strand_is_alone(const Machine *m); // there is no other
int64_t strand_ident(const StrandObject *strand);
uint32_t strand_count(const Machine *m);
// Walks all strands that have not ended, oldest first; NULL begins and ends.
StrandObject *strand_after(const Machine *m, const StrandObject *strand);

// The running strand will wait when it gives way: for so long (its place among equal timers is
// taken now), or for ever. The stretch of computing ends.
void strand_wait_for_ns(Machine *m, int64_t delay_ns);
void strand_wait_for_ever(Machine *m);
// The picture: the running strand's lane waits. state is LOCKED for locks, else WAITING.
void strand_show_wait(Machine *m, EventKind kind, LaneState state, Reason reason, const char *what);
// The lane that stops when the running strand does; EVENT_NO_LANE: none.
uint32_t strand_shown_lane(const Machine *m);
// Its time has passed while C stood behind it: it goes on as if its timer had woken it.
void strand_time_out(Machine *m);

// A blocked strand can go on. cause: the event that woke it.
void strand_wake(Machine *m, StrandObject *strand, uint32_t cause);

// Takes the running strand off: it is blocked (when it waits) or goes to the end of the ready
// queue. Nothing runs until strand_run_next.
void strand_give_way(Machine *m);
// The running strand's turn is over: the same for one that does not wait; one that has a core of
// its own keeps it, and is only not the one that is looked at.
void strand_make_way(Machine *m);

// The running strand's last frame has returned. Wakes who waits for its end.
void strand_end(Machine *m);

// Everything that is due becomes ready, in the order of the timers.
void strand_release_due(Machine *m);
// When the first timer is due. False: there is none.
bool strand_first_timer(const Machine *m, int64_t *ns, uint64_t *lag);

// Makes the first of the ready queue run. False: it is empty.
bool strand_run_next(Machine *m);
// Likewise a strand that is ready or paused.
void strand_run(Machine *m, StrandObject *strand);
// For the search: this one instead of the running one. False: it cannot run.
bool strand_choose(Machine *m, uint32_t number);
bool strand_any_ready(const Machine *m);

// Queues of strands by their `queue` link.
void strand_queue_add(Machine *m, StrandQueue *queue, StrandObject *strand);
void strand_queue_remove(Machine *m, StrandQueue *queue, StrandObject *strand);
StrandObject *strand_queue_first(const Machine *m, const StrandQueue *queue);

// In the copy of a world: only the running strand is there, and it is the main one now.
void strand_keep_running_one(Machine *m);

// At the end of the program: lets go of all strands but the running one, as they stand.
void strand_abandon_all(Machine *m);
