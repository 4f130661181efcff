#include "engine/vm/profile.h"

#include <stddef.h>
#include <string.h>

// About what CPython takes on a machine of these years.
#define USUAL_COSTS                                                                                \
    { .instruction_ps = 15000, .thread_start_ns = 50000, .fork_ns = 2000000 }

// The releases are those whose turns of the loop were recorded (tests/programs/probes/turns.txt).
// Up to 3.9 the interpreter looked for a request of the GIL before nearly every instruction.
static const Profile profiles[] = {
    {.name = "cpython-3.11",
     .minor = 11,
     .micro = 7,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "cpython-3.9",
     .minor = 9,
     .micro = 18,
     .has_gil = true,
     .switches_anywhere = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "cpython-3.10",
     .minor = 10,
     .micro = 13,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "cpython-3.12",
     .minor = 12,
     .micro = 7,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "cpython-3.13",
     .minor = 13,
     .micro = 2,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "cpython-3.14",
     .minor = 14,
     .micro = 2,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "eager",
     .minor = 14,
     .micro = 2,
     .has_eager_tasks = true,
     .has_gil = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "free-threaded",
     .minor = 14,
     .micro = 2,
     .switches_anywhere = true,
     .is_parallel = true,
     .cores = 2,
     .costs = USUAL_COSTS},
    {.name = "guarantee",
     .minor = 11,
     .micro = 7,
     .switches_anywhere = true,
     .is_arbitrary = true,
     .cores = 2,
     .costs = USUAL_COSTS},
};

const Profile *profile_named(const char *name) {
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        if (strcmp(profiles[i].name, name) == 0) {
            return &profiles[i];
        }
    }
    return NULL;
}

const Profile *profile_default(void) {
    return &profiles[0];
}
