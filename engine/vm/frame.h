// frame: one activation of a function, suspended or running. Lives in the heap.
//
// A strand's stack is the chain of `back`. A frame that returns or yields delivers its value to
// the frame behind it; `action` says how. Native frames are natives that have to wait for a frame
// they pushed (the event loop, asyncio.run): small state machines.
#pragma once

#include "engine/vm/machine.h"

typedef enum FrameAction {
    ACTION_PUSH,     // the result is pushed on the operand stack behind
    ACTION_INIT,     // __init__: must return None; `extra` (the instance) is pushed
    ACTION_DISCARD,  // nothing is pushed
    ACTION_TRUTH,    // the truth of the result is pushed (__contains__); extra TRUE negates
    ACTION_DELEGATE, // behind stands SEND: yields go on through it, the result replaces the
                     // receiver
    ACTION_FOR_ITER, // behind stands FOR_ITER
    ACTION_NEXT,     // next(), send(): the end of the generator is StopIteration
    ACTION_ANEXT,    // __anext__ of an async generator is being awaited
    ACTION_ACLOSE,   // aclose() is being awaited: GeneratorExit is its good end
    ACTION_NATIVE,   // behind is a native frame
    ACTION_NESTED,   // behind is C: run_nested returns
} FrameAction;

typedef struct Frame {
    Object object; // flags: FrameFlag
    uint32_t program;
    uint32_t code;
    uint32_t base; // locals and cells: where the operand stack begins in slots
    uint32_t slot_count;
    uint32_t ip;     // index of the instruction that runs next
    uint32_t sp;     // the first free place of the operand stack, in slots
    uint32_t action; // FrameAction
    uint32_t unused;
    uint32_t lane; // of the call, if this frame has a lane of its own
    uint32_t caller_lane;
    uint64_t generator; // offset of the generator that owns this frame, or 0. Not counted
    Value back;         // frame behind, or unset
    Value globals;      // dict
    Value locals;       // dict of a class body, the renamed function of a generator that is about
                        // to be made, or unset
    Value extra;        // see FrameAction
    Value slots[];      // locals, cells, operand stack
} Frame;

enum FrameFlag {
    FRAME_HAS_LANE = 1,    // a call shown as a lane of its own (synchronous model)
    FRAME_TRANSPARENT = 2, // its calls get lanes
    FRAME_STARTED = 4,
    FRAME_HOLDS_GENERATOR = 8, // while it runs
    FRAME_IS_PLAIN = 16,       // of a call: its value goes to the FRAME behind, and nothing else
    FRAME_IS_GETTER = 32,      // of a property that LOAD_ATTR behind asks
    FRAME_IS_STEP = 64,        // of __next__ that FOR_ITER behind asks: StopIteration ends the loop
    FRAME_IS_NOTED = 128,      // what it was called with was told: watch.h
};

// The continuation is called with the delivered value in Strand.result (owned; take it), or with
// an exception pending and result unset. It returns VALUE_PUSHED when it has pushed a frame,
// VALUE_BLOCKED when the strand has to wait, anything else is the native's result.
#define VALUE_BLOCKED VALUE_CONST(8)

typedef enum Outcome {
    OUTCOME_RETURNED,
    OUTCOME_YIELDED,
    OUTCOME_RAISED
} Outcome;

enum {
    NATIVE_FRAME_SLOTS = 7
};

typedef struct NativeFrame {
    Object object;
    uint32_t kind;    // NativeFrameKind: native_frame.c
    uint32_t state;   // the continuation's own
    uint32_t action;  // FrameAction towards the frame behind
    uint32_t outcome; // Outcome of the frame that was pushed
    Value back;
    Value slots[NATIVE_FRAME_SLOTS];
} NativeFrame;

enum GeneratorFlag {
    GENERATOR_DROPPED = 1,      // an async generator that the loop has been asked to close
    GENERATOR_IS_AWAITABLE = 2, // of a function that types.coroutine was applied to
    GENERATOR_PASSED_ERROR = 4, // what it was resumed with last went on to what it waits for
    GENERATOR_HAS_ORIGIN = 16,  // debug mode: origin.h knows where it was made
    GENERATOR_KNOWN = 8,        // an async generator that the running loop has heard of
};

typedef enum GeneratorState {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_CLOSED
} GeneratorState;

typedef struct Generator {
    Object object;     // flags: GeneratorFlag
    uint16_t class_id; // CLASS_GENERATOR, CLASS_COROUTINE, CLASS_ASYNC_GENERATOR
    uint16_t state;
    uint32_t program;
    uint32_t code;
    uint32_t origin_site; // where it was created: stream site
    uint32_t known_order; // GENERATOR_KNOWN: the order in which loops heard of them
    uint32_t known_loop;  // and which loop did
    Value frame;          // or unset once closed
    Value name;
    Value qualname;
    Value handled; // while suspended: the exception being handled inside, or unset
    Value outer;   // while running: what was being handled where it was resumed, or unset
} Generator;

// Of a loop that lives: no other object has it.
static inline uint32_t generator_loop_number(Value loop) {
    return (uint32_t)(value_offset(loop) >> 4);
}

// What __anext__, asend, athrow and aclose of an async generator return, or __await__ of a
// coroutine.
typedef enum AwaiterMode {
    AWAITER_SEND,
    AWAITER_THROW,
    AWAITER_CLOSE,
    AWAITER_COROUTINE // what __await__ of a coroutine returns: the coroutine, but not its type
} AwaiterMode;

typedef struct Awaiter {
    Object object;
    uint16_t mode;  // AwaiterMode
    uint16_t state; // GeneratorState
    uint32_t unused;
    Value generator;
    Value value; // to send or to throw
} Awaiter;
