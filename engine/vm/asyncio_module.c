// The functions of the asyncio module that are worth their speed, or that only the machine can do.
// Everything else in asyncio is the prelude's.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/builtins.h"
#include "engine/vm/clock.h"
#include "engine/vm/finalize.h"
#include "engine/vm/generator.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/strand.h"

// --- sleep ------------------------------------------------------------------------------------

static Value sleep_future(Machine *m, Value loop, double delay, Value result) {
    Value v = future_new(m, loop);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Future *future = AS(Future, m, v);
    future->object.flags |= FUTURE_IS_SLEEP;
    future->result = retain(m, result);
    double ns_of_delay = delay * 1e9;
    future->sleep_ns = ns_of_delay > 9e18 ? INT64_MAX : (int64_t)__builtin_nearbyint(ns_of_delay);
    int64_t now = clock_now(m);
    double when = clock_seconds(CLOCK_MONOTONIC_BASE + now) + delay;
    double ns = __builtin_nearbyint(when * 1e9) - (double)CLOCK_MONOTONIC_BASE;
    int64_t due = ns > 9e18 ? INT64_MAX - 1 : ns < (double)now ? now : (int64_t)ns;
    uint64_t lag = m->world->now_lag + (due > now ? 1 : 0);
    loop_push_timer(m, loop, due, lag, v);
    return v;
}

static bool is_awaited_at_once(const Machine *m) {
    if (!is_type(m, m->world->strand.frame, TYPE_FRAME)) {
        return false;
    }
    const Frame *f = current_frame(m);
    return instruction_op(frame_code(m, f)->instructions[f->ip]) == OP_GET_AWAITABLE;
}

// `await asyncio.sleep(1)` needs no coroutine object; everything else gets one.
__attribute__((noinline)) static Value sleep_some_time(Machine *m, const Call *call) {
    World *w = m->world;
    bool plain = call->count == 1 && call->kwnames == VALUE_UNSET;
    if (plain && is_awaited_at_once(m) && w->strand.running_loop != VALUE_UNSET &&
        !loop_is_open(m, w->strand.running_loop)) {
        Value delay = call->args[0];
        if (value_is_int(delay) || value_is_float(delay)) {
            double seconds =
                value_is_int(delay) ? (double)value_as_int(delay) : value_as_float(delay);
            if (seconds <= 0) {
                return VALUE_BARE_YIELD;
            }
            if (seconds > 0) {
                return sleep_future(m, w->strand.running_loop, seconds, VALUE_NONE);
            }
        }
    }
    return call_push(m, prelude_function(m, "_sleep_coroutine"), call->args, call->count,
                     call->kwargs, call->kwnames);
}

static Value native_sleep(Machine *m, const Call *call) {
    bool gives_way = call->count == 1 && call->kwnames == VALUE_UNSET &&
                     call->args[0] == value_from_small_int(0) && is_awaited_at_once(m) &&
                     m->world->strand.running_loop != VALUE_UNSET;
    return gives_way ? VALUE_BARE_YIELD : sleep_some_time(m, call);
}

static Value native_sleep_future(Machine *m, const Call *call) {
    double delay;
    Value loop = running_loop(m);
    if (loop == VALUE_UNSET || !value_as_double(m, call->args[0], &delay)) {
        return VALUE_UNSET;
    }
    if (delay != delay) {
        return raise_error(m, CLASS_VALUE_ERROR, "Invalid delay: NaN (not a number)");
    }
    return sleep_future(m, loop, delay, call->args[1]);
}

static Value native_bare_yield(Machine *m, const Call *call) {
    (void)m;
    (void)call;
    return VALUE_BARE_YIELD;
}

// --- loops ------------------------------------------------------------------------------------

static Value native_get_running_loop(Machine *m, const Call *call) {
    (void)call;
    return retain(m, running_loop(m));
}

static Value native_running_or_none(Machine *m, const Call *call) {
    (void)call;
    Value loop = m->world->strand.running_loop;
    return loop == VALUE_UNSET ? VALUE_NONE : retain(m, loop);
}

// Who runs the loop waits for it meanwhile, and goes on afterwards.
static void enter_open_loop(Machine *m, Loop *loop) {
    World *w = m->world;
    loop->caller = w->strand.lane;
    if (m->record_switches) {
        emit_text(m, EVENT_AWAIT, LANE_WAITING, REASON_TASK, "the event loop");
    }
    w->strand.lane = EVENT_NO_LANE;
}

static void leave_open_loop(Machine *m, const Loop *loop) {
    World *w = m->world;
    w->strand.lane = loop->caller;
    if (m->record_switches) {
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 current_site(m), w->last_seq, 0);
    }
}

// _set_running_loop(loop or None)
static Value native_set_running_loop(Machine *m, const Call *call) {
    Value loop = call->args[0];
    if (loop != VALUE_NONE && !is_type(m, loop, TYPE_LOOP)) {
        return raise_unsupported(m, "a running loop that is no event loop");
    }
    Value before = m->world->strand.running_loop;
    if (before != VALUE_UNSET && loop_is_open(m, before)) {
        leave_open_loop(m, AS(Loop, m, before));
    }
    if (loop != VALUE_NONE && loop_is_open(m, loop)) {
        enter_open_loop(m, AS(Loop, m, loop));
    }
    replace(m, &m->world->strand.running_loop, loop == VALUE_NONE ? VALUE_UNSET : retain(m, loop));
    return VALUE_NONE;
}

static Value native_context_of(Machine *m, const Call *call) {
    Value context = AS(Task, m, call->args[0])->context;
    return context == VALUE_UNSET ? VALUE_NONE : retain(m, context);
}

static Value native_gather_child_done(Machine *m, const Call *call) {
    return gather_child_done(m, call->args[0], call->args[1]) ? VALUE_NONE : VALUE_UNSET;
}

static Value native_settle_clock(Machine *m, const Call *call) {
    (void)call;
    clock_settle(m);
    return VALUE_NONE;
}

// _runs_open_loop()
static Value native_runs_open_loop(Machine *m, const Call *call) {
    (void)call;
    Value loop = m->world->strand.running_loop;
    return value_from_bool(loop != VALUE_UNSET && loop_is_open(m, loop));
}

static Value native_new_event_loop(Machine *m, const Call *call) {
    (void)call;
    return loop_new(m);
}

static Value native_set_event_loop(Machine *m, const Call *call) {
    Value loop = call->args[0];
    if (loop != VALUE_NONE && !is_type(m, loop, TYPE_LOOP)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "loop must be an instance of AbstractEventLoop or None, not '%s'",
                           type_name(m, loop));
    }
    bool is_main = strand_is_main(m);
    m->world->loop_was_set |= is_main;
    replace(m, is_main ? &m->world->asyncio_loop : &m->world->strand.own_loop,
            loop == VALUE_NONE ? VALUE_UNSET : retain(m, loop));
    return VALUE_NONE;
}

// (the loop that is set for this thread or None, whether one was ever set): makes none.
static Value native_local_loop(Machine *m, const Call *call) {
    (void)call;
    bool is_main = strand_is_main(m);
    Value loop = is_main ? m->world->asyncio_loop : m->world->strand.own_loop;
    bool was_set = loop != VALUE_UNSET || (is_main && m->world->loop_was_set);
    Value items[] = {loop == VALUE_UNSET ? VALUE_NONE : loop, value_from_bool(was_set)};
    return tuple_of(m, items, 2);
}

static Value native_get_event_loop(Machine *m, const Call *call) {
    (void)call;
    World *w = m->world;
    if (w->strand.running_loop != VALUE_UNSET) {
        return retain(m, w->strand.running_loop);
    }
    bool is_main = strand_is_main(m);
    if (w->asyncio_loop == VALUE_UNSET && !w->loop_was_set && is_main && m->profile->minor < 14) {
        if (m->profile->minor >= 12) {
            warn_here(m, "DeprecationWarning", "There is no current event loop");
        }
        w->asyncio_loop = loop_new(m);
        Value says = dict_get_z(m, w->globals[1], "_loop_was_made");
        Value said = call_value(m, says, NULL, 0, VALUE_UNSET);
        if (said == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        release(m, said);
    }
    Value loop = is_main ? w->asyncio_loop : w->strand.own_loop;
    if (loop == VALUE_UNSET) {
        const StrandObject *strand = strand_current(m);
        return raise_error(m, CLASS_RUNTIME_ERROR, "There is no current event loop in thread '%s'.",
                           strand ? str_bytes(m, strand->name) : "MainThread");
    }
    return retain(m, loop);
}

// --- tasks ------------------------------------------------------------------------------------

static Value start(Machine *m, Value loop, Value task) {
    Value started = m->host->start_task(m, loop, task);
    if (started == VALUE_PUSHED) {
        release(m, task); // comes back as the result of what was pushed
        return VALUE_PUSHED;
    }
    return task;
}

// A loop that does not run yet queues its tasks under every model.
static Value start_if_running(Machine *m, Value loop, Value task) {
    bool is_new = is_type(m, task, TYPE_TASK) && m->world->strand.running_loop == loop;
    return is_new ? start(m, loop, task) : task;
}

// The arguments of create_task; the last two are keyword-only, and so is eager_start (3.14).
static bool parse_create(Machine *m, const Call *call, const char *function, Value values[4]) {
    static const char *const names[] = {"coro", "name", "context", "eager_start", NULL};
    static const char *const older[] = {"coro", "name", "context", NULL};
    values[3] = VALUE_UNSET;
    bool is_method = strchr(function, '.') != NULL;
    if (call->count > 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes %d positional argument%s but %d were given",
                    function, 1 + is_method, is_method ? "s" : "", call->count + is_method);
        traceback_no_frame(m);
        return false;
    }
    const char *const *known = m->profile->minor >= 14 ? names : older;
    if (!call_check_keywords(m, call, function, known)) {
        return false;
    }
    if (call->count == 0 && call_keyword(m, call, "coro") == VALUE_UNSET) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() missing 1 required positional argument: 'coro'",
                    function);
        return false;
    }
    return call_parse(m, call, function, known, 1, values);
}

Value task_create(Machine *m, Value loop, const Value values[4]) {
    Value none[] = {loop, values[0], VALUE_NONE, VALUE_NONE, VALUE_NONE};
    if (loop_is_open(m, loop)) {
        for (int i = 1; i < 3; i++) {
            none[i + 1] = values[i] == VALUE_UNSET ? VALUE_NONE : values[i];
        }
        return call_push(m, prelude_function(m, "_open_create_task"), none, 4, NULL, VALUE_UNSET);
    }
    if (AS(Loop, m, loop)->task_factory != VALUE_UNSET) {
        for (int i = 1; i < 4; i++) {
            none[i + 1] = values[i] == VALUE_UNSET ? VALUE_NONE : values[i];
        }
        return call_push(m, prelude_function(m, "_create_by_factory"), none, 5, NULL, VALUE_UNSET);
    }
    bool eager = false;
    if (values[3] != VALUE_UNSET && !value_is_true(m, values[3], &eager)) {
        return VALUE_UNSET;
    }
    return eager ? task_start_eagerly(m, loop, values[0], values[1], values[2])
                 : task_new(m, loop, values[0], values[1], values[2]);
}

// _start_eagerly(loop, coro, name, context): a task whose first step runs now.
static Value native_start_eagerly(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_LOOP)) {
        return raise_error(m, CLASS_TYPE_ERROR, "an event loop is required");
    }
    return task_start_eagerly(m, call->args[0], call->args[1], call->args[2], call->args[3]);
}

Value loop_create_task(Machine *m, const Call *call) {
    Value values[4];
    if (!parse_create(m, call, "BaseEventLoop.create_task", values) ||
        !loop_check_open(m, call->self)) {
        return VALUE_UNSET;
    }
    Value task = task_create(m, call->self, values);
    if (is_type(m, task, TYPE_TASK)) {
        future_made_by(m, task, ORIGIN_RUNNER, true);
    }
    return start_if_running(m, call->self, task);
}

// In CPython it is a function in Python that fails here: its frame keeps what it was given alive as
// long as the exception. held is taken.
void keep_arguments(Machine *m, Value held) {
    if (is_type(m, m->world->pending, TYPE_EXCEPTION)) {
        replace(m, &AS(Exception, m, m->world->pending)->extra2, held);
    } else {
        release(m, held);
    }
}

static Value native_create_task(Machine *m, const Call *call) {
    Value values[4];
    if (!parse_create(m, call, "create_task", values)) {
        return VALUE_UNSET;
    }
    Value loop = running_loop(m);
    if (loop == VALUE_UNSET) {
        keep_arguments(m, retain(m, values[0]));
        return VALUE_UNSET;
    }
    Value task = task_create(m, loop, values);
    if (is_type(m, task, TYPE_TASK)) {
        bool by_program =
            is_type(m, m->world->strand.frame, TYPE_FRAME) && current_frame(m)->program == 0;
        future_made_by(m, task, by_program ? ORIGIN_CREATE_TASK : ORIGIN_TASK_GROUP, false);
    }
    return task == VALUE_UNSET || task == VALUE_PUSHED ? task : start(m, loop, task);
}

// Up to 3.11 generators count as coroutines of the old kind. A step of an async generator has all
// the methods of a coroutine.
bool is_coroutine(const Machine *m, Value v) {
    if (is_type(m, v, TYPE_AWAITER)) {
        return AS(Awaiter, m, v)->mode != AWAITER_COROUTINE;
    }
    return is_type(m, v, TYPE_GENERATOR) &&
           (AS(Generator, m, v)->class_id == CLASS_COROUTINE ||
            (AS(Generator, m, v)->class_id == CLASS_GENERATOR && m->profile->minor < 12));
}

Value ensure_future(Machine *m, Value v, Value loop) {
    if (is_future(m, v)) {
        if (loop != VALUE_UNSET && AS(Future, m, v)->loop != loop) {
            return raise_error(m, CLASS_VALUE_ERROR,
                               "The future belongs to a different loop than the one specified as "
                               "the loop argument");
        }
        return retain(m, v);
    }
    Value coroutine = retain(m, v);
    if (!is_coroutine(m, v)) {
        Value method = get_special(m, v, "__await__");
        release(m, method);
        if (method == VALUE_UNSET && !is_awaitable_generator(m, v)) {
            release(m, coroutine);
            return raise_error(m, CLASS_TYPE_ERROR,
                               "An asyncio.Future, a coroutine or an awaitable is required");
        }
        Value wrap = prelude_function(m, "_wrap_awaitable");
        release(m, coroutine);
        coroutine = call_value(m, wrap, &v, 1, VALUE_UNSET);
        if (coroutine == VALUE_UNSET) {
            return VALUE_UNSET;
        }
    }
    if (loop == VALUE_UNSET) {
        loop = running_loop(m);
    }
    Value factory = loop == VALUE_UNSET ? VALUE_UNSET : AS(Loop, m, loop)->task_factory;
    Value args[] = {loop, coroutine, VALUE_NONE, VALUE_NONE, VALUE_NONE};
    Value by_factory = prelude_function(m, "_create_by_factory");
    Value by_loop = prelude_function(m, "_open_create_task");
    Value task = loop == VALUE_UNSET      ? VALUE_UNSET
                 : loop_is_open(m, loop)  ? call_value(m, by_loop, args, 4, VALUE_UNSET)
                 : factory != VALUE_UNSET ? call_value(m, by_factory, args, 5, VALUE_UNSET)
                                          : task_new(m, loop, coroutine, VALUE_UNSET, VALUE_UNSET);
    release(m, coroutine);
    if (is_type(m, task, TYPE_TASK)) {
        future_made_by(m, task, ORIGIN_ENSURE_FUTURE, false);
    }
    return task;
}

static Value native_ensure_future(Machine *m, const Call *call) {
    static const char *const names[] = {"coro_or_future", "loop", NULL};
    Value values[2];
    if (!call_check_keywords(m, call, "ensure_future", names)) {
        return VALUE_UNSET;
    }
    if (call->count > 1) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "ensure_future() takes 1 positional argument but %d were given",
                           call->count);
    }
    if (call->count == 0 && call_keyword(m, call, "coro_or_future") == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "ensure_future() missing 1 required positional "
                           "argument: 'coro_or_future'");
    }
    if (!call_parse(m, call, "ensure_future", names, 1, values)) {
        return VALUE_UNSET;
    }
    Value loop = values[1] == VALUE_NONE ? VALUE_UNSET : values[1];
    if (loop == VALUE_UNSET && !is_future(m, values[0])) {
        Value current = native_get_event_loop(m, call);
        release(m, current); // the world holds it
        loop = current;
        if (loop == VALUE_UNSET) {
            return VALUE_UNSET;
        }
    }
    Value future = ensure_future(m, values[0], loop);
    return is_future(m, values[0]) ? future : start_if_running(m, loop, future);
}

static Value native_current_task(Machine *m, const Call *call) {
    static const char *const names[] = {"loop", NULL};
    Value loop =
        call_check_keywords(m, call, "current_task", names) ? running_loop(m) : VALUE_UNSET;
    if (loop == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value current = AS(Loop, m, loop)->current;
    return is_type(m, current, TYPE_TASK) ? retain(m, current) : VALUE_NONE;
}

// Tasks of a loop that are not done, oldest first: what all_tasks() makes its set of.
static Value native_task_list(Machine *m, const Call *call) {
    Value loop = call->args[0];
    Value list = list_new(m, 4);
    uint64_t offset = m->world->first_task;
    while (offset) {
        Task *task = (Task *)(void *)(m->base + offset);
        if (task->future.loop == loop && task->future.state == FUTURE_PENDING) {
            list_append(m, list, value_of(m, task));
        }
        offset = task->next;
    }
    return list;
}

// Puts g where it belongs: the list is in the order in which the loop heard of them.
static void insert_known(Machine *m, Value list, Value g) {
    if (!list_append(m, list, g)) {
        return;
    }
    Value *items = list_items(m, list);
    uint32_t order = AS(Generator, m, g)->known_order;
    uint32_t i = list_count(m, list) - 1;
    for (; i > 0 && AS(Generator, m, items[i - 1])->known_order > order; i--) {
        items[i] = items[i - 1];
    }
    items[i] = g;
}

// _live_asyncgens(loop): the async generators that the loop has heard of and that nobody dropped.
static Value native_live_asyncgens(Machine *m, const Call *call) {
    Value list = list_new(m, 1);
    uint32_t loop = generator_loop_number(call->args[0]);
    for (Object *o = heap_next(m, NULL, TYPE_GENERATOR); o; o = heap_next(m, o, TYPE_GENERATOR)) {
        const Generator *g = (const Generator *)(const void *)o;
        bool is_live = (o->flags & (GENERATOR_KNOWN | GENERATOR_DROPPED)) == GENERATOR_KNOWN;
        if (list != VALUE_UNSET && is_live && g->known_loop == loop) {
            insert_known(m, list, value_of(m, o));
        }
    }
    return list;
}

// _function_line(f): the line of the def when the program wrote it, else None.
static Value native_function_line(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_FUNCTION)) {
        return VALUE_NONE;
    }
    const Function *f = AS(Function, m, call->args[0]);
    return f->program ? VALUE_NONE : value_from_small_int(code_at(m, 0, f->code)->first_line);
}

// --- gather -----------------------------------------------------------------------------------

static Value empty_gather(Machine *m) {
    Value loop = native_get_event_loop(m, NULL);
    if (loop == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value future = future_new(m, loop);
    Value list = list_new(m, 0);
    future_set_result(m, future, list);
    release(m, list);
    release(m, loop);
    return future;
}

// The child that an earlier argument has made already (the same object twice).
bool task_silence(Machine *m, Value made) {
    if (!is_future(m, made)) { // a task factory may return anything
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "'%s' object has no attribute '_log_destroy_pending'",
                    type_name(m, made));
        return false;
    }
    object_at(m, made)->flags |= TASK_QUIET;
    return true;
}

static Value child_of(Machine *m, const Call *call, Value children, int index) {
    uint64_t hash;
    if (!value_hash(m, call->args[index], &hash)) { // CPython keeps the children in a dict
        return VALUE_UNSET;
    }
    for (int i = 0; i < index && index < 1000; i++) {
        if (call->args[i] == call->args[index]) {
            return retain(m, tuple_items(m, children)[i]);
        }
    }
    Value loop = m->world->strand.running_loop;
    Value held = VALUE_UNSET;
    if (loop == VALUE_UNSET && !is_future(m, call->args[index])) {
        held = loop = native_get_event_loop(m, NULL);
    }
    Value child =
        ensure_future(m, call->args[index], is_future(m, call->args[index]) ? VALUE_UNSET : loop);
    release(m, held);
    if (child != VALUE_UNSET && child != call->args[index] && !task_silence(m, child)) {
        release(m, child);
        return VALUE_UNSET;
    }
    return child;
}

static bool has_coroutine(const Machine *m, const Call *call) {
    for (int i = 0; i < call->count; i++) {
        if (is_coroutine(m, call->args[i])) {
            return true;
        }
    }
    return false;
}

// The outer future of all arguments. Each child is listened to before the next one is made: the end
// of one that is done comes before the first step of a later one.
static Value gather_arguments(Machine *m, const Call *call, bool return_exceptions) {
    Value children = tuple_new(m, (uint32_t)call->count);
    for (int i = 0; i < call->count; i++) {
        tuple_items(m, children)[i] = VALUE_UNSET;
    }
    Value outer = VALUE_UNSET;
    bool ok = true;
    for (int i = 0; i < call->count && ok; i++) {
        Value child = child_of(m, call, children, i);
        tuple_items(m, children)[i] = child;
        if (child != VALUE_UNSET && i == 0) {
            outer = gather_new(m, AS(Future, m, child)->loop, return_exceptions);
        }
        ok = child != VALUE_UNSET && outer != VALUE_UNSET;
        if (ok) {
            gather_add(m, outer, child);
        }
    }
    release(m, children);
    if (ok) {
        gather_count_finished(m, outer);
        return outer;
    }
    if (outer != VALUE_UNSET) {
        AS(Future, m, outer)->state = FUTURE_CANCELLED; // nobody waits for it
        release(m, outer);
    }
    keep_arguments(m, tuple_of(m, call->args, (uint32_t)call->count));
    return VALUE_UNSET;
}

static Value native_gather(Machine *m, const Call *call) {
    static const char *const keywords[] = {"return_exceptions", NULL};
    bool return_exceptions = false;
    if (!call_check_keywords(m, call, "gather", keywords)) {
        return VALUE_UNSET;
    }
    Value flag = call_keyword(m, call, "return_exceptions");
    if (flag != VALUE_UNSET && !value_is_true(m, flag, &return_exceptions)) {
        return VALUE_UNSET;
    }
    if (call->count == 0) {
        return empty_gather(m);
    }
    Value running = m->world->strand.running_loop;
    bool at_once = m->host->runs_at_once ||
                   (running != VALUE_UNSET && AS(Loop, m, running)->task_factory != VALUE_UNSET);
    if (at_once && has_coroutine(m, call)) {
        return call_push(m, prelude_function(m, "_gather_one_by_one"), call->args, call->count,
                         call->kwargs, call->kwnames);
    }
    Value outer = gather_arguments(m, call, return_exceptions);
    if (m->record_switches && outer != VALUE_UNSET &&
        m->world->strand.running_loop != VALUE_UNSET) {
        emit_text(m, EVENT_GROUP_BEGUN, LANE_RUNNING, REASON_CALL, "gather of %u",
                  AS(GatheringFuture, m, outer)->child_count);
    }
    return outer;
}

// --- asking -----------------------------------------------------------------------------------

static Value native_iscoroutine(Machine *m, const Call *call) {
    return value_from_bool(is_coroutine(m, call->args[0]));
}

static Value native_iscoroutinefunction(Machine *m, const Call *call) {
    Value v = call->args[0];
    if (is_type(m, v, TYPE_INSTANCE)) { // functools.partial
        return call_push(m, prelude_function(m, "_inspect_iscoroutinefunction"), call->args, 1,
                         NULL, VALUE_UNSET);
    }
    while (is_type(m, v, TYPE_METHOD)) {
        v = AS(Method, m, v)->function;
    }
    if (is_type(m, v, TYPE_NATIVE)) {
        return value_from_bool(native_info(AS(Native, m, v)->id)->function == native_sleep);
    }
    if (!is_type(m, v, TYPE_FUNCTION)) {
        return VALUE_FALSE;
    }
    const Function *f = AS(Function, m, v);
    return value_from_bool(code_at(m, f->program, f->code)->flags & CODE_COROUTINE);
}

// _make_awaitable(generator): what types.coroutine does with what its function returns.
static Value native_make_awaitable(Machine *m, const Call *call) {
    return generator_make_awaitable(m, call->args[0]);
}

static Value native_isfuture(Machine *m, const Call *call) {
    return value_from_bool(is_future(m, call->args[0]));
}

const NativeInfo natives_asyncio[] = {
    {"sleep", native_sleep, 0, -1, true, EFFECT_CLOCK},
    {"create_task", native_create_task, 0, -1, true, EFFECT_LOOP},
    {"ensure_future", native_ensure_future, 0, -1, true, EFFECT_LOOP},
    {"gather", native_gather, 0, -1, true, EFFECT_LOOP},
    {"get_running_loop", native_get_running_loop, 0, 0, false, EFFECT_PRIVATE},
    {"_get_running_loop", native_running_or_none, 0, 0, false, EFFECT_PRIVATE},
    {"get_event_loop", native_get_event_loop, 0, 0, false, EFFECT_PRIVATE},
    {"new_event_loop", native_new_event_loop, 0, 0, false, EFFECT_PRIVATE},
    {"_local_loop", native_local_loop, 0, 0, false, EFFECT_PRIVATE},
    {"set_event_loop", native_set_event_loop, 1, 1, false, EFFECT_WRITES_SELF},
    {"current_task", native_current_task, 0, 1, true, EFFECT_PRIVATE},
    {"iscoroutine", native_iscoroutine, 1, 1, false, EFFECT_PRIVATE},
    {"iscoroutinefunction", native_iscoroutinefunction, 1, 1, false, EFFECT_PRIVATE},
    {"isfuture", native_isfuture, 1, 1, false, EFFECT_PRIVATE},
    {"_sleep_future", native_sleep_future, 2, 2, false, EFFECT_CLOCK},
    {"_bare_yield", native_bare_yield, 0, 0, false, EFFECT_CLOCK},
    {"_make_awaitable", native_make_awaitable, 1, 1, false, EFFECT_PRIVATE},
    {"_start_eagerly", native_start_eagerly, 4, 4, false, EFFECT_LOOP},
    {"_step_task", native_step_task, 4, 4, false, EFFECT_LOOP},
    {"_set_running_loop", native_set_running_loop, 1, 1, false, EFFECT_LOOP},
    {"_context_of", native_context_of, 1, 1, false, EFFECT_PRIVATE},
    {"_gather_child_done", native_gather_child_done, 2, 2, false, EFFECT_LOOP},
    {"_settle_clock", native_settle_clock, 0, 0, false, EFFECT_CLOCK},
    {"_runs_open_loop", native_runs_open_loop, 0, 0, false, EFFECT_PRIVATE},
    {"_task_list", native_task_list, 1, 1, false, EFFECT_READS_SELF},
    {"_live_asyncgens", native_live_asyncgens, 1, 1, false, EFFECT_PRIVATE},
    {"_function_line", native_function_line, 1, 1, false, EFFECT_PRIVATE},
    {0},
};

// asyncio.Future(loop=...) and asyncio.Task(coro, loop=..., name=..., context=..., eager_start=...)

// Everything but the first `most` arguments is given by keyword; names ends with NULL.
static bool check_construct(Machine *m, const Call *call, const char *name, int most,
                            const char *const *names) {
    if (call->count > most) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes %s %d positional argument%s (%d given)", name,
                    most == 1 ? "exactly" : "at most", most, most == 1 ? "" : "s", call->count);
        return false;
    }
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        Value given = tuple_items(m, call->kwnames)[i];
        int at = 0;
        while (names[at] && !str_equal_z(m, given, names[at])) {
            at++;
        }
        if (!names[at]) {
            raise_unknown_keyword(m, name, str_bytes(m, given), names);
            return false;
        }
    }
    return true;
}

static Value loop_given(Machine *m, const Call *call, Value given) { // owned
    return given == VALUE_UNSET || given == VALUE_NONE ? native_get_event_loop(m, call)
                                                       : retain(m, given);
}

Value future_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"loop", NULL};
    (void)cls;
    if (call->count > 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "Future() takes no positional arguments");
    }
    if (!check_construct(m, call, "Future", 0, names)) {
        return VALUE_UNSET;
    }
    Value loop = loop_given(m, call, call_keyword(m, call, "loop"));
    if (loop == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value future = future_new(m, loop);
    release(m, loop);
    if (future != VALUE_UNSET) {
        future_made_by(m, future, ORIGIN_LOOP_FUTURE, true);
    }
    return future;
}

static bool task_arguments(Machine *m, const Call *call, Value *values, Value *loop) {
    static const char *const names[] = {"coro", "loop", "name", "context", "eager_start", NULL};
    static const char *const older[] = {"coro", "loop", "name", "context", NULL};
    const char *const *known = m->profile->minor >= 12 ? names : older;
    values[4] = VALUE_UNSET;
    if (!check_construct(m, call, "Task", 1, known) ||
        !call_parse(m, call, "Task", known, 1, values)) {
        return false;
    }
    *loop = loop_given(m, call, values[1]);
    return *loop != VALUE_UNSET;
}

// A name given to the class itself does not use up a number, other than one for create_task.
static void count_named(Machine *m, Value name) {
    if (name != VALUE_UNSET && name != VALUE_NONE) {
        m->world->next_task_number--;
    }
}

Value task_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value values[5];
    Value loop;
    bool eager = false;
    if (!task_arguments(m, call, values, &loop)) {
        return VALUE_UNSET;
    }
    if (values[4] != VALUE_UNSET && !value_is_true(m, values[4], &eager)) {
        release(m, loop);
        return VALUE_UNSET;
    }
    Value task = eager ? task_start_eagerly(m, loop, values[0], values[2], values[3])
                       : task_new(m, loop, values[0], values[2], values[3]);
    count_named(m, values[2]);
    if (is_type(m, task, TYPE_TASK)) {
        future_made_by(m, task, ORIGIN_RUNNER, true);
    }
    release(m, loop);
    return task;
}

// Task.__init__ and Future.__init__, for classes derived from them.
Value native_task_init(Machine *m, const Call *call) {
    Value values[5];
    Value loop;
    if (!is_type(m, call->self, TYPE_TASK) || AS(Task, m, call->self)->coroutine != VALUE_UNSET) {
        return raise_unsupported(m, "a second __init__ of a task");
    }
    if (!task_arguments(m, call, values, &loop)) {
        return VALUE_UNSET;
    }
    bool ok = task_begin(m, call->self, loop, values[0], values[2], values[3]);
    count_named(m, values[2]);
    if (ok) {
        task_schedule(m, call->self);
    }
    release(m, loop);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

Value native_future_init(Machine *m, const Call *call) {
    static const char *const names[] = {"loop", NULL};
    Value given;
    if (!call_parse(m, call, "Future", names, 0, &given)) {
        return VALUE_UNSET;
    }
    Value loop = given == VALUE_UNSET || given == VALUE_NONE ? native_get_event_loop(m, call)
                                                             : retain(m, given);
    if (loop == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    replace(m, &AS(Future, m, call->self)->loop, loop);
    return VALUE_NONE;
}
