// The variables half of picture.h: every variable of every lane, through the whole run.
#include <string.h>

#include "engine/base/memory.h"
#include "viz/app/picture.h"

// Variables are few and change often: tracks are found by a small hash table.
typedef struct Tracking {
    VariableTrack *tracks; // owned while tracking
    uint32_t count;
    uint32_t capacity;
    uint32_t *slots;     // track number + 1
    uint32_t slot_count; // a power of two
} Tracking;

static uint32_t hash_name(uint32_t lane, const char *name, size_t length) {
    uint32_t hash = 2166136261U ^ lane;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)name[i]) * 16777619U;
    }
    return hash;
}

static void grow_slots(Tracking *t) {
    t->slot_count = t->slot_count ? t->slot_count * 2 : 64;
    memory_free(t->slots);
    t->slots = NEW_ARRAY(uint32_t, t->slot_count);
    for (uint32_t i = 0; i < t->count; i++) {
        const VariableTrack *track = &t->tracks[i];
        uint32_t slot = hash_name(track->lane, track->name, strlen(track->name));
        while (t->slots[slot & (t->slot_count - 1)]) {
            slot++;
        }
        t->slots[slot & (t->slot_count - 1)] = i + 1;
    }
}

static VariableTrack *find_track(Tracking *t, uint32_t lane, const char *name, size_t length,
                                 Arena *arena) {
    if (t->count * 2 >= t->slot_count) {
        grow_slots(t);
    }
    uint32_t slot = hash_name(lane, name, length);
    for (;; slot++) {
        uint32_t *at = &t->slots[slot & (t->slot_count - 1)];
        if (!*at) {
            GROW(t->tracks, t->count, t->capacity);
            t->tracks[t->count++] =
                (VariableTrack){.lane = lane, .name = arena_copy_text(arena, name, length)};
            *at = t->count;
            return &t->tracks[t->count - 1];
        }
        VariableTrack *track = &t->tracks[*at - 1];
        if (track->lane == lane && strlen(track->name) == length &&
            memcmp(track->name, name, length) == 0) {
            return track;
        }
    }
}

static VariableTrack *track_of(Tracking *t, const Picture *picture, uint32_t seq, Arena *arena) {
    const StepEvent *event = trace_event(picture->trace, seq);
    if (event->kind != EVENT_VARIABLE) {
        return NULL;
    }
    const char *text = trace_text(picture->trace, event->detail);
    const char *equals = strstr(text, " = ");
    return equals ? find_track(t, event->lane, text, (size_t)(equals - text), arena) : NULL;
}

void picture_make_variables(Picture *picture) {
    Tracking t = {0};
    for (uint32_t seq = 0; seq < picture->event_count; seq++) {
        VariableTrack *track = track_of(&t, picture, seq, &picture->arena);
        if (track) {
            track->count++;
        }
    }
    for (uint32_t i = 0; i < t.count; i++) {
        t.tracks[i].seqs = ARENA_ARRAY(&picture->arena, uint32_t, t.tracks[i].count + 1);
        t.tracks[i].count = 0;
    }
    for (uint32_t seq = 0; seq < picture->event_count; seq++) {
        VariableTrack *track = track_of(&t, picture, seq, &picture->arena);
        if (track) {
            track->seqs[track->count++] = seq;
        }
    }
    picture->variables = ARENA_ARRAY(&picture->arena, VariableTrack, t.count + 1);
    if (t.count > 0) {
        memcpy(picture->variables, t.tracks, t.count * sizeof *t.tracks);
    }
    picture->variable_count = t.count;
    memory_free(t.tracks);
    memory_free(t.slots);
}

uint32_t picture_variable_at(const VariableTrack *track, uint32_t seq) {
    uint32_t low = 0;
    uint32_t high = seq == EVENT_NO_CAUSE ? 0 : track->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (track->seqs[middle] <= seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? track->seqs[low - 1] : EVENT_NO_CAUSE;
}
