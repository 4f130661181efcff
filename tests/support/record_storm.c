#include "record_storm.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/live/interpreter_lock.h"
#include "engine/live/merge.h"
#include "engine/live/monotonic.h"
#include "engine/live/shared.h"
#include "engine/trace/stream.h"

enum {
    TURN_EVENTS = 64 // after so many a thread looks whether it is asked to let go
};

// --- a process that records -------------------------------------------------------------------

typedef struct Writers {
    Shared *shared;
    Slot *slot;
    Recorder *recorder;
    InterpreterLock lock;
    uint32_t events;
} Writers;

typedef struct Thread {
    Writers *writers;
    uint32_t lane;
    pthread_t thread;
} Thread;

static bool write_to_slot(void *context, const void *bytes, size_t length) {
    const Writers *w = context;
    return shared_write(w->shared, w->slot, bytes, length);
}

static void record_one(Writers *w, uint32_t lane, uint32_t number) {
    recorder_add(w->recorder, (StepEvent){.t_ns = monotonic_ns() - w->shared->began_ns,
                                          .cause = EVENT_NO_CAUSE,
                                          .detail = number,
                                          .lane = lane & EVENT_NO_LANE,
                                          .kind = EVENT_MEMORY_COPIED,
                                          .state = LANE_RUNNING});
}

static void *thread_main(void *argument) {
    const Thread *self = argument;
    Writers *w = self->writers;
    interpreter_lock_take(&w->lock);
    for (uint32_t i = 0; i < w->events; i++) {
        record_one(w, self->lane, i);
        if (i % TURN_EVENTS == 0 && interpreter_lock_is_wanted(&w->lock)) {
            interpreter_lock_drop(&w->lock, true);
            interpreter_lock_take(&w->lock);
        }
    }
    interpreter_lock_drop(&w->lock, false);
    return NULL;
}

static void add_lane(Recorder *recorder, uint32_t lane, int64_t ns) {
    uint32_t name = recorder_text(recorder, "lane", 4);
    recorder_add(recorder, (StepEvent){.t_ns = ns,
                                       .cause = EVENT_NO_CAUSE,
                                       .detail = name,
                                       .lane = lane & EVENT_NO_LANE,
                                       .kind = EVENT_LANE_CREATED,
                                       .state = LANE_LOCKED});
}

static void run_threads(Writers *w, int count) {
    Thread *threads = NEW_ARRAY(Thread, (size_t)count);
    for (int i = 0; i < count; i++) {
        threads[i] = (Thread){.writers = w, .lane = (uint32_t)i};
        add_lane(w->recorder, (uint32_t)i, monotonic_ns() - w->shared->began_ns);
    }
    for (int i = 0; i < count; i++) {
        pthread_create(&threads[i].thread, NULL, thread_main, &threads[i]);
    }
    for (int i = 0; i < count; i++) {
        pthread_join(threads[i].thread, NULL);
    }
    memory_free(threads);
}

static _Noreturn void be_writers(Shared *shared, int slot, Storm storm) {
    Writers w = {.shared = shared, .slot = &shared->slots[slot], .events = storm.events};
    RunInfo info = {.program = "", .source = "", .model = "native", .profile = ""};
    w.recorder = recorder_new(RECORD_SWITCHES, (Writer){write_to_slot, &w}, &info);
    recorder_keep_in(w.recorder, &w.slot->tail);
    interpreter_lock_init(&w.lock, 5000000);
    run_threads(&w, storm.threads);
    if (storm.is_killed) {
        raise(SIGKILL);
    }
    recorder_flush(w.recorder);
    _exit(0);
}

// --- who reads --------------------------------------------------------------------------------

typedef struct Reading {
    Storm storm;
    Shared *shared;
    Merge *merge;
    Recorder *recorder;
    uint32_t *next; // owned: by lane, the number of the event that is to come
    uint32_t lanes;
    StormResult result;
} Reading;

static void look_at_event(Reading *r, const StepEvent *event) {
    if (event->kind == EVENT_LANE_CREATED) {
        r->lanes++;
    } else if (event->lane < r->lanes && event->detail == r->next[event->lane]) {
        r->next[event->lane]++;
        r->result.events++;
    } else {
        r->result.wrong++;
    }
}

static bool look_at_block(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    StepEvent event;
    for (size_t at = 8; kind == BLOCK_EVENTS && at + sizeof event <= length; at += sizeof event) {
        memcpy(&event, payload + at, sizeof event);
        look_at_event(context, &event);
    }
    return true;
}

static bool feed_stream(void *context, const void *bytes, size_t length) {
    return stream_reader_feed(context, bytes, length) == STREAM_GOOD;
}

static void drain(Reading *r, int slot) {
    Ring *ring = &r->shared->slots[slot].ring;
    const char *bytes;
    for (size_t length = ring_look(ring, &bytes); length; length = ring_look(ring, &bytes)) {
        r->result.wrong += !merge_feed(r->merge, slot, bytes, length);
        ring_take(ring, length);
    }
}

static bool reap(Reading *r) {
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        for (int i = 0; i < r->storm.processes; i++) {
            if (atomic_load(&r->shared->slots[i].system_pid) == pid) {
                atomic_store(&r->shared->slots[i].state, SLOT_DIED);
            }
        }
    }
    return pid == 0;
}

static void look(Reading *r) {
    for (int i = 0; i < r->storm.processes; i++) {
        bool is_over = atomic_load(&r->shared->slots[i].state) != SLOT_RUNS;
        drain(r, i);
        if (is_over) {
            merge_take_tail(r->merge, i, &r->shared->slots[i].tail);
        }
        merge_set_safe(r->merge, i, is_over ? INT64_MAX : 0);
    }
    merge_add(r->merge);
}

static void start(Reading *r) {
    r->shared->began_ns = monotonic_ns();
    for (int i = 0; i < r->storm.processes; i++) {
        Slot *slot = &r->shared->slots[i];
        slot->parent = SHARED_NO_SLOT;
        atomic_store(&slot->state, SLOT_RUNS);
        merge_begin(r->merge, i, slot);
        pid_t pid = fork();
        if (pid == 0) {
            be_writers(r->shared, i, r->storm);
        }
        atomic_store(&slot->system_pid, pid);
    }
}

StormResult storm_run(Storm storm) {
    RunInfo info = {.program = "", .source = "", .model = "native", .profile = ""};
    Reading r = {.storm = storm, .shared = shared_new()};
    assert(r.shared && storm.processes <= SHARED_MAX_PROCESSES);
    StreamReader *stream = stream_reader_new(look_at_block, &r);
    r.recorder = recorder_new(RECORD_SWITCHES, (Writer){feed_stream, stream}, &info);
    r.merge = merge_new(r.recorder, RECORD_SWITCHES);
    uint32_t lanes = (uint32_t)(storm.processes * storm.threads);
    r.next = NEW_ARRAY(uint32_t, lanes);
    r.result.expected = (uint64_t)lanes * storm.events;
    start(&r);
    while (reap(&r)) {
        look(&r);
    }
    look(&r);
    recorder_flush(r.recorder);
    r.result.wrong += recorder_failed(r.recorder);
    r.result.seconds = (double)(monotonic_ns() - r.shared->began_ns) / 1e9;
    for (int i = 0; i < storm.processes; i++) {
        r.result.waits += atomic_load(&r.shared->slots[i].ring.waits);
    }
    merge_free(r.merge);
    recorder_free(r.recorder);
    stream_reader_free(stream);
    memory_free(r.next);
    shared_free(r.shared);
    return r.result;
}
