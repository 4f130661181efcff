#include "engine/vm/strand.h"

#include <assert.h>
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"
#include "engine/vm/turns.h"
#include "engine/vm/watch.h"

enum {
    IDENT_SHIFT = 12 // idents are 4096 apart
};

#define FIRST_IDENT INT64_C(140000000000000)

static StrandObject *at(const Machine *m, uint64_t offset) {
    return offset ? (StrandObject *)(void *)(m->base + offset) : NULL;
}

static uint64_t offset_of(const Machine *m, const StrandObject *strand) {
    return (uint64_t)((const uint8_t *)strand - m->base);
}

// --- queues -----------------------------------------------------------------------------------

static StrandLink *queue_link(StrandObject *strand) {
    return &strand->queue;
}

static StrandLink *timer_link(StrandObject *strand) {
    return &strand->timers;
}

typedef StrandLink *(*LinkOf)(StrandObject *strand);

// Behind `after`; at the beginning when that is NULL.
static void insert(Machine *m, StrandQueue *queue, LinkOf link_of, StrandObject *after,
                   StrandObject *strand) {
    StrandLink *link = link_of(strand);
    uint64_t offset = offset_of(m, strand);
    link->previous = after ? offset_of(m, after) : 0;
    link->next = after ? link_of(after)->next : queue->first;
    *(after ? &link_of(after)->next : &queue->first) = offset;
    *(link->next ? &link_of(at(m, link->next))->previous : &queue->last) = offset;
}

static void take_out(Machine *m, StrandQueue *queue, LinkOf link_of, StrandObject *strand) {
    StrandLink *link = link_of(strand);
    *(link->previous ? &link_of(at(m, link->previous))->next : &queue->first) = link->next;
    *(link->next ? &link_of(at(m, link->next))->previous : &queue->last) = link->previous;
    *link = (StrandLink){0};
}

void strand_queue_add(Machine *m, StrandQueue *queue, StrandObject *strand) {
    insert(m, queue, queue_link, at(m, queue->last), strand);
}

void strand_queue_remove(Machine *m, StrandQueue *queue, StrandObject *strand) {
    take_out(m, queue, queue_link, strand);
}

StrandObject *strand_queue_first(const Machine *m, const StrandQueue *queue) {
    return at(m, queue->first);
}

// --- who there is -----------------------------------------------------------------------------

StrandObject *strand_current(const Machine *m) {
    return at(m, m->world->running_strand);
}

bool strand_is_main(const Machine *m) {
    const StrandObject *strand = strand_current(m);
    return !strand || strand->number == 0;
}

bool strand_is_alone(const Machine *m) {
    return m->world->strand_count <= 1;
}

uint32_t strand_count(const Machine *m) {
    return m->world->strand_count;
}

int64_t strand_ident(const StrandObject *strand) {
    return FIRST_IDENT + ((int64_t)strand->number << IDENT_SHIFT);
}

StrandObject *strand_after(const Machine *m, const StrandObject *strand) {
    Value v = strand ? strand->next : m->world->strands;
    return is_type(m, v, TYPE_STRAND) ? AS(StrandObject, m, v) : NULL;
}

// --- making -----------------------------------------------------------------------------------

static void clear_registers(Strand *strand) {
    *strand =
        (Strand){.lane = EVENT_NO_LANE, .own_lane = EVENT_NO_LANE, .ready_cause = EVENT_NO_CAUSE};
    strand->frame = strand->result = strand->handled = VALUE_UNSET;
    strand->running_loop = strand->context = strand->own_loop = VALUE_UNSET;
}

static StrandObject *make(Machine *m, const char *name) {
    World *w = m->world;
    StrandObject *s = heap_new(m, TYPE_STRAND, sizeof(StrandObject));
    if (!s) {
        return NULL;
    }
    clear_registers(&s->saved);
    s->next = s->waits_on = s->name = s->store = s->sentinel = s->failure = VALUE_UNSET;
    s->name = str_z(m, name);
    s->number = w->next_strand_number++;
    s->blocked_seq = s->ready_seq = s->last_seq = EVENT_NO_CAUSE;
    s->previous = w->last_strand;
    StrandObject *last = at(m, w->last_strand);
    *(last ? &last->next : &w->strands) = value_of(m, s);
    w->last_strand = offset_of(m, s);
    w->strand_count++;
    return s;
}

bool strand_begin_main(Machine *m, const char *name) {
    StrandObject *s = make(m, name);
    if (s) {
        s->state = STRAND_RUNNING;
        m->world->running_strand = offset_of(m, s);
    }
    return s != NULL;
}

// Its own worker and lane. More threads than a trace can tell apart share the last worker.
static void show_creation(Machine *m, StrandObject *s, const char *name) {
    World *w = m->world;
    uint32_t creator = w->strand.worker;
    bool is_told = !m->host->has_one_worker && w->worker_count + 1 < EVENT_MAX_WORKERS;
    if (!m->host->has_one_worker) {
        w->strand.worker = is_told ? ++w->worker_count : EVENT_MAX_WORKERS - 1;
    }
    s->saved.worker = w->strand.worker;
    if (m->record_switches && is_told) {
        event_emit(m, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NOT_STARTED, EVENT_NO_LANE, 0,
                   EVENT_NO_CAUSE, recorder_text(m->recorder, name, strlen(name)));
    }
    s->saved.lane = s->saved.own_lane = s->lane = lane_new(m, name, w->last_seq);
    s->last_seq = s->ready_seq = w->last_created;
    w->strand.worker = creator;
}

enum {
    SLOT_FUNCTION,
    SLOT_ARGS,
    SLOT_KWARGS
};

static StrandObject *begin(Machine *m, Value function, Value args, Value kwargs, const char *name) {
    NativeFrame *bottom = heap_new(m, TYPE_NATIVE_FRAME, sizeof(NativeFrame));
    StrandObject *s = bottom ? make(m, name) : NULL;
    if (!s) {
        return NULL;
    }
    bottom->kind = NATIVE_FRAME_STRAND;
    bottom->action = ACTION_DISCARD;
    bottom->back = VALUE_UNSET;
    for (int i = 0; i < NATIVE_FRAME_SLOTS; i++) {
        bottom->slots[i] = VALUE_UNSET;
    }
    bottom->slots[SLOT_FUNCTION] = retain(m, function);
    bottom->slots[SLOT_ARGS] = retain(m, args);
    bottom->slots[SLOT_KWARGS] = retain(m, kwargs);
    s->saved.frame = value_of(m, bottom);
    s->state = STRAND_READY;
    strand_queue_add(m, &m->world->ready_strands, s);
    return s;
}

StrandObject *strand_new(Machine *m, Value function, Value args, Value kwargs, const char *name) {
    StrandObject *s = begin(m, function, args, kwargs, name);
    if (s) {
        show_creation(m, s, name);
        m->world->has_had_threads = true;
        gil_show_taken(m);
        turns_added(m);
    }
    return s;
}

StrandObject *strand_new_hidden(Machine *m, Value function, Value args, Value kwargs,
                                const char *name) {
    StrandObject *s = begin(m, function, args, kwargs, name);
    if (s) {
        s->saved.lane = s->lane = EVENT_NO_LANE;
        s->saved.worker = m->world->strand.worker;
        s->last_seq = m->world->last_seq;
        s->is_hidden = true;
        turns_added(m);
    }
    return s;
}

// --- its bottom frame -------------------------------------------------------------------------

static Value call_function(Machine *m, NativeFrame *n) {
    Value function = n->slots[SLOT_FUNCTION];
    Value args = n->slots[SLOT_ARGS];
    Value kwargs = n->slots[SLOT_KWARGS];
    if (!is_type(m, kwargs, TYPE_DICT) || dict_count(m, kwargs) == 0) {
        return call_push_action(m, function, tuple_items(m, args), (int)tuple_count(m, args),
                                ACTION_NATIVE, VALUE_UNSET);
    }
    Value call[] = {function, args, kwargs};
    return call_push(m, prelude_function(m, "_call_with"), call, 3, NULL, VALUE_UNSET);
}

// What leaves a thread ends only the thread.
static void tell_failure(Machine *m) {
    if (m->limit || m->problem.length > 0) {
        return;
    }
    if (!pending_is(m, CLASS_SYSTEM_EXIT)) {
        Text text = {0};
        traceback_print(m, m->world->pending, &text);
        machine_output(m, text_z(&text), text.length, true);
        text_clear(&text);
        exception_line(m, m->world->pending, &text);
        replace(m, &strand_current(m)->failure, str_from_text(m, &text));
        text_release(&text);
    }
    pending_clear(m);
}

static void show_end(Machine *m) {
    World *w = m->world;
    if (!m->record_switches || w->strand.lane == EVENT_NO_LANE) {
        return;
    }
    watch_tell(m);
    Value failure = strand_current(m)->failure;
    bool failed = failure != VALUE_UNSET;
    const char *text = failed ? str_bytes(m, failure) : "";
    clock_now(m);
    gil_show_dropped(m);
    w->last_seq =
        event_emit(m, EVENT_ENDED, LANE_DONE, failed ? REASON_RAISED : REASON_RETURNED,
                   w->strand.lane, 0, w->last_seq, recorder_text(m->recorder, text, strlen(text)));
    if (!m->host->has_one_worker) {
        event_emit(m, EVENT_WORKER_ENDED, LANE_DONE, REASON_NONE, EVENT_NO_LANE, 0, w->last_seq, 0);
    }
    w->strand.own_lane = EVENT_NO_LANE;
    w->strand.lane = EVENT_NO_LANE; // what its end still runs is nobody's step
}

Value strand_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    World *w = m->world;
    if (n->state == 0) {
        n->state = 1;
        if (w->strand.lane != EVENT_NO_LANE) {
            w->last_seq = event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, w->strand.lane, 0,
                                     w->last_seq, 0);
            gil_show_taken(m);
        }
        Value result = call_function(m, n);
        if (result == VALUE_PUSHED || result == VALUE_BLOCKED) {
            return result;
        }
        outcome = result == VALUE_UNSET ? OUTCOME_RAISED : OUTCOME_RETURNED;
        release(m, result);
    }
    if (outcome == OUTCOME_RAISED || value_is_ref(w->pending)) {
        tell_failure(m);
    }
    replace(m, &w->strand.result, VALUE_UNSET);
    show_end(m);
    return value_is_ref(w->pending) ? VALUE_UNSET : VALUE_NONE;
}

static void unlink_strand(Machine *m, StrandObject *s) {
    World *w = m->world;
    StrandObject *before = at(m, s->previous);
    StrandObject *behind = strand_after(m, s);
    *(before ? &before->next : &w->strands) = s->next;
    *(behind ? &behind->previous : &w->last_strand) = s->previous;
    s->next = VALUE_UNSET;
    w->strand_count--;
    release(m, value_of(m, s));
}

void strand_end(Machine *m) {
    World *w = m->world;
    StrandObject *s = strand_current(m);
    assert(s && w->strand.frame == VALUE_UNSET);
    Value sentinel = s->sentinel;
    s->sentinel = VALUE_UNSET;
    if (sentinel != VALUE_UNSET && object_at(m, sentinel)->flags & LOCK_IS_TAKEN) {
        lock_free(m, AS(ThreadLock, m, sentinel), w->last_seq);
    }
    release(m, sentinel);
    clock_settle(m);
    replace(m, &w->strand.result, VALUE_UNSET);
    replace(m, &w->strand.handled, VALUE_UNSET);
    replace(m, &w->strand.running_loop, VALUE_UNSET);
    replace(m, &w->strand.context, VALUE_UNSET);
    replace(m, &w->strand.own_loop, VALUE_UNSET);
    clear_registers(&w->strand);
    s->state = STRAND_ENDED;
    w->running_strand = 0;
    w->busy_cores--;
    turns_ended(m);
    unlink_strand(m, s);
}

// --- waiting ----------------------------------------------------------------------------------

void strand_wait_for_ever(Machine *m) {
    Strand *strand = &m->world->strand;
    clock_settle(m);
    strand->waits = true;
    strand->wake_ns = INT64_MAX;
}

void strand_wait_for_ns(Machine *m, int64_t delay_ns) {
    Strand *strand = &m->world->strand;
    clock_after(m, delay_ns, &strand->wake_ns, &strand->wake_lag);
    strand->wake_ns = delay_ns > 0 ? clock_late(m, strand->wake_ns) : strand->wake_ns;
    strand->wake_order = m->world->next_order++;
    clock_settle(m);
    strand->waits = true;
}

uint32_t strand_shown_lane(const Machine *m) {
    uint32_t lane = m->world->strand.lane;
    return lane == EVENT_NO_LANE && m->world->has_had_threads ? loop_running_caller(m) : lane;
}

void strand_show_wait(Machine *m, EventKind kind, LaneState state, Reason reason,
                      const char *what) {
    Strand *strand = &m->world->strand;
    if (!m->record_switches || strand_current(m)->is_hidden) {
        return;
    }
    uint32_t lane = strand->lane;
    strand->lane = strand->wait_lane = strand_shown_lane(m);
    emit_text(m, kind, state, reason, "%s", what);
    strand->shows_wait = true;
    gil_show_dropped(m);
    strand->lane = lane;
}

static bool is_due_before(const Strand *a, const Strand *b) {
    if (a->wake_ns != b->wake_ns) {
        return a->wake_ns < b->wake_ns;
    }
    return a->wake_lag != b->wake_lag ? a->wake_lag < b->wake_lag : a->wake_order < b->wake_order;
}

static void add_timer(Machine *m, StrandObject *s) {
    StrandQueue *timers = &m->world->strand_timers;
    StrandObject *after = at(m, timers->last);
    while (after && is_due_before(&s->saved, &after->saved)) {
        after = at(m, after->timers.previous);
    }
    insert(m, timers, timer_link, after, s);
    s->has_timer = true;
}

static void drop_timer(Machine *m, StrandObject *s) {
    if (s->has_timer) {
        take_out(m, &m->world->strand_timers, timer_link, s);
        s->has_timer = false;
    }
}

// What it waits for no longer knows it.
static void forget_wait(Machine *m, StrandObject *s) {
    if (is_type(m, s->waits_on, TYPE_LOCK)) {
        lock_forget_waiter(m, AS(ThreadLock, m, s->waits_on), s);
    } else if (is_type(m, s->waits_on, TYPE_LOOP)) {
        AS(Loop, m, s->waits_on)->sleeper = 0;
    }
    replace(m, &s->waits_on, VALUE_UNSET);
}

static void show_ready(Machine *m, StrandObject *s, uint32_t cause) {
    World *w = m->world;
    if (!s->saved.shows_wait) {
        return;
    }
    uint32_t worker = w->strand.worker;
    w->strand.worker = s->saved.worker;
    s->ready_seq =
        event_emit(m, EVENT_READY, LANE_LOCKED, turns_reason(m), s->saved.wait_lane, 0, cause, 0);
    w->strand.worker = worker;
}

static void become_ready(Machine *m, StrandObject *s) {
    forget_wait(m, s);
    drop_timer(m, s);
    s->state = STRAND_READY;
    s->saved.waits = false;
    s->saved.passed_check = true;
    strand_queue_add(m, &m->world->ready_strands, s);
}

void strand_wake(Machine *m, StrandObject *s, uint32_t cause) {
    assert(s->state == STRAND_BLOCKED);
    s->timed_out = false;
    become_ready(m, s);
    show_ready(m, s, cause);
    turns_added(m);
}

static bool is_due(const World *w, const StrandObject *s) {
    return s->saved.wake_ns < w->now_ns ||
           (s->saved.wake_ns == w->now_ns && s->saved.wake_lag <= w->now_lag);
}

void strand_release_due(Machine *m) {
    World *w = m->world;
    for (StrandObject *s = at(m, w->strand_timers.first); s && is_due(w, s);
         s = at(m, w->strand_timers.first)) {
        // the one that runs at once does not have to wait for its turn
        bool runs_next = !w->running_strand && !w->ready_strands.first;
        s->ready_seq = s->blocked_seq;
        s->timed_out = true;
        become_ready(m, s);
        if (!runs_next) {
            show_ready(m, s, s->blocked_seq);
        }
        turns_added(m);
    }
}

bool strand_first_timer(const Machine *m, int64_t *ns, uint64_t *lag) {
    const StrandObject *s = at(m, m->world->strand_timers.first);
    if (s) {
        *ns = s->saved.wake_ns;
        *lag = s->saved.wake_lag;
    }
    return s != NULL;
}

void strand_time_out(Machine *m) {
    StrandObject *s = strand_current(m);
    m->world->strand.waits = false;
    if (s) {
        s->timed_out = true;
        forget_wait(m, s);
    }
}

// --- switching --------------------------------------------------------------------------------

bool strand_any_ready(const Machine *m) {
    return m->world->ready_strands.first != 0;
}

// In the picture, when it could have gone on.
static void show_switch(Machine *m) {
    World *w = m->world;
    if (w->strand.shows_wait || !m->record_switches) {
        return;
    }
    if (!m->takes_turns && w->strand.lane == EVENT_NO_LANE) {
        return;
    }
    Reason reason = w->slice_is_over ? REASON_CORE : turns_reason(m);
    uint32_t cause = w->is_requested && reason == REASON_GIL ? w->request_seq : w->last_seq;
    w->strand.wait_lane = strand_shown_lane(m);
    w->last_seq = event_emit(m, EVENT_SWITCHED_OUT, LANE_LOCKED, reason, w->strand.wait_lane,
                             current_site(m), cause, 0);
    gil_show_dropped(m);
    w->strand.shows_wait = true;
}

// The registers go into its object.
static StrandObject *put_away(Machine *m) {
    World *w = m->world;
    StrandObject *s = strand_current(m);
    assert(s && w->nesting == 0 && !value_is_ref(w->pending));
    watch_tell(m);
    if (w->strand.waits) {
        clock_settle(m);
        gil_show_dropped(m);
    } else {
        clock_now(m);
    }
    s->due_ns = clock_uncharged(m);
    w->stretch_start = w->instruction_count;
    w->charged_ns = 0;
    s->saved = w->strand;
    s->last_seq = s->blocked_seq = w->last_seq;
    s->timed_out = false;
    clear_registers(&w->strand);
    w->running_strand = 0;
    turns_ended(m);
    return s;
}

void strand_give_way(Machine *m) {
    World *w = m->world;
    if (!w->strand.waits) {
        clock_now(m);
        show_switch(m);
    } else if (!w->strand.shows_wait && w->strand.lane == EVENT_NO_LANE &&
               strand_shown_lane(m) != EVENT_NO_LANE) { // asyncio.run() winds up
        strand_show_wait(m, EVENT_BLOCK, LANE_WAITING, REASON_WAIT, "the event loop to close");
    }
    StrandObject *s = put_away(m);
    w->busy_cores--;
    if (!s->saved.waits) {
        s->state = STRAND_READY;
        s->ready_seq = s->last_seq;
        strand_queue_add(m, &w->ready_strands, s);
        return;
    }
    s->state = STRAND_BLOCKED;
    if (s->saved.wake_ns != INT64_MAX) {
        add_timer(m, s);
    }
}

void strand_make_way(Machine *m) {
    World *w = m->world;
    if (!turns_are_parallel(m) || w->slice_is_over) {
        strand_give_way(m);
        return;
    }
    StrandObject *s = put_away(m);
    s->local_ns = w->now_ns;
    s->local_lag = w->now_lag;
    s->state = STRAND_PAUSED;
    strand_queue_add(m, &w->paused_strands, s);
}

static bool is_new(const Machine *m) {
    Value v = m->world->strand.frame;
    return is_type(m, v, TYPE_NATIVE_FRAME) && AS(NativeFrame, m, v)->state == 0 &&
           AS(NativeFrame, m, v)->kind == NATIVE_FRAME_STRAND;
}

void strand_run(Machine *m, StrandObject *s) {
    World *w = m->world;
    bool was_paused = s->state == STRAND_PAUSED;
    strand_queue_remove(m, was_paused ? &w->paused_strands : &w->ready_strands, s);
    w->busy_cores += !was_paused;
    w->strand = s->saved;
    clear_registers(&s->saved);
    w->running_strand = offset_of(m, s);
    s->state = STRAND_RUNNING;
    w->last_seq = s->last_seq;
    clock_settle(m);
    turns_begun(m, s);
    if (w->strand.shows_wait) {
        w->strand.shows_wait = false;
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.wait_lane,
                                 current_site(m), s->ready_seq, 0);
        gil_show_taken(m);
    } else if (!is_new(m)) {
        gil_show_taken(m);
    }
}

bool strand_run_next(Machine *m) {
    StrandObject *s = turns_first(m);
    if (s) {
        strand_run(m, s);
    }
    return s != NULL;
}

bool strand_choose(Machine *m, uint32_t number) {
    StrandObject *chosen = strand_after(m, NULL);
    while (chosen && chosen->number != number) {
        chosen = strand_after(m, chosen);
    }
    bool can_run = chosen && (chosen->state == STRAND_READY || chosen->state == STRAND_PAUSED);
    if (can_run) {
        if (m->world->running_strand) {
            strand_give_way(m);
        }
        strand_run(m, chosen);
    }
    return can_run;
}

// --- the end ----------------------------------------------------------------------------------

static void abandon(Machine *m, StrandObject *s) {
    World *w = m->world;
    Strand main = w->strand;
    w->strand = s->saved;
    if (s->lane != EVENT_NO_LANE) {
        event_emit(m, EVENT_ENDED, LANE_DONE, REASON_ENDED_WITH_PROGRAM, s->lane, 0, w->last_seq,
                   m->record_switches ? recorder_text(m->recorder, "", 0) : 0);
    }
    clear_registers(&s->saved);
    while (w->strand.frame != VALUE_UNSET) {
        frame_abandon(m);
    }
    Strand dead = w->strand;
    w->strand = main;
    release(m, dead.result);
    release(m, dead.handled);
    release(m, dead.running_loop);
    release(m, dead.context);
    release(m, dead.own_loop);
}

// Without a word, and without running what they would run at their end.
static void forget(Machine *m, StrandObject *s) {
    World *w = m->world;
    if (s->state == STRAND_READY) {
        strand_queue_remove(m, &w->ready_strands, s);
    } else if (s->state == STRAND_PAUSED) {
        strand_queue_remove(m, &w->paused_strands, s);
    }
    forget_wait(m, s);
    drop_timer(m, s);
    clear_registers(&s->saved); // what they held stays, as in a forked process
    unlink_strand(m, s);
}

void strand_keep_running_one(Machine *m) {
    StrandObject *s = strand_after(m, NULL);
    while (s) {
        StrandObject *next = strand_after(m, s);
        if (s != strand_current(m)) {
            forget(m, s);
        }
        s = next;
    }
    strand_current(m)->number = 0;
    m->world->busy_cores = 1;
    m->world->has_had_threads = m->world->gil_is_shown = false;
    turns_ended(m);
}

void strand_abandon_all(Machine *m) {
    World *w = m->world;
    StrandObject *s = strand_after(m, NULL);
    while (s) {
        StrandObject *next = strand_after(m, s);
        if (s != strand_current(m)) {
            if (s->state == STRAND_READY) {
                strand_queue_remove(m, &w->ready_strands, s);
            } else if (s->state == STRAND_PAUSED) {
                strand_queue_remove(m, &w->paused_strands, s);
            }
            forget_wait(m, s);
            drop_timer(m, s);
            abandon(m, s);
            unlink_strand(m, s);
        }
        s = next;
    }
}
