#include "viz/scene/scene.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool scene_lane_is_ready(const SceneLane *lane) {
    return lane->exists && lane->state == LANE_LOCKED &&
           (lane->reason == REASON_READY || lane->reason == REASON_NOT_STARTED ||
            lane->reason == REASON_SYNC_TURN || lane->reason == REASON_GIL ||
            lane->reason == REASON_CORE);
}

bool scene_is_module(const Trace *trace, uint32_t lane) {
    return lane < trace_lane_count(trace) &&
           strcmp(trace_text(trace, trace_lane(trace, lane)->name), "<module>") == 0;
}

const char *scene_lane_name(const Trace *trace, uint32_t lane) {
    return scene_is_module(trace, lane) ? "main program"
                                        : trace_text(trace, trace_lane(trace, lane)->name);
}

const char *scene_lane_label(const Trace *trace, uint32_t lane, Arena *arena) {
    const char *name = scene_lane_name(trace, lane);
    uint32_t before = 0;
    uint32_t same = 0;
    for (uint32_t i = 0; i < trace_lane_count(trace); i++) {
        bool equal = trace_lane(trace, i)->name == trace_lane(trace, lane)->name;
        same += equal;
        before += equal && i < lane;
    }
    return same > 1 ? arena_printf(arena, "%s %u", name, before + 1) : name;
}

// Kinds that say what a lane waits for, in their text.
static bool names_what(const StepEvent *event) {
    return event->kind == EVENT_SLEEP || event->kind == EVENT_AWAIT || event->kind == EVENT_BLOCK;
}

static int64_t sleep_ns(const Trace *trace, const StepEvent *event) {
    return strtoll(trace_text(trace, event->detail), NULL, 10);
}

// Walks back over the events that left state and reason as they are. At worst it reads each event
// of the trace once for all lanes together.
static void find_since(const Trace *trace, const TraceLane *lane, uint32_t last_index,
                       SceneLane *out) {
    for (uint32_t i = last_index + 1; i-- > 0;) {
        const StepEvent *event = trace_event(trace, lane->events[i]);
        if (event->state != (uint32_t)out->state || event->reason != (uint32_t)out->reason) {
            break;
        }
        out->since_seq = lane->events[i];
        out->since_ns = event->t_ns;
        if (!out->has_what && names_what(event)) {
            out->what = event->detail;
            out->has_what = true;
            if (event->kind == EVENT_SLEEP) {
                out->wake_ns = event->t_ns + sleep_ns(trace, event);
            }
        }
    }
}

// A lane that stands nowhere (not started, woken by a timer) keeps the line of its last event
// that had one.
static void find_site(const Trace *trace, const TraceLane *lane, uint32_t last_index,
                      SceneLane *out) {
    for (uint32_t i = last_index + 1; i-- > 0;) {
        const StepEvent *event = trace_event(trace, lane->events[i]);
        if (event->site != EVENT_NO_SITE && event->kind != EVENT_LANE_CREATED) {
            out->site = event->site;
            out->line = trace_site(trace, event->site).line;
            return;
        }
    }
}

static uint32_t index_in_lane(const TraceLane *lane, uint32_t seq) {
    uint32_t low = 0;
    uint32_t high = lane->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lane->events[middle] < seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    assert(low < lane->event_count && lane->events[low] == seq);
    return low;
}

static SceneLane lane_at(const Trace *trace, uint32_t number, uint32_t seq) {
    SceneLane out = {.state = LANE_LOCKED,
                     .reason = REASON_NOT_STARTED,
                     .event = EVENT_NO_CAUSE,
                     .since_seq = EVENT_NO_CAUSE,
                     .wake_ns = -1};
    const TraceLane *lane = trace_lane(trace, number);
    out.worker = lane->worker;
    uint32_t last =
        seq == EVENT_NO_CAUSE ? EVENT_NO_CAUSE : trace_lane_event_at(trace, number, seq);
    if (last == EVENT_NO_CAUSE) {
        return out;
    }
    const StepEvent *event = trace_event(trace, last);
    out.exists = true;
    out.event = last;
    out.state = (LaneState)event->state;
    out.reason = (Reason)event->reason;
    out.worker = event->worker;
    uint32_t index = index_in_lane(lane, last);
    find_since(trace, lane, index, &out);
    if (out.state != LANE_WAITING && out.state != LANE_LOCKED) {
        out.has_what = false;
        out.what = 0;
        out.wake_ns = -1;
    }
    find_site(trace, lane, index, &out);
    return out;
}

typedef struct Ranked {
    int64_t key;
    uint32_t seq;
    uint32_t lane;
} Ranked;

static int compare_ranked(const void *left, const void *right) {
    const Ranked *a = left;
    const Ranked *b = right;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->seq != b->seq) {
        return a->seq < b->seq ? -1 : 1;
    }
    return (a->lane > b->lane) - (a->lane < b->lane);
}

// Which list of the inspector a lane stands in.
typedef enum SceneList {
    LIST_NONE,
    LIST_RUNNING,
    LIST_READY,
    LIST_TIMER,
    LIST_WAITING,
    LIST_DONE,
} SceneList;

static SceneList list_of(const SceneLane *lane) {
    if (!lane->exists) {
        return LIST_NONE;
    }
    switch (lane->state) {
    case LANE_LOCKED:
        return scene_lane_is_ready(lane) ? LIST_READY : LIST_WAITING;
    case LANE_RUNNING:
        return LIST_RUNNING;
    case LANE_WAITING:
        return lane->wake_ns >= 0 ? LIST_TIMER : LIST_WAITING;
    case LANE_DONE:
        return LIST_DONE;
    case LANE_STATE_COUNT:
        break;
    }
    assert(!"unknown LaneState");
    return LIST_NONE;
}

static uint32_t collect(const Scene *scene, SceneList wanted, Ranked *ranked) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->lane_count; i++) {
        const SceneLane *lane = &scene->lanes[i];
        if (list_of(lane) == wanted) {
            int64_t key = wanted == LIST_TIMER ? lane->wake_ns : lane->since_seq;
            ranked[count++] = (Ranked){.key = key, .seq = lane->since_seq, .lane = i};
        }
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    return count;
}

static uint32_t list_lanes(const Scene *scene, SceneList wanted, Ranked *ranked, Arena *arena,
                           uint32_t **lanes) {
    uint32_t count = collect(scene, wanted, ranked);
    *lanes = ARENA_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        (*lanes)[i] = ranked[i].lane;
    }
    return count;
}

static void fill_lists(Scene *scene, Arena *arena) {
    Ranked *ranked = ARENA_ARRAY(arena, Ranked, scene->lane_count + 1);
    scene->running_count = list_lanes(scene, LIST_RUNNING, ranked, arena, &scene->running);
    scene->ready_count = list_lanes(scene, LIST_READY, ranked, arena, &scene->ready);
    scene->waiting_count = list_lanes(scene, LIST_WAITING, ranked, arena, &scene->waiting);
    scene->done_count = list_lanes(scene, LIST_DONE, ranked, arena, &scene->done);
    scene->timer_count = collect(scene, LIST_TIMER, ranked);
    scene->timers = ARENA_ARRAY(arena, SceneTimer, scene->timer_count + 1);
    for (uint32_t i = 0; i < scene->timer_count; i++) {
        scene->timers[i] = (SceneTimer){.lane = ranked[i].lane, .wake_ns = ranked[i].key};
    }
}

static uint32_t outputs_until(const Trace *trace, uint32_t seq) {
    uint32_t low = 0;
    uint32_t high = trace_output_count(trace);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trace_output_seq(trace, middle) <= seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Events that are no steps (output, variables) belong to the step before them.
static uint32_t last_of_step(const Trace *trace, uint32_t event) {
    int64_t fine = trace_step_at(trace, false, event);
    int64_t next = fine + 1;
    if (next < (int64_t)trace_step_count(trace, false)) {
        return trace_step_seq(trace, false, (uint32_t)next) - 1;
    }
    return trace_event_count(trace) - 1;
}

Scene scene_at(const Trace *trace, int64_t step, bool coarse, Arena *arena) {
    Scene scene = {.step = step, .coarse = coarse, .event = EVENT_NO_CAUSE, .seq = EVENT_NO_CAUSE};
    assert(step >= -1 && step < (int64_t)trace_step_count(trace, coarse));
    if (step >= 0) {
        scene.event = trace_step_seq(trace, coarse, (uint32_t)step);
        scene.seq = last_of_step(trace, scene.event);
        scene.t_ns = trace_event(trace, scene.event)->t_ns;
        scene.output_count = outputs_until(trace, scene.seq);
    }
    scene.lane_count = trace_lane_count(trace);
    scene.lanes = ARENA_ARRAY(arena, SceneLane, scene.lane_count + 1);
    for (uint32_t i = 0; i < scene.lane_count; i++) {
        scene.lanes[i] = lane_at(trace, i, scene.seq);
        scene.lanes[i].exists &= !trace_lane_is_quiet(trace, i);
    }
    fill_lists(&scene, arena);
    return scene;
}

int64_t scene_step_of_event(const Trace *trace, uint32_t seq, bool coarse) {
    return seq == EVENT_NO_CAUSE ? -1 : trace_step_at(trace, coarse, seq);
}

static void dump_list(const Trace *trace, const char *title, const uint32_t *lanes, uint32_t count,
                      Text *out) {
    text_printf(out, "%s:", title);
    for (uint32_t i = 0; i < count; i++) {
        text_printf(out, " %s", trace_text(trace, trace_lane(trace, lanes[i])->name));
    }
    text_add_char(out, '\n');
}

void scene_dump(const Trace *trace, const Scene *scene, Text *out) {
    text_printf(out, "step %lld t %lld outputs %u\n", (long long)scene->step,
                (long long)scene->t_ns, scene->output_count);
    for (uint32_t i = 0; i < scene->lane_count; i++) {
        const SceneLane *lane = &scene->lanes[i];
        text_printf(out, "  %s: %s%s", trace_text(trace, trace_lane(trace, i)->name),
                    lane->exists ? "" : "(not created) ", lane_state_name(lane->state));
        text_printf(out, ", %s, line %d, since %lld", reason_name(lane->reason), (int)lane->line,
                    (long long)lane->since_ns);
        if (lane->has_what) {
            text_printf(out, ", what '%s'", trace_text(trace, lane->what));
        }
        text_add_char(out, '\n');
    }
    dump_list(trace, "  now", scene->running, scene->running_count, out);
    dump_list(trace, "  ready", scene->ready, scene->ready_count, out);
    text_add_z(out, "  timers:");
    for (uint32_t i = 0; i < scene->timer_count; i++) {
        const SceneTimer *timer = &scene->timers[i];
        text_printf(out, " %s@%lld", trace_text(trace, trace_lane(trace, timer->lane)->name),
                    (long long)timer->wake_ns);
    }
    text_add_char(out, '\n');
    dump_list(trace, "  waiting", scene->waiting, scene->waiting_count, out);
    dump_list(trace, "  done", scene->done, scene->done_count, out);
}

// As multiprocessing names them. A thread's name has its function's in it, which may be anything.
static bool is_process_name(const char *name) {
    static const char *const beginnings[] = {"Process-", "ForkProcess-", "SpawnProcess-",
                                             "ForkServerProcess-", "ForkPoolWorker-"};
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) {
            return true;
        }
    }
    return false;
}

// The first telling event decides; a program without any runs in one line.
static bool model_of_event(const Trace *trace, const StepEvent *event, RunModel *model) {
    if (event->kind == EVENT_LOOP_PASS) {
        *model = RUN_ASYNC;
        return true;
    }
    if (event->kind == EVENT_MEMORY_COPIED) {
        *model = RUN_PROCESSES;
        return true;
    }
    if (event->kind == EVENT_GIL_TAKEN || event->kind == EVENT_GIL_REQUESTED) {
        *model = RUN_THREADS;
        return true;
    }
    if (event->kind == EVENT_WORKER_CREATED && event->worker > 0) {
        const char *name = trace_text(trace, event->detail);
        bool is_process = is_process_name(name);
        *model = is_process ? RUN_PROCESSES : RUN_THREADS;
        return true;
    }
    return false;
}

RunModel scene_run_model(const Trace *trace) {
    const char *name = trace_model(trace);
    for (RunModel model = RUN_SYNC; model <= RUN_PROCESSES; model++) {
        if (strcmp(name, run_model_name(model)) == 0) {
            return model;
        }
    }
    RunModel model = RUN_SYNC;
    uint32_t count = trace_event_count(trace);
    for (uint32_t seq = 0; seq < count; seq++) {
        if (model_of_event(trace, trace_event(trace, seq), &model)) {
            return model;
        }
    }
    return model;
}

const char *run_model_name(RunModel model) {
    static const char *const names[] = {
        [RUN_SYNC] = "sync",
        [RUN_ASYNC] = "async",
        [RUN_THREADS] = "threads",
        [RUN_PROCESSES] = "processes",
    };
    return names[model];
}

const char *run_model_title(RunModel model) {
    static const char *const titles[] = {
        [RUN_SYNC] = "one thread · one after another",
        [RUN_ASYNC] = "one thread · one event loop",
        [RUN_THREADS] = "threads · shared memory",
        [RUN_PROCESSES] = "processes · own memory",
    };
    return titles[model];
}
