// asyncio: futures, tasks, handles and the event loop as objects of the heap.
//
// The rules are CPython's (base_events.py, futures.py, tasks.py), in native form because task
// switches are what this program is measured by; everything built on top of them (wait, timeout,
// locks, queues) is Python in the prelude.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

typedef enum FutureState {
    FUTURE_PENDING,
    FUTURE_CANCELLED,
    FUTURE_FINISHED
} FutureState;

typedef struct Future {
    Object object;  // flags: FutureFlag
    uint8_t state;  // FutureState
    uint8_t reason; // Reason: what awaiting it means in the picture; 0: a plain future
    uint8_t unused[2];
    uint32_t number;   // creation order: hash, set order
    uint32_t done_seq; // event that completed it
    uint32_t origin;   // debug mode: FutureOrigin, or ORIGIN_SITE + the site that made it
    int64_t sleep_ns;  // a sleep: how long
    Value loop;
    Value result;
    Value exception;
    Value traceback; // the exception's when it was set: every result() starts from there
    Value callbacks; // unset, one callback, or a list of them
    Value cancel_message;
    Value cancelled_exception; // the CancelledError a task ended with
    Value label;               // what it stands for in the picture ("queue 1"), or unset
    Value dict;
    Value cls; // of the program, derived from Future or Task; or unset
} Future;

// Where CPython says in debug mode that a future was created.
typedef enum FutureOrigin {
    ORIGIN_UNKNOWN, // the loop was not in debug mode
    ORIGIN_LOOP_FUTURE,
    ORIGIN_CREATE_TASK,
    ORIGIN_RUNNER,
    ORIGIN_ENSURE_FUTURE,
    ORIGIN_TASK_GROUP,
    ORIGIN_GATHER,
    ORIGIN_SITE = 16
} FutureOrigin;

enum FutureFlag {
    FUTURE_BLOCKING = 1,      // being awaited (asyncio_future_blocking)
    FUTURE_LOG_TRACEBACK = 2, // exception not retrieved yet
    FUTURE_IS_SLEEP = 4,      // made by asyncio.sleep: its callback is the timer
    TASK_MUST_CANCEL = 8,
    TASK_QUIET = 16, // _log_destroy_pending is False
    TASK_STARTED = 32,
    GATHER_RETURN_EXCEPTIONS = 64,
    GATHER_CANCEL_REQUESTED = 128,
    FUTURE_SHOWN = 256, // as what the task waits for
};

typedef struct Task {
    Future future;
    uint32_t lane;
    uint32_t task_number; // for "Task-N"
    uint32_t cancel_count;
    uint32_t suspend_seq; // the event with which it stopped running last
    uint32_t cancel_seq;  // the event that asked for the cancellation
    uint32_t site;        // + 1: where its coroutine stands; 0: not known since it ran
    uint64_t previous;    // offsets of the neighbours in the list of all tasks that are not done
    uint64_t next;
    Value coroutine;
    Value waiting_on; // the future it waits for, or unset
    Value name;       // str, or unset: "Task-N" is made when asked for
    Value context;
    Value step; // of an async generator, which the coroutine awaits for it; or unset
} Task;

typedef struct GatheringFuture {
    Future future;
    uint32_t finished_count;
    uint32_t child_count; // distinct children
    Value children;       // list, in argument order (with repetitions)
} GatheringFuture;

typedef struct Handle {
    Object object;   // flags: HANDLE_CANCELLED
    uint32_t cause;  // the event after which it was scheduled
    uint32_t site;   // debug mode: the line that made it; else 0
    int64_t when_ns; // timers: key (when_ns, when_lag, order)
    uint64_t when_lag;
    uint64_t order; // 0: the clock that it follows is the program's
    double when;    // as loop.call_at was given it
    Value callback;
    Value args; // tuple
    Value loop;
    Value context; // that holds while it runs: see context.h
} Handle;

Value handle_construct(Machine *m, Value cls, const Call *call);

enum {
    HANDLE_CANCELLED = 1,
    HANDLE_IS_TIMER = 2,
    HANDLE_SCHEDULED = 4
};

typedef enum ReadyKind {
    READY_STEP,     // a: task, b: exception to throw or unset
    READY_WAKEUP,   // a: task, b: the future it waited for
    READY_HANDLE,   // a: handle
    READY_CALLBACK, // a: done callback (or a handle: in its context), b: the future
} ReadyKind;

typedef struct ReadyEntry {
    Value a;
    Value b;
    uint32_t kind;
    uint32_t cause; // event that put it here
} ReadyEntry;

typedef struct TimerEntry {
    int64_t ns;
    uint64_t lag;
    uint64_t order;
    Value what; // HANDLE, or the FUTURE of a sleep
} TimerEntry;

typedef struct Loop {
    Object object;           // flags: LoopFlag
    uint32_t ready_capacity; // power of two
    uint32_t ready_head;
    uint32_t ready_count;
    uint32_t timer_count;
    uint32_t timer_capacity;
    uint32_t turn;           // number of _run_once calls
    int64_t began_ns;        // debug mode: when the callback that runs began
    uint32_t caller;         // of a loop that is open: the lane that runs it
    uint64_t sleeper;        // offset of the strand that waits in it for something to do; 0: none
    Value ready;             // BLOCK of ReadyEntry
    Value timers;            // BLOCK of TimerEntry, a binary heap
    Value current;           // task whose step runs, or unset
    Value exception_handler; // callable or unset
    Value task_factory;
    Value asyncgens; // list of live async generators, or unset
    Value executor;  // the default executor, or unset
    Value dict;
    Value cls;  // of the program or the library, derived from the loop's; or unset
    Value slow; // slow_callback_duration
} Loop;

// --- futures (future.c) -----------------------------------------------------------------------
static inline bool is_future(const Machine *m, Value v) {
    TypeId type = type_of(m, v);
    return type == TYPE_FUTURE || type == TYPE_TASK || type == TYPE_GATHERING_FUTURE;
}
Value future_new(Machine *m, Value loop);
void future_init(Machine *m, Future *future, Value loop);
bool future_set_result(Machine *m, Value future, Value result);       // result borrowed
bool future_set_exception(Machine *m, Value future, Value exception); // exception borrowed
bool future_cancel(Machine *m, Value future, Value message); // true: it was pending. Any kind
Value future_result(Machine *m, Value future);               // owned, or raises
bool future_add_callback(Machine *m, Value future, Value callback);
int future_remove_callback(Machine *m, Value future, Value callback); // how many
Value cancelled_error(Machine *m, Future *future); // owned, a new one or the task's own
// Remembers who made it, in debug mode; in_program: when the program's own code calls.
void future_made_by(Machine *m, Value future, FutureOrigin origin, bool in_program);
void future_schedule_callbacks(Machine *m, Future *future);

// --- tasks (task.c) ---------------------------------------------------------------------------
// Made, but not queued. name and context may be unset or None. Owned.
Value task_make(Machine *m, Value loop, Value coroutine, Value name, Value context);
// Its owner tells of it, not its death: _log_destroy_pending = False. Raises when it is no future.
bool task_silence(Machine *m, Value made);
// Its first step comes in a later turn of the loop.
void task_schedule(Machine *m, Value task);
// Made and scheduled. Owned, VALUE_PUSHED never.
Value task_new(Machine *m, Value loop, Value coroutine, Value name, Value context);
// Task.__init__ and Future.__init__, for classes derived from them (asyncio_module.c).
Value native_task_init(Machine *m, const Call *call);
Value native_future_init(Machine *m, const Call *call);
// A task that task_begin makes one: for classes derived from Task, whose __init__ comes later.
Value task_blank(Machine *m);
bool task_begin(Machine *m, Value task, Value loop, Value coroutine, Value name, Value context);
// Made; its first step runs now, if the loop runs (eager.c). The task, or PUSHED when it will come.
Value task_start_eagerly(Machine *m, Value loop, Value coroutine, Value name, Value context);
// create_task(coro, name, context, eager_start), by the loop's factory if it has one: the task, or
// PUSHED. loop_create_task is loop.create_task. (asyncio_module.c)
Value task_create(Machine *m, Value loop, const Value values[4]);
Value loop_create_task(Machine *m, const Call *call);
// The pending exception keeps alive what the function was given. held is taken.
void keep_arguments(Machine *m, Value held);
// _step_task(loop, task, error, future): a step of the task, here; from future, a wake-up by it.
Value native_step_task(Machine *m, const Call *call);
Value eager_continue(Machine *m, NativeFrame *frame, Outcome outcome);
bool task_cancel(Machine *m, Value task, Value message);
// Lets the task run: PUSHED when its coroutine's frame is on top, NONE when nothing was to do.
Value task_step(Machine *m, Value task, Value exception); // exception borrowed or unset
Value task_wakeup(Machine *m, Value task, Value from);    // a future it waited for is done
// The coroutine's frame has paused, returned or failed. value taken. Returns false with an
// exception pending that leaves the loop (SystemExit, KeyboardInterrupt).
bool task_stepped(Machine *m, Value task, Outcome outcome, Value value);
void task_unlink(Machine *m, Task *task);
Value task_name(Machine *m, Value task); // owned
// The running lane waits for the future, so says the picture.
void emit_await(Machine *m, Value future);

// The name of the function whose coroutine, or generator, it runs; NULL if there is none yet.
// Borrowed: valid as long as that lives.
const char *task_function(const Machine *m, const Task *task);

// --- gather (gather.c) ------------------------------------------------------------------------
bool gather_child_done(Machine *m, Value gathering, Value child);
bool gather_cancel(Machine *m, Value gathering, Value message);
Value gather_new(Machine *m, Value loop, bool return_exceptions); // of nothing yet; owned
void gather_add(Machine *m, Value gathering, Value child);        // a future, retained
// After the last child: counts those that were finished, where a version does so at once.
void gather_count_finished(Machine *m, Value gathering);

// --- the loop (loop.c) ------------------------------------------------------------------------
Value loop_new(Machine *m);
Value loop_allocate(Machine *m, Value cls); // of a class derived from the loop's; owned
Value running_loop(Machine *m);             // borrowed, or RuntimeError "no running event loop"
bool loop_push_ready(Machine *m, Value loop, ReadyKind kind, Value a, Value b, uint32_t cause);
void loop_forget_ready(Machine *m, Loop *loop); // of a loop that is closed, or dies unclosed
bool loop_push_timer(Machine *m, Value loop, int64_t ns, uint64_t lag, Value what);
bool loop_check_open(Machine *m, Value loop); // else RuntimeError "Event loop is closed"
bool loop_check_idle(Machine *m, Value loop); // may be run now; else a RuntimeError that says why
Value loop_continue(Machine *m, NativeFrame *frame, Outcome outcome);
// The strand that waits in the loop looks again at once: something came from another strand.
void loop_wake(Machine *m, Value loop);
// The lane that seems to run while the running loop does what is not shown, or EVENT_NO_LANE.
uint32_t loop_running_caller(const Machine *m);
// Runs until future is done (or until stop() when it is unset): pushes a native frame.
Value loop_run(Machine *m, Value loop, Value future);
// Runs the loop that is running already until the task is done; the result is the task.
Value loop_run_nested(Machine *m, Value loop, Value task);
// A loop that set_event_loop keeps, with work left, outlives the program: when it goes at last,
// CPython's asyncio and logging are gone already and say nothing.
bool loop_outlives_program(const Machine *m, Value loop); // loop may be unset
// Reports through the loop's exception handler or on standard error.
void loop_report(Machine *m, Value loop, const char *message, const char *key, Value subject,
                 Value exception);
bool is_coroutine(const Machine *m, Value v);
Value ensure_future(Machine *m, Value v, Value loop); // owned

enum LoopFlag {
    LOOP_RUNNING = 1,
    LOOP_STOPPING = 2,
    LOOP_CLOSED = 4,
    LOOP_DEBUG = 8,
    LOOP_TRACKS = 32, // remembers where coroutines were made: in debug mode, from the next turn on
    LOOP_OPEN = 16    // of a derived class: everything goes through its methods (lib/open_loop.py)
};

static inline bool loop_is_open(const Machine *m, Value loop) {
    return object_at(m, loop)->flags & LOOP_OPEN;
}
