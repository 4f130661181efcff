// steady: the clock that never goes back, for how long something takes.
#pragma once

#include <stdint.h>
#include <time.h>

#define STEADY_SECOND_NS INT64_C(1000000000)

static inline int64_t steady_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * STEADY_SECOND_NS + now.tv_nsec;
}

static inline double steady_s(void) {
    return (double)steady_ns() / (double)STEADY_SECOND_NS;
}
