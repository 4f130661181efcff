// Measures task switches with their events: what the engine is for, without the pipe behind it.
// Usage: bench_switches [TASKS TURNS]
// Prints the number of switches, the seconds of CPU they took (start of the engine included), and
// switches per second.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/engine.h"

enum {
    DEFAULT_TASKS = 1000,
    DEFAULT_TURNS = 1000,
    EVENTS_A_SWITCH = 2 // one task stops, another one runs
};

static bool count_bytes(void *context, const void *bytes, size_t length) {
    uint64_t *total = context;
    (void)bytes;
    *total += length;
    return true;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Runs tasks coroutines that give way turns times each. Returns the seconds, or -1 when the run
// did not finish or wrote fewer events than so many switches have.
static double measure(uint64_t tasks, uint64_t turns) {
    char source[512];
    snprintf(source, sizeof source,
             "import asyncio\n"
             "async def take_turns():\n"
             "    for i in range(%" PRIu64 "):\n"
             "        await asyncio.sleep(0)\n"
             "async def main():\n"
             "    await asyncio.gather(*[take_turns() for i in range(%" PRIu64 ")])\n"
             "asyncio.run(main())\n",
             turns, tasks);
    Request request = {
        .program = "bench.py",
        .source = source,
        .source_length = strlen(source),
        .model = "native",
        .profile = "cpython-3.11",
        .level = RECORD_SWITCHES,
        .max_events = UINT32_MAX - 1,
        .max_steps = UINT64_MAX / 2,
    };
    uint64_t written = 0;
    double start = cpu_seconds();
    Verdict verdict = engine_run(&request, (Writer){count_bytes, &written});
    double taken = cpu_seconds() - start;
    bool all = written >= tasks * turns * EVENTS_A_SWITCH * sizeof(StepEvent);
    return verdict == VERDICT_FINISHED && all ? taken : -1;
}

int main(int argc, char **argv) {
    uint64_t tasks = argc > 2 ? strtoull(argv[1], NULL, 10) : DEFAULT_TASKS;
    uint64_t turns = argc > 2 ? strtoull(argv[2], NULL, 10) : DEFAULT_TURNS;
    if (argc == 2 || argc > 3 || tasks == 0 || turns == 0) {
        fprintf(stderr, "usage: bench_switches [TASKS TURNS]\n");
        return 2;
    }
    double seconds = measure(tasks, turns);
    if (seconds < 0) {
        fprintf(stderr, "bench_switches: the run did not finish, or its events are not complete\n");
        return 1;
    }
    double switches = (double)(tasks * turns);
    printf("%.0f switches in %.4f s: %.0f per second\n", switches, seconds, switches / seconds);
    return 0;
}
