#include "engine/trace/event.h"

#include <assert.h>

const char *lane_state_name(LaneState state) {
    static const char *const names[] = {
#define X(id, name) [LANE_##id] = name,
        LANE_STATES(X)
#undef X
    };
    assert(state < LANE_STATE_COUNT);
    return names[state];
}

const char *reason_name(Reason reason) {
    static const char *const names[] = {
#define X(id, name) [REASON_##id] = name,
        REASONS(X)
#undef X
    };
    assert(reason < REASON_COUNT);
    return names[reason];
}

const char *event_kind_name(EventKind kind) {
    static const char *const names[] = {
#define X(id, name, detail, is_step) [EVENT_##id] = name,
        EVENT_KINDS(X)
#undef X
    };
    assert(kind < EVENT_KIND_COUNT);
    return names[kind];
}

DetailKind event_kind_detail(EventKind kind) {
    static const DetailKind details[] = {
#define X(id, name, detail, is_step) [EVENT_##id] = detail,
        EVENT_KINDS(X)
#undef X
    };
    assert(kind < EVENT_KIND_COUNT);
    return details[kind];
}

bool event_kind_is_step(EventKind kind) {
    static const bool steps[] = {
#define X(id, name, detail, is_step) [EVENT_##id] = is_step,
        EVENT_KINDS(X)
#undef X
    };
    assert(kind < EVENT_KIND_COUNT);
    return steps[kind];
}

const char *verdict_name(Verdict verdict) {
    static const char *const names[] = {
#define X(id, name, exit_status) [VERDICT_##id] = name,
        VERDICTS(X)
#undef X
    };
    assert(verdict < VERDICT_COUNT);
    return names[verdict];
}

int verdict_exit_status(Verdict verdict) {
    static const int statuses[] = {
#define X(id, name, exit_status) [VERDICT_##id] = exit_status,
        VERDICTS(X)
#undef X
    };
    assert(verdict < VERDICT_COUNT);
    return statuses[verdict];
}
