#include "viz/scene/wait_ring.h"

#include <string.h>

#include "engine/trace/wait_text.h"

const char *wait_ring_object(const char *what, Arena *arena) {
    return arena_copy_text(arena, what, wait_text_object_length(what));
}

static bool is_object(const char *name, const char *what) {
    size_t length = wait_text_object_length(what);
    return strlen(name) == length && strncmp(name, what, length) == 0;
}

// A lock that can be taken several times is held until it was released as often.
static uint32_t holder_of(const Trace *trace, const Scene *scene, const char *what) {
    uint32_t holder = EVENT_NO_LANE;
    uint32_t depth = 0;
    for (uint32_t seq = 0; seq <= scene->seq && seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        bool hands = event->kind == EVENT_LOCK_HANDED_OVER;
        bool takes = event->kind == EVENT_LOCK_ACQUIRED || hands;
        if (!(takes || event->kind == EVENT_LOCK_RELEASED) ||
            !is_object(trace_text(trace, event->detail), what)) {
            continue;
        }
        if (takes) {
            depth = holder == event->lane && !hands ? depth + 1 : 1;
            holder = event->lane;
        } else if (depth > 0 && --depth == 0) {
            holder = EVENT_NO_LANE;
        }
    }
    return holder;
}

// The only other lane of that name that has not ended.
static uint32_t lane_named(const Trace *trace, const Scene *scene, const char *name, size_t length,
                           uint32_t except) {
    uint32_t found = EVENT_NO_LANE;
    for (uint32_t lane = 0; lane < scene->lane_count; lane++) {
        const char *own = trace_text(trace, trace_lane(trace, lane)->name);
        if (lane == except || scene->lanes[lane].event == EVENT_NO_CAUSE ||
            scene->lanes[lane].state == LANE_DONE || strlen(own) != length ||
            strncmp(own, name, length) != 0) {
            continue;
        }
        if (found != EVENT_NO_LANE) {
            return EVENT_NO_LANE;
        }
        found = lane;
    }
    return found;
}

uint32_t wait_ring_target(const Trace *trace, const Scene *scene, uint32_t lane) {
    const SceneLane *at = &scene->lanes[lane];
    if (!at->has_what || at->state == LANE_RUNNING || at->state == LANE_DONE) {
        return EVENT_NO_LANE;
    }
    const char *what = trace_text(trace, at->what);
    WaitedFor other;
    uint32_t holder = EVENT_NO_LANE;
    switch ((int)at->reason) {
    case REASON_LOCK:
        holder = holder_of(trace, scene, what);
        other = wait_text_holder(what);
        if (holder == EVENT_NO_LANE && other.length) {
            holder = lane_named(trace, scene, other.name, other.length, lane);
        }
        return holder;
    case REASON_TASK:
    case REASON_THREAD:
    case REASON_PROCESS:
        other = wait_text_lane(what);
        return lane_named(trace, scene, other.name, other.length, lane);
    default: // for many lanes, or for no lane
        return EVENT_NO_LANE;
    }
}

WaitRing wait_ring_find(const Trace *trace, const Scene *scene, Arena *arena) {
    Arena scratch = {0};
    uint32_t *targets = ARENA_ARRAY(&scratch, uint32_t, scene->lane_count + 1);
    uint32_t *visit = ARENA_ARRAY(&scratch, uint32_t, scene->lane_count + 1); // 0: not yet
    for (uint32_t lane = 0; lane < scene->lane_count; lane++) {
        targets[lane] = wait_ring_target(trace, scene, lane);
    }
    WaitRing ring = {0};
    for (uint32_t start = 0; start < scene->lane_count && ring.count == 0; start++) {
        uint32_t lane = start;
        while (lane < scene->lane_count && visit[lane] == 0) {
            visit[lane] = start + 1;
            lane = targets[lane];
        }
        if (lane >= scene->lane_count || visit[lane] != start + 1) {
            continue;
        }
        uint32_t *lanes = ARENA_ARRAY(arena, uint32_t, scene->lane_count);
        uint32_t first = lane;
        do {
            lanes[ring.count++] = lane;
            lane = targets[lane];
        } while (lane != first);
        ring.lanes = lanes;
    }
    arena_release(&scratch);
    return ring;
}

bool wait_ring_has(const WaitRing *ring, uint32_t lane, uint32_t *target) {
    for (uint32_t i = 0; i < ring->count; i++) {
        if (ring->lanes[i] == lane) {
            *target = ring->lanes[(i + 1) % ring->count];
            return true;
        }
    }
    return false;
}

const char *wait_ring_words(const Trace *trace, const Scene *scene, const WaitRing *ring,
                            Arena *arena) {
    enum {
        MOST_TOLD = 6
    };
    const char *text = "";
    for (uint32_t i = 0; i < ring->count; i++) {
        if (i == MOST_TOLD) {
            return arena_printf(arena, "%s; and so on, through %u lanes back to %s.", text,
                                ring->count, scene_lane_label(trace, ring->lanes[0], arena));
        }
        uint32_t lane = ring->lanes[i];
        uint32_t next = ring->lanes[(i + 1) % ring->count];
        const char *what = trace_text(trace, scene->lanes[lane].what);
        const char *name = scene_lane_label(trace, lane, arena);
        const char *holder =
            next == lane ? "which it holds itself"
                         : arena_printf(arena, "held by %s", scene_lane_label(trace, next, arena));
        text = scene->lanes[lane].reason == REASON_LOCK
                   ? arena_printf(arena, "%s%s%s waits for %s, %s", text, i ? "; " : "", name,
                                  wait_ring_object(what, arena), holder)
                   : arena_printf(arena, "%s%s%s waits for %s to end", text, i ? "; " : "", name,
                                  scene_lane_label(trace, next, arena));
    }
    return ring->count > 0 ? arena_printf(arena, "%s.", text) : "";
}
