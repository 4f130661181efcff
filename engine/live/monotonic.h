// monotonic: the clock of real runs. Nanoseconds that never go back and know no calendar.
#pragma once

#include <pthread.h>
#include <stdint.h>
#include <time.h>

int64_t monotonic_ns(void);
// What this thread has had of a processor.
int64_t monotonic_busy_ns(void);
struct timespec monotonic_timespec(int64_t ns);

// A condition whose time limits are read on this clock.
void monotonic_cond_init(pthread_cond_t *cond);
