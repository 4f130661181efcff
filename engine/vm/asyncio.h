// asyncio: futures, tasks, handles and the event loop as objects of the heap.
//
// The rules are CPython's (base_events.py, futures.py, tasks.py), in native form because task
// switches are what this program is measured by; everything built on top of them (wait, timeout,
// locks, queues) is Python in the prelude.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

typedef enum FutureState { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED } FutureState;

typedef struct Future {
    Object object; // flags: FutureFlag
    uint8_t state; // FutureState
    uint8_t unused[3];
    uint32_t number;   // creation order: hash, set order
    uint32_t done_seq; // event that completed it
    uint32_t sleep_timer; // a sleep: number of its timer
    Value loop;
    Value result;
    Value exception;
    Value callbacks; // unset, one callback, or a list of them
    Value cancel_message;
    Value cancelled_exception; // the CancelledError a task ended with
    Value dict;
} Future;

enum FutureFlag {
    FUTURE_BLOCKING = 1,     // being awaited (asyncio_future_blocking)
    FUTURE_LOG_TRACEBACK = 2, // exception not retrieved yet
    FUTURE_IS_SLEEP = 4,     // made by asyncio.sleep: its callback is the timer
    TASK_MUST_CANCEL = 8,
    TASK_QUIET = 16,         // _log_destroy_pending is False
    TASK_STARTED = 32,
    GATHER_RETURN_EXCEPTIONS = 64,
    GATHER_CANCEL_REQUESTED = 128,
};

typedef struct Task {
    Future future;
    uint32_t lane;
    uint32_t task_number; // for "Task-N"
    uint32_t cancel_count;
    uint32_t ready_seq; // the event that put it into the ready queue
    Value coroutine;
    Value waiting_on; // the future it waits for, or unset
    Value name;       // str, or unset: "Task-N" is made when asked for
    Value context;
} Task;

typedef struct GatheringFuture {
    Future future;
    uint32_t finished_count;
    uint32_t child_count; // distinct children
    Value children;       // list, in argument order (with repetitions)
} GatheringFuture;

typedef struct Handle {
    Object object; // flags: HANDLE_CANCELLED
    uint32_t unused;
    uint32_t order;
    int64_t when_ns; // timers: key (when_ns, when_lag, order)
    uint64_t when_lag;
    double when; // as loop.call_at was given it
    Value callback;
    Value args; // tuple
    Value loop;
} Handle;

enum { HANDLE_CANCELLED = 1, HANDLE_IS_TIMER = 2, HANDLE_SCHEDULED = 4 };

typedef enum ReadyKind {
    READY_STEP,     // a: task, b: exception to throw or unset
    READY_WAKEUP,   // a: task, b: the future it waited for
    READY_HANDLE,   // a: handle
    READY_CALLBACK, // a: done callback, b: the future
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
    Object object; // flags: LoopFlag
    uint32_t ready_capacity; // power of two
    uint32_t ready_head;
    uint32_t ready_count;
    uint32_t timer_count;
    uint32_t timer_capacity;
    uint32_t turn; // number of _run_once calls
    Value ready;   // BLOCK of ReadyEntry
    Value timers;  // BLOCK of TimerEntry, a binary heap
    Value current; // task whose step runs, or unset
    Value exception_handler; // callable or unset
    Value task_factory;
    Value asyncgens; // list of live async generators, or unset
} Loop;

enum LoopFlag { LOOP_RUNNING = 1, LOOP_STOPPING = 2, LOOP_CLOSED = 4, LOOP_DEBUG = 8 };
