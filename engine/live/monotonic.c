#include "engine/live/monotonic.h"

#define SECOND_NS INT64_C(1000000000)

static int64_t read_ns(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * SECOND_NS + now.tv_nsec;
}

int64_t monotonic_ns(void) {
    return read_ns(CLOCK_MONOTONIC);
}

int64_t monotonic_busy_ns(void) {
    return read_ns(CLOCK_THREAD_CPUTIME_ID);
}

struct timespec monotonic_timespec(int64_t ns) {
    return (struct timespec){.tv_sec = (time_t)(ns / SECOND_NS), .tv_nsec = (long)(ns % SECOND_NS)};
}

void monotonic_cond_init(pthread_cond_t *cond) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attributes);
    pthread_condattr_destroy(&attributes);
}
