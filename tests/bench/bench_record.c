// Measures what recording an event of a real run costs.
// Usage: bench_record [EVENTS]
// Prints nanoseconds of processor time for each event: reading the clock and storing it; recording,
// with the time, into the ring that another process empties; the same with LTTng-UST, or "-". Then
// how many events of 2 processes with 4 threads each arrived, of how many, and how many seconds
// that took. Each number is the least of several rounds, taken in turns.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/live/monotonic.h"
#include "engine/live/shared.h"
#include "tests/support/record_storm.h"
#ifdef HAS_LTTNG
#include "bench/lttng_events.h"
#endif

enum {
    ROUNDS = 15,
    ROUND_EVENTS = 400000,
    STORED = 32 * 1024, // events that stay in memory, as many bytes as half a ring
    DEFAULT_EVENTS = 10 * 1000 * 1000
};

typedef double (*Round)(void *context);

static int64_t own_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static double round_of_stores(void *context) {
    struct timespec *stored = context;
    int64_t begin_ns = own_ns();
    for (uint32_t i = 0; i < ROUND_EVENTS; i++) {
        clock_gettime(CLOCK_MONOTONIC, &stored[i % STORED]);
    }
    return (double)(own_ns() - begin_ns) / ROUND_EVENTS;
}

// --- our own ----------------------------------------------------------------------------------

typedef struct Ours {
    Shared *shared;
    Recorder *recorder;
    uint32_t cause;
} Ours;

static bool write_to_slot(void *context, const void *bytes, size_t length) {
    const Ours *ours = context;
    return shared_write(ours->shared, &ours->shared->slots[0], bytes, length);
}

static double round_of_records(void *context) {
    Ours *ours = context;
    int64_t begin_ns = own_ns();
    for (uint32_t i = 0; i < ROUND_EVENTS; i++) {
        ours->cause = recorder_add(ours->recorder,
                                   (StepEvent){.t_ns = monotonic_ns() - ours->shared->began_ns,
                                               .cause = ours->cause,
                                               .detail = i,
                                               .lane = EVENT_NO_LANE,
                                               .kind = EVENT_MEMORY_COPIED,
                                               .state = LANE_RUNNING});
    }
    return (double)(own_ns() - begin_ns) / ROUND_EVENTS;
}

static double round_of_lttng(void *context) {
    (void)context;
#ifdef HAS_LTTNG
    int64_t begin_ns = own_ns();
    for (uint32_t i = 0; i < ROUND_EVENTS; i++) {
        lttng_ust_tracepoint(lockstep_bench, event, i);
    }
    return (double)(own_ns() - begin_ns) / ROUND_EVENTS;
#else
    return 0;
#endif
}

static double least(double a, double b) {
    return b < a ? b : a;
}

static void measure(Shared *shared) {
    struct timespec *stored = NEW_ARRAY(struct timespec, STORED);
    Ours ours = {.shared = shared, .cause = EVENT_NO_CAUSE};
    RunInfo info = {.program = "", .source = "", .model = "native", .profile = ""};
    ours.recorder = recorder_new(RECORD_SWITCHES, (Writer){write_to_slot, &ours}, &info);
    recorder_keep_in(ours.recorder, &shared->slots[0].tail);
    shared->began_ns = monotonic_ns();
    double best[3] = {1e9, 1e9, 1e9};
    for (int i = 0; i < ROUNDS; i++) {
        best[0] = least(best[0], round_of_stores(stored));
        best[1] = least(best[1], round_of_records(&ours));
        best[2] = least(best[2], round_of_lttng(NULL));
    }
    recorder_free(ours.recorder);
    memory_free(stored);
    printf("store %.2f ns, record %.2f ns: %.2f times", best[0], best[1], best[1] / best[0]);
#ifdef HAS_LTTNG
    printf("; LTTng-UST %.2f ns\n", best[2]);
#else
    printf("; LTTng-UST is not installed\n");
#endif
    fflush(stdout);
}

// This process empties the ring.
static bool measure_cost(void) {
    Shared *shared = shared_new();
    if (!shared) {
        return false;
    }
    pid_t pid = fork();
    if (pid == 0) {
        measure(shared);
        _exit(0);
    }
    int status;
    while (waitpid(pid, &status, WNOHANG) == 0) {
        const char *bytes;
        size_t length = ring_look(&shared->slots[0].ring, &bytes);
        ring_take(&shared->slots[0].ring, length);
        if (length == 0) {
            nanosleep(&(struct timespec){.tv_nsec = 20000}, NULL);
        }
    }
    shared_free(shared);
    return status == 0;
}

int main(int argc, char **argv) {
    long events = argc > 1 ? atol(argv[1]) : DEFAULT_EVENTS;
    if (events < 8 || !measure_cost()) {
        fprintf(stderr, "usage: bench_record [EVENTS]\n");
        return 2;
    }
    StormResult storm =
        storm_run((Storm){.processes = 2, .threads = 4, .events = (uint32_t)(events / 8)});
    printf("2 processes of 4 threads: %llu of %llu events arrived, %llu wrong, in %.1f s; a full "
           "ring was waited for %llu times\n",
           (unsigned long long)storm.events, (unsigned long long)storm.expected,
           (unsigned long long)storm.wrong, storm.seconds, (unsigned long long)storm.waits);
    return storm.events == storm.expected && storm.wrong == 0 ? 0 : 1;
}
