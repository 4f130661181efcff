#include "engine/vm/finalize.h"

#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"
#include "engine/vm/origin.h"
#include "engine/vm/type.h"
#include "engine/vm/visit.h"

// Whatever a finalizer does, the exception that was on its way stays on its way.
static Value set_aside(Machine *m) {
    return pending_take(m);
}

static void put_back(Machine *m, Value held) {
    if (!m->limit && m->problem.length == 0) {
        pending_clear(m);
        m->world->pending = held;
    } else {
        release(m, held);
    }
}

// What no line of a program raised is said to come from where the program stands.
static void place_error(Machine *m) {
    Value top = m->world->strand.frame;
    if (AS(Exception, m, m->world->pending)->traceback != VALUE_UNSET) {
        return;
    }
    if (is_type(m, top, TYPE_FRAME)) {
        traceback_here(m, AS(Frame, m, top));
    } else if (value_is_ref(top)) {
        traceback_of_library(m, m->world->pending);
    }
}

void finalize_tell_ignored(Machine *m, Value subject) {
    if (!is_type(m, m->world->pending, TYPE_EXCEPTION) || m->limit || m->problem.length > 0) {
        return;
    }
    place_error(m);
    Text text = {0};
    text_add_z(&text, "Exception ignored in: ");
    Value error = pending_take(m);
    if (!text_add_repr(m, &text, subject)) {
        pending_clear(m);
    }
    text_add_char(&text, '\n');
    traceback_ignored(m, error, &text);
    machine_output(m, text_z(&text), text.length, true);
    text_release(&text);
    release(m, error);
}

bool finalize_future_wanted(const Object *object) {
    const Future *future = (const Future *)(const void *)object;
    if (object->flags & FUTURE_LOG_TRACEBACK) {
        return true;
    }
    return object->type == TYPE_TASK && future->state == FUTURE_PENDING &&
           !(object->flags & TASK_QUIET);
}

// Nobody can go on with it any more: its lane ends here.
static void end_lane(Machine *m, const Task *task) {
    if (task->lane != EVENT_NO_LANE) {
        event_emit(m, EVENT_ENDED, LANE_DONE, REASON_ENDED_WITH_PROGRAM, task->lane, 0,
                   m->world->last_seq, 0);
    }
}

void finalize_future(Machine *m, Object *object) {
    Future *future = (Future *)(void *)object;
    Value self = value_of(m, object);
    Value held = set_aside(m);
    bool is_mute = m->world->asyncio_is_mute;
    if (object->type == TYPE_TASK && future->state == FUTURE_PENDING) {
        object->flags |= TASK_QUIET;
        end_lane(m, (Task *)(void *)object);
    }
    if (object->type == TYPE_TASK && future->state == FUTURE_PENDING && !is_mute) {
        loop_report(m, future->loop, "Task was destroyed but it is pending!", "task", self,
                    VALUE_UNSET);
    }
    if (object->flags & FUTURE_LOG_TRACEBACK && !is_mute) {
        object->flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
        const char *message = object->type == TYPE_TASK ? "Task exception was never retrieved"
                              : object->type == TYPE_GATHERING_FUTURE
                                  ? "_GatheringFuture exception was never retrieved"
                                  : "Future exception was never retrieved";
        loop_report(m, future->loop, message, "future", self, future->exception);
    }
    put_back(m, held);
}

// A warning is told once for each place, as the filter "default" has it.
static bool is_told(Machine *m, const char *message, int32_t line) {
    World *w = m->world;
    if (w->warned == VALUE_UNSET) {
        w->warned = dict_new(m);
    }
    Text key = {0};
    text_printf(&key, "%d: %s", line, message);
    bool told = dict_get_z(m, w->warned, text_z(&key)) != VALUE_UNSET;
    dict_set_z(m, w->warned, text_z(&key), VALUE_TRUE);
    text_release(&key);
    return told;
}

// A line of CPython's library where values of the program are dropped: the frame stands in
// `within`, a function of the prelude; NULL: the place is chosen by other means.
typedef struct LibraryPlace {
    const char *within;
    const char *file;
    int line;
    const char *text;
} LibraryPlace;

enum {
    PLACE_CALLBACK,
    PLACE_CLOSE,
    PLACE_FIRST_FUNCTION,
    PLACE_COUNT = 8
};

static const LibraryPlace library_places[PLACE_COUNT] = {
    {NULL, "asyncio/events.py", 80, "self._context.run(self._callback, *self._args)"},
    {NULL, "asyncio/base_events.py", 678, "self._ready.clear()"},
    {"Thread.run", "threading.py", 982, "self._target(*self._args, **self._kwargs)"},
    {"Thread._bootstrap", "threading.py", 1045, "self.run()"},
    {"_pool_worker", "concurrent/futures/thread.py", 85, "del work_item"},
    {"Future._invoke_callbacks", "concurrent/futures/_base.py", 340, "callback(self)"},
    {"Future.add_done_callback", "concurrent/futures/_base.py", 424, "fn(self)"},
    {"Timer.run", "threading.py", 1401, "self.function(*self.args, **self.kwargs)"},
};

// Where it is told: a line of the program; 0: at the end of everything; -1 - i: in the frame of
// CPython's that library_places[i] names.
static int32_t line_of_warning(const Machine *m) {
    Value top = m->world->strand.frame;
    if (m->world->clears_loop) {
        return -1 - PLACE_CLOSE;
    }
    if (m->world->finalizing) {
        return 0;
    }
    if (is_type(m, top, TYPE_NATIVE_FRAME) && AS(NativeFrame, m, top)->kind == NATIVE_FRAME_LOOP) {
        return -1 - PLACE_CALLBACK;
    }
    if (is_type(m, top, TYPE_FRAME) && AS(Frame, m, top)->program == 1) {
        const Frame *f = AS(Frame, m, top);
        Value within = name_at(m, f->program, frame_code(m, f)->qualname);
        for (int i = PLACE_FIRST_FUNCTION; i < PLACE_COUNT; i++) {
            if (str_equal_z(m, within, library_places[i].within)) {
                return -1 - i;
            }
        }
    }
    uint32_t here = current_site(m);
    return here ? m->programs[0]->site_lines[here] : 0;
}

// CPython has no means to at its very end.
static bool may_explain(const Machine *m) {
    return !m->world->finalizing || m->world->may_explain;
}

bool warn_here(Machine *m, const char *category, const char *message) {
    const Source *source = &m->programs[0]->source;
    int32_t line = line_of_warning(m);
    if (m->world->asyncio_is_mute || is_told(m, message, line)) {
        return false;
    }
    Text text = {0};
    if (line > 0) {
        text_printf(&text, "%s:%d: %s: %s\n", source->name, line, category, message);
        Span span = source_line(source, line);
        while (span.start < span.end &&
               (source->bytes[span.start] == ' ' || source->bytes[span.start] == '\t')) {
            span.start++;
        }
        text_printf(&text, "  %.*s\n", span.end - span.start, source->bytes + span.start);
    } else if (line < 0) {
        const LibraryPlace *place = &library_places[-1 - line];
        text_printf(&text, "/usr/lib/python3.%d/%s:%d: %s: %s\n", m->profile->minor, place->file,
                    place->line, category, message);
        if (may_explain(m)) {
            text_printf(&text, "  %s\n", place->text);
        }
    } else {
        text_printf(&text, "%s: %s: %s\n", m->profile->minor >= 13 ? "<sys>:0" : "sys:1", category,
                    message);
    }
    machine_output(m, text_z(&text), text.length, true);
    text_release(&text);
    return true;
}

bool warn_deprecated(Machine *m, const char *message) {
    Value warn = dict_get_z(m, m->world->globals[1], "_warn_from");
    Value category = dict_get_z(m, m->world->builtins, "DeprecationWarning");
    Value args[] = {value_from_small_int(1), str_z(m, message), category};
    Value told = args[1] == VALUE_UNSET ? VALUE_UNSET : call_value(m, warn, args, 3, VALUE_UNSET);
    release(m, args[1]);
    release(m, told);
    return told != VALUE_UNSET;
}

// It is told where the coroutine dies, not where it was made.
static void warn_never_awaited(Machine *m, const Generator *g) {
    static const char more[] =
        "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    Text text = {0};
    text_printf(&text, "coroutine '%s' was never awaited", str_bytes(m, g->qualname));
    if (may_explain(m)) {
        origin_add(m, value_of(m, g), &text);
    }
    bool told = warn_here(m, "RuntimeWarning", text_z(&text));
    if (told && may_explain(m)) {
        machine_output(m, more, strlen(more), true);
        m->world->has_warned = true;
    }
    text_release(&text);
}

// The library's own helpers are not coroutines in CPython, but for one.
static bool is_warned_of(Machine *m, const Generator *g) {
    return g->program == 0 || str_bytes(m, g->name)[0] != '_' ||
           str_equal_z(m, g->qualname, "as_completed.<locals>._wait_for_one");
}

// The loop that has heard of the generator, also between two runs of it; unset when it is closed.
static Value loop_of_generator(const Machine *m, const Generator *g) {
    const World *w = m->world;
    if (w->strand.running_loop != VALUE_UNSET) {
        return w->strand.running_loop;
    }
    Value candidates[] = {w->strand.own_loop, w->asyncio_loop};
    for (int i = 0; i < 2; i++) {
        if (is_type(m, candidates[i], TYPE_LOOP) && g->object.flags & GENERATOR_KNOWN &&
            generator_loop_number(candidates[i]) == g->known_loop &&
            !(object_at(m, candidates[i])->flags & LOOP_CLOSED)) {
            return candidates[i];
        }
    }
    return VALUE_UNSET;
}

// An async generator can only be closed by a task: the loop makes one, and the generator lives on
// until then.
static bool hand_to_loop(Machine *m, Object *object) {
    Value loop = loop_of_generator(m, (const Generator *)(const void *)object);
    if (object->flags & GENERATOR_DROPPED || m->world->finalizing || loop == VALUE_UNSET) {
        return false;
    }
    object->flags |= GENERATOR_DROPPED;
    Value args[] = {value_of(m, object), loop};
    Value function = dict_get_z(m, m->world->globals[1], "_asyncgen_dropped");
    Value result = call_value(m, function, args, 2, VALUE_UNSET);
    release(m, result);
    return result != VALUE_UNSET;
}

void finalize_generator(Machine *m, Object *object) {
    Generator *g = (Generator *)(void *)object;
    Value held = set_aside(m);
    if (g->class_id == CLASS_COROUTINE && g->state == GENERATOR_CREATED) {
        if (is_warned_of(m, g)) {
            warn_never_awaited(m, g);
        }
        g->state = GENERATOR_CLOSED;
        AS(Frame, m, g->frame)->generator = 0;
        replace(m, &g->frame, VALUE_UNSET);
    } else if (g->class_id == CLASS_ASYNC_GENERATOR && hand_to_loop(m, object)) {
        put_back(m, held);
        return;
    } else if (g->class_id == CLASS_ASYNC_GENERATOR) {
        g->state = GENERATOR_CLOSED;
        AS(Frame, m, g->frame)->generator = 0;
        replace(m, &g->frame, VALUE_UNSET);
    } else if (!generator_close(m, value_of(m, object))) {
        finalize_tell_ignored(m, value_of(m, object));
        g->state = GENERATOR_CLOSED;
    }
    put_back(m, held);
}

void finalize_instance(Machine *m, Object *object) {
    Value self = value_of(m, object);
    Value held = set_aside(m);
    object->flags |= INSTANCE_IS_FINALIZED; // once only
    Value method = class_lookup(m, class_of(m, self), name_z(m, "__del__"));
    Value result = call_special(m, self, "__del__", NULL, 0);
    if (result == VALUE_UNSET) {
        finalize_tell_ignored(m, method);
    }
    release(m, result);
    put_back(m, held);
}

// --- what is noticed --------------------------------------------------------------------------

enum {
    SEARCH_MOST = 1000000 // places
};

typedef struct Search {
    Machine *m;
    int depth;     // steps that it may still go
    uint32_t left; // places that it may still look at: large lists can stand in many others
    bool found;
} Search;

static void search_place(void *context, Value *place) {
    Search *search = context;
    if (search->found || search->left == 0 || !value_is_ref(*place)) {
        return;
    }
    search->left--;
    Object *object = object_at(search->m, *place);
    bool is_shared =
        object->type == TYPE_FUNCTION || object->type == TYPE_CLASS || object->type == TYPE_MODULE;
    search->found = !is_shared && object_has_finalizer(search->m, object);
    if (!search->found && !is_shared && search->depth > 0) {
        search->depth--;
        visit_object(search->m, object, search_place, search);
        search->depth++;
    }
}

bool finalize_is_noticed(Machine *m, Value v, int depth) {
    Search search = {.m = m, .depth = depth, .left = SEARCH_MOST};
    search_place(&search, &v);
    return search.found;
}
