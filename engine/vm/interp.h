// interp: runs frames. The part of the machine that only the machine itself uses.
//
// run_strand executes until there is a reason to stop. Nothing in it waits, and it keeps nothing
// on the C stack between two instructions, so that a world can be copied before any of them.
#pragma once

#include "engine/vm/asyncio.h"
#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

static inline const Code *code_at(const Machine *m, uint32_t program, uint32_t code) {
    return &m->codes[program][code];
}

static inline const Code *frame_code(const Machine *m, const Frame *f) {
    return code_at(m, f->program, f->code);
}

static inline Value name_at(const Machine *m, uint32_t program, uint32_t name) { // borrowed
    return AS(Values, m, m->world->names[program])->items[name];
}

static inline Value constant_at(const Machine *m, uint32_t program, uint32_t constant) { // borrowed
    return AS(Values, m, m->world->constants[program])->items[constant];
}

static inline Frame *current_frame(const Machine *m) {
    return AS(Frame, m, m->world->strand.frame);
}

StopReason run_strand(Machine *m);

// --- frames (frame.c) -------------------------------------------------------------------------
// A frame with nothing in it yet. NULL: no memory, raised.
Frame *frame_alloc(Machine *m, const Code *code, const Function *function);

// Its bytes, and how it begins in memory that has only an object's header yet: with args (taken) as
// its first locals.
static inline size_t frame_size(const Code *code) {
    return sizeof(Frame) + (size_t)code->slot_count * sizeof(Value);
}
__attribute__((always_inline)) static inline void frame_begin(const Machine *m, Frame *frame,
                                                              const Code *code,
                                                              const Function *function, Value back,
                                                              const Value *args, int count) {
    uint32_t number = function->code; // pairs that are read before they are written go as one word
    uint32_t program = function->program;
    frame->program = program;
    frame->code = number;
    uint32_t base = code->frame_base;
    uint32_t slot_count = code->slot_count;
    frame->base = base;
    frame->slot_count = slot_count;
    frame->ip = 0;
    frame->sp = base;
    frame->action = ACTION_PUSH;
    frame->unused = frame->lane = frame->caller_lane = 0;
    frame->generator = 0;
    frame->back = back;
    Value globals = function->globals;
    object_at(m, globals)->refs++;
    frame->globals = globals;
    frame->locals = frame->extra = VALUE_UNSET;
    Value *slot = frame->slots;
    for (int i = 0; i < count; i++) {
        *slot++ = args[i];
    }
    for (const Value *end = frame->slots + base; slot < end; slot++) {
        *slot = VALUE_UNSET;
    }
}
// A frame for a call of function with its arguments bound; unset with an exception pending when
// they do not fit. args are borrowed.
Value frame_for_call(Machine *m, Value function, const Value *args, int count, const Value *kwargs,
                     Value kwnames);
// Makes it the strand's running frame; takes the frame. back is the frame that was running.
void frame_push(Machine *m, Value frame, FrameAction action);
// Takes the running frame off; what was behind runs next. The frame is released.
void frame_pop(Machine *m);
// frame_pop for a frame that will not deliver: its generator is closed, its lane ends.
void frame_abandon(Machine *m);
// A native frame on top of the running one.
NativeFrame *native_frame_push(Machine *m, uint32_t kind, FrameAction action);

typedef enum NativeFrameKind {
    NATIVE_FRAME_LOOP,    // an event loop that runs
    NATIVE_FRAME_NESTED,  // C waits: call_value
    NATIVE_FRAME_CLASS,   // class body: makes the class from the namespace
    NATIVE_FRAME_CACHE,   // the function of lru_cache, whose result is kept
    NATIVE_FRAME_EAGER,   // the first step of an eager task
    NATIVE_FRAME_STRAND,  // the bottom of a thread: calls its function
    NATIVE_FRAME_ACQUIRE, // a lock that another strand has is wanted
    NATIVE_FRAME_NEXT,    // the next item of an iterator of iterators: walk.c
    NATIVE_FRAME_ALL,     // all items of an iterator, for a native
    NATIVE_FRAME_CLOCK,   // a busy reader of the clock lets others run
    NATIVE_FRAME_MAKE,    // a class whose __new__ is written in Python
    NATIVE_FRAME_BINARY,  // an operator's method in Python: descend.c
    NATIVE_FRAME_PROCESS, // the scheduler is asked for something
    NATIVE_FRAME_KIND_COUNT,
} NativeFrameKind;

typedef Value (*Continuation)(Machine *m, NativeFrame *frame, Outcome outcome);
Value strand_continue(Machine *m, NativeFrame *frame, Outcome outcome); // strand.c
Value clock_continue(Machine *m, NativeFrame *frame, Outcome outcome);  // time_module.c
Continuation native_frame_continuation(NativeFrameKind kind);

// --- calls (call.c) ---------------------------------------------------------------------------
// Calls from bytecode: the result (owned), VALUE_PUSHED when a frame was pushed that will deliver
// with ACTION_PUSH, or unset with an exception pending. args are borrowed.
Value call_push(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                Value kwnames);
// Like call_push, with another action for the frame (when one is pushed).
Value call_push_action(Machine *m, Value callable, const Value *args, int count, FrameAction action,
                       Value extra);
// Runs the strand until the frame just pushed has delivered; for natives.
Value run_nested(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                 Value kwnames);
// init(args[0], ...) by bytecode; delivers args[0].
Value call_init(Machine *m, Value init, const Value *args, int count, const Value *kwargs,
                Value kwnames);
bool check_recursion(Machine *m, const char *where);

// --- generators (generator.c) -----------------------------------------------------------------
Value generator_new(Machine *m, Frame *frame);
// Makes the generator's innermost frame run next. value is sent (taken); when it is unset the
// pending exception is thrown in. Returns VALUE_PUSHED, or unset with an exception pending when
// the generator cannot be resumed.
Value generator_resume(Machine *m, Value generator, Value value, FrameAction action);
// Where generator_resume has put the frame f of a generator that had begun: on to the innermost
// frame that it delegates to, which gets the value (taken; unset: the pending exception).
Value generator_go_on(Machine *m, Frame *f, Value value);
// What a suspended generator delegates to (cr_await), borrowed, or unset.
Value generator_receiver(const Machine *m, const Generator *generator);
// close(): throws GeneratorExit into a suspended generator, nested.
bool generator_close(Machine *m, Value generator);
// Whether an async generator runs or waits for something on its way to the next value.
bool generator_is_underway(Machine *m, const Generator *g);
// A coroutine, or a generator that types.coroutine has made one.
bool is_awaitable_generator(const Machine *m, Value v);
// The receiver that SEND delegates to. arg as GET_AWAITABLE's. Owned.
Value awaitable_of(Machine *m, Value v, uint32_t where);

// --- tasks (task_step.c) ----------------------------------------------------------------------
// The running frame yields None to its event loop: its task goes to the end of the queue, and the
// next one's frame is on top. False: not so simple, and nothing has changed.
__attribute__((noinline)) bool task_give_way(Machine *m, Frame *frame);

// --- classes (class.c) ------------------------------------------------------------------------
bool classes_init(Machine *m);
Value function_new(Machine *m, uint32_t program, uint32_t code, Value globals);
Value method_new(Machine *m, Value function, Value self);
// Whether CPython has it in C, where Lockstep has it in Python.
bool method_is_in_c(const Machine *m, Value method);
// [function self] for LOAD_METHOD: sets *self to unset when the result is already bound. Owned.
Value get_method(Machine *m, Value v, Value name, Value *self);
Value super_new(Machine *m, Value cls, Value self);
Value instance_new(Machine *m, Value cls);
// Constructors of runtime.h (function.c).
Value super_construct(Machine *m, Value cls, const Call *call);
Value property_construct(Machine *m, Value cls, const Call *call);
Value wrapper_construct(Machine *m, Value cls, const Call *call); // staticmethod, classmethod

// Fills in what a builtin exception class keeps beside its args (StopIteration.value ...).
void exception_prepare(Machine *m, Value exception);
// Keywords of a builtin exception class: ImportError(name=, path=) and the like.
bool exception_keywords(Machine *m, Value exception, const Call *call);
Value exception_group_new(Machine *m, Value cls, const Value *args, int count);

double loop_time(Machine *m); // seconds, a clock read
// The class statement's body has run: the class.
Value class_body_done(Machine *m, NativeFrame *n, Outcome outcome);
Value cache_continue(Machine *m, NativeFrame *n, Outcome outcome); // lru_cache.c

// --- natives (native.c) -----------------------------------------------------------------------
uint32_t native_id(const NativeInfo *table, int index);
uint32_t native_id_end(void); // all are less
const NativeInfo *native_info(uint32_t id);
int native_owner(uint32_t id);          // ClassId of the class it is a method of, or -1
bool native_is_slot(uint32_t id);       // a method that CPython makes of a slot of the class
const char *native_module(uint32_t id); // __module__ of a function of a builtin module; else NULL
bool native_stands_for_python(uint32_t id); // CPython has it as a function written in Python
Value native_new(Machine *m, uint32_t id, Value self);
// Puts every native of the table into dict.
bool natives_into(Machine *m, const NativeInfo *table, Value dict);
Value native_call(Machine *m, Value native, const Value *args, int count, const Value *kwargs,
                  Value kwnames);
Value native_call_plain(Machine *m, Value native, const Value *args, int count); // no keywords

// --- modules (module.c) -----------------------------------------------------------------------
Value module_import(Machine *m, Value name); // owned, or ModuleNotFoundError pending, or PUSHED

// --- events (events.c) ------------------------------------------------------------------------
uint32_t event_emit(Machine *m, EventKind kind, LaneState state, Reason reason, uint32_t lane,
                    uint32_t site, uint32_t cause, uint32_t detail);
// The same where every nanosecond counts.
__attribute__((always_inline)) static inline uint32_t event_emit_inline(
    Machine *m, EventKind kind, LaneState state, Reason reason, uint32_t lane, uint32_t site,
    uint32_t cause, uint32_t detail) {
    if (!m->record_switches) {
        return EVENT_NO_CAUSE;
    }
    if (lane == m->world->strand.own_lane) {
        m->world->strand.own_state = (uint8_t)state;
        m->world->strand.own_reason = (uint8_t)reason;
    }
    if (lane < WATCHED_LANES) {
        m->world->looks[lane] = (LaneLook){(unsigned)state & 3u, (unsigned)reason & 63u};
    }
    uint32_t seq = recorder_add(m->recorder, (StepEvent){
                                                 .t_ns = m->world->now_ns,
                                                 .cause = cause,
                                                 .detail = detail,
                                                 .lane = lane & EVENT_NO_LANE,
                                                 .kind = (unsigned)kind & 63u,
                                                 .state = (unsigned)state & 3u,
                                                 .reason = (unsigned)reason & 63u,
                                                 .site = site & EVENT_MAX_SITES,
                                                 .worker = m->world->strand.worker & 0xFFF,
                                             });
    if (seq >= m->max_events && !m->limit) {
        m->limit = "events";
    }
    return seq;
}
// On the running lane, at the running instruction, caused by its previous event.
uint32_t emit_here(Machine *m, EventKind kind, LaneState state, Reason reason, uint32_t detail);
uint32_t emit_text(Machine *m, EventKind kind, LaneState state, Reason reason, const char *format,
                   ...) __attribute__((format(printf, 5, 6)));
uint32_t lane_new(Machine *m, const char *name, uint32_t cause);
uint32_t current_site(const Machine *m);
// Where a frame stands that is perhaps not running; nowhere in the library's code.
__attribute__((always_inline)) static inline uint32_t frame_site(const Machine *m, const Frame *f) {
    return f->program == 0 ? frame_code(m, f)->sites[f->ip ? f->ip - 1 : 0] : EVENT_NO_SITE;
}
// A short text for people, made without running any of the program's code.
// A value for people, by its first parts: of a container so many items, so deep.
enum {
    DESCRIBED_ITEMS = 8,
    DESCRIBED_DEPTH = 2
};
void describe_value(Machine *m, Value v, Text *text);
// The attributes of an instance that its description has: a dict, or unset when there are none: its
// class derives from one of the library, or it holds no attributes.
Value described_attributes(const Machine *m, Value v);

// --- frames, codes, tracebacks as values (frame_object.c) -------------------------------------
// An attribute, owned; unset when there is none of that name.
// The first frame of the program from v on, along the calls; or NULL (reflection.c).
const Frame *user_frame_from(Machine *m, Value v);
// The variables of a frame by name, owned (reflection.c): of a function the same dict each time,
// brought up to date.
Value frame_locals(Machine *m, Value frame);
Value code_object_new(Machine *m, uint32_t program, uint32_t code);
Value frame_attribute(Machine *m, Value frame, const char *name);
Value code_attribute(Machine *m, Value code, const char *name);
Value traceback_attribute(Machine *m, Value traceback, const char *name);

// --- finding out ------------------------------------------------------------------------------
uint64_t visible_address(Machine *m, Value v);
// Where CPython 3.minor has a module of its library: its messages and reprs name the file.
void module_place(int minor, const char *name, Text *out);
// Adds the running frame to the traceback of the pending exception.
void traceback_here(Machine *m, Frame *f);
// The pending exception, raised just now by a native, keeps the values alive.
void traceback_hold(Machine *m, const Value *values, int count);
// The pending exception passes a frame of the library's, which keeps the value alive.
void traceback_pass(Machine *m, Value held);
// Not so when the arguments did not even fit.
void traceback_no_frame(Machine *m);
// An exception that never was in a frame of Python gets one of the library.
void traceback_of_library(Machine *m, Value exception);
// "Traceback (most recent call last): ..." as CPython itself prints it, and as its library does,
// which knows no suggestions before 3.12; alone: without its causes.
void traceback_print(Machine *m, Value exception, Text *out);
void traceback_text(Machine *m, Value exception, Text *out);
void traceback_text_alone(Machine *m, Value exception, Text *out);
// As the interpreter prints one that nobody can catch: without notes and without suggestions.
void traceback_ignored(Machine *m, Value exception, Text *out);
// The lines of the frames only. traceback: TRACEBACK, or anything else for none.
void traceback_entries(Machine *m, Value traceback, Text *out);
// "ValueError: bad" and the notes, a line each.
void exception_with_notes(Machine *m, Value exception, Text *out);
// "ValueError: bad".
void exception_line(Machine *m, Value exception, Text *out);
// Suggestions: ". Did you mean: 'x'?" or nothing. The names are those of the traceback's frame.
void suggestion_for(Machine *m, Value exception, Value traceback, bool by_library, Text *out);
// The same for a keyword that is none of names (NULL after the last), as 3.13 suggests it.
void suggestion_among(const char *wrong, const char *const *names, Text *out);
