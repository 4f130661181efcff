// event: the vocabulary of a run. Everything that happens becomes one StepEvent.
//
// Schedulers write these, the stream carries them, scenes read them; nobody else has
// to know anybody. A StepEvent is a plain value of 24 bytes without pointers: texts are
// numbers into the text table of the stream, places are numbers into the site table.
// Its sequence number is its index in the trace. Every event names its cause.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// X(id, name): the name is what JSON Lines and golden files show.
#define LANE_STATES(X)                                                                             \
    X(LOCKED, "locked")                                                                            \
    X(RUNNING, "running")                                                                          \
    X(WAITING, "waiting")                                                                          \
    X(DONE, "done")

typedef enum LaneState {
#define X(id, name) LANE_##id,
    LANE_STATES(X)
#undef X
    LANE_STATE_COUNT
} LaneState;

// Why a lane is in its state. X(id, name)
#define REASONS(X)                                                                                 \
    X(NONE, "")                                                                                    \
    /* locked */                                                                                   \
    X(NOT_STARTED, "not started")                                                                  \
    X(READY, "ready")                                                                              \
    X(LOCK, "blocked on a lock")                                                                   \
    X(GIL, "needs the GIL")                                                                        \
    X(CORE, "needs a core")                                                                        \
    X(SYNC_TURN, "waits for its turn")                                                             \
    /* running */                                                                                  \
    X(CALL, "running")                                                                             \
    /* waiting */                                                                                  \
    X(CALLEE, "call") /* for a function that has a lane of its own */                              \
    X(SLEEP, "sleep")                                                                              \
    X(TASK, "task")                                                                                \
    X(FUTURE, "future")                                                                            \
    X(GATHER, "gather")                                                                            \
    X(WAIT, "wait")                                                                                \
    X(GROUP, "task group")                                                                         \
    X(QUEUE_GET, "queue get")                                                                      \
    X(QUEUE_PUT, "queue put")                                                                      \
    X(QUEUE_JOIN, "queue join")                                                                    \
    X(EVENT, "event")                                                                              \
    X(CONDITION, "condition")                                                                      \
    X(BARRIER, "barrier")                                                                          \
    X(SEMAPHORE, "semaphore")                                                                      \
    X(THREAD, "thread")                                                                            \
    X(PROCESS, "process")                                                                          \
    X(IO, "input or output")                                                                       \
    /* done */                                                                                     \
    X(RETURNED, "returned")                                                                        \
    X(RAISED, "raised")                                                                            \
    X(CANCELLED, "cancelled")                                                                      \
    X(NEVER_AWAITED, "never awaited")                                                              \
    X(ENDED_WITH_PROGRAM, "ended with the program")

typedef enum Reason {
#define X(id, name) REASON_##id,
    REASONS(X)
#undef X
    REASON_COUNT
} Reason;

// What StepEvent.detail means.
typedef enum DetailKind {
    DETAIL_NOTHING,
    DETAIL_TEXT,  // a number in the text table
    DETAIL_LANE,  // another lane
    DETAIL_COUNT, // a plain number
} DetailKind;

// X(id, name, detail, is_step): is_step is what one press of the right arrow stops at in fine
// steps; the others belong to the step before them.
//
// detail, by kind:
//   lane created       the lane's name                 started         nothing
//   line               nothing (the site says it)      called          the function's name
//   returned           the value's repr                raised          "ValueError: bad"
//   cancel asked       the lane that is to be cancelled (the event is on the asking lane)
//   cancel delivered   nothing (the cause is the asking)
//   sleep              the delay in ns, as decimal text
//   await              what is awaited, as text: "task filling", "gather of 3", "future"
//   block              what on, as text                ready           nothing (the cause woke it)
//   resumed            nothing                         switched out    nothing (see its reason)
//   lock, queue, event set, condition, group, timeout: the object's name, as text
//   future set         the value's repr
//   worker created     the worker's name               memory copied   bytes
//   variable           "name = repr"                   output, error   what was printed
//   loop pass          the number of the pass          marked          a sentence: what the model
//   deadlock           the number of members                           could not do, or did late
//   ended              nothing (the reason says how)   program ended   a Verdict
#define EVENT_KINDS(X)                                                                             \
    X(LANE_CREATED, "lane created", DETAIL_TEXT, true)                                             \
    X(STARTED, "started", DETAIL_NOTHING, true)                                                    \
    X(LINE, "line", DETAIL_NOTHING, true)                                                          \
    X(CALLED, "called", DETAIL_TEXT, true)                                                         \
    X(RETURNED, "returned", DETAIL_TEXT, true)                                                     \
    X(RAISED, "raised", DETAIL_TEXT, true)                                                         \
    X(CANCEL_ASKED, "cancel asked", DETAIL_LANE, true)                                             \
    X(CANCEL_DELIVERED, "cancel delivered", DETAIL_NOTHING, true)                                  \
    X(SLEEP, "sleep", DETAIL_TEXT, true)                                                           \
    X(AWAIT, "await", DETAIL_TEXT, true)                                                           \
    X(BLOCK, "block", DETAIL_TEXT, true)                                                           \
    X(READY, "ready", DETAIL_NOTHING, true)                                                        \
    X(RESUMED, "resumed", DETAIL_NOTHING, true)                                                    \
    X(SWITCHED_OUT, "switched out", DETAIL_NOTHING, true)                                          \
    X(LOCK_ACQUIRED, "lock acquired", DETAIL_TEXT, true)                                           \
    X(LOCK_RELEASED, "lock released", DETAIL_TEXT, true)                                           \
    X(LOCK_HANDED_OVER, "lock handed over", DETAIL_TEXT, true)                                     \
    X(QUEUE_PUT, "queue put", DETAIL_TEXT, true)                                                   \
    X(QUEUE_GOT, "queue got", DETAIL_TEXT, true)                                                   \
    X(EVENT_SET, "event set", DETAIL_TEXT, true)                                                   \
    X(CONDITION_NOTIFIED, "condition notified", DETAIL_TEXT, true)                                 \
    X(FUTURE_SET, "future set", DETAIL_TEXT, true)                                                 \
    X(GROUP_BEGUN, "group begun", DETAIL_TEXT, true)                                               \
    X(GROUP_ENDED, "group ended", DETAIL_TEXT, true)                                               \
    X(TIMEOUT_BEGUN, "timeout begun", DETAIL_TEXT, true)                                           \
    X(TIMEOUT_ENDED, "timeout ended", DETAIL_TEXT, true)                                           \
    X(WORKER_CREATED, "worker created", DETAIL_TEXT, false)                                        \
    X(WORKER_ENDED, "worker ended", DETAIL_NOTHING, false)                                         \
    X(MEMORY_COPIED, "memory copied", DETAIL_COUNT, true)                                          \
    X(VALUE_SENT, "value sent", DETAIL_TEXT, true)                                                 \
    X(VALUE_RECEIVED, "value received", DETAIL_TEXT, true)                                         \
    X(GIL_TAKEN, "gil taken", DETAIL_NOTHING, true)                                                \
    X(GIL_DROPPED, "gil dropped", DETAIL_NOTHING, true)                                            \
    X(GIL_REQUESTED, "gil requested", DETAIL_NOTHING, true)                                        \
    X(VARIABLE, "variable", DETAIL_TEXT, false) /* lane: whose, not who changed it */              \
    X(OUTPUT, "output", DETAIL_TEXT, false)                                                        \
    X(ERROR_OUTPUT, "error output", DETAIL_TEXT, false)                                            \
    X(LOOP_PASS, "loop pass", DETAIL_COUNT, false)                                                 \
    X(MARKED, "marked", DETAIL_TEXT, true)                                                         \
    X(ENDED, "ended", DETAIL_TEXT, true)                                                           \
    X(DEADLOCK, "deadlock", DETAIL_COUNT, true)                                                    \
    X(PROGRAM_ENDED, "program ended", DETAIL_COUNT, true)

typedef enum EventKind {
#define X(id, name, detail, is_step) EVENT_##id,
    EVENT_KINDS(X)
#undef X
    EVENT_KIND_COUNT
} EventKind;

// How a run ended. X(id, name, exit_status)
#define VERDICTS(X)                                                                                \
    X(NONE, "none", 6) /* the stream broke off before the run ended */                             \
    X(FINISHED, "finished", 0)                                                                     \
    X(FAILED, "failed", 1)           /* uncaught exception, or syntax error */                     \
    X(UNREADABLE, "unreadable", 2)   /* the file cannot be a program: not UTF-8, NUL bytes */      \
    X(UNSUPPORTED, "unsupported", 3) /* said before the run, or where only the run could tell */   \
    X(DEADLOCK, "deadlock", 4)                                                                     \
    X(LIMIT, "limit", 5)                                                                           \
    X(BROKEN, "broken", 6)

typedef enum Verdict {
#define X(id, name, exit_status) VERDICT_##id,
    VERDICTS(X)
#undef X
    VERDICT_COUNT
} Verdict;

enum {
    EVENT_LANE_BITS = 18,
    EVENT_SITE_BITS = 20,
    EVENT_WORKER_BITS = 12,
    EVENT_MAX_LANES = (1 << EVENT_LANE_BITS) - 1, // the last number means "no lane"
    EVENT_NO_LANE = EVENT_MAX_LANES,
    EVENT_MAX_SITES = (1 << EVENT_SITE_BITS) - 1,
    EVENT_NO_SITE = 0, // site 0 is "nowhere in the program"
    EVENT_MAX_WORKERS = 1 << EVENT_WORKER_BITS,
};

#define EVENT_NO_CAUSE UINT32_MAX

typedef struct StepEvent {
    int64_t t_ns;    // virtual time since the run began
    uint32_t cause;  // sequence number of the event that made this one happen, or EVENT_NO_CAUSE
    uint32_t detail; // see EVENT_KINDS
    uint32_t lane : EVENT_LANE_BITS;
    uint32_t kind : 6;               // EventKind
    uint32_t state : 2;              // LaneState: the lane's state after this event
    uint32_t reason : 6;             // Reason for that state
    uint32_t site : EVENT_SITE_BITS; // where in the source; EVENT_NO_SITE when nowhere
    uint32_t worker : EVENT_WORKER_BITS;
} StepEvent;

_Static_assert(sizeof(StepEvent) == 24, "an event in memory is an event in the stream");
_Static_assert(EVENT_KIND_COUNT <= 64 && REASON_COUNT <= 64, "kinds and reasons have 6 bits");

// Static storage; never NULL.
const char *lane_state_name(LaneState state);
const char *reason_name(Reason reason);
const char *event_kind_name(EventKind kind);
DetailKind event_kind_detail(EventKind kind);
bool event_kind_is_step(EventKind kind);
const char *verdict_name(Verdict verdict);
int verdict_exit_status(Verdict verdict);
