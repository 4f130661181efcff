#include "viz/app/machine_load.h"

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "viz/app/steady.h"

// The first line: "cpu" and how long the processors were in each state, in ticks.
static int64_t busy_ns(void) {
    long long user, nice, system, idle, waiting, interrupts, softly, stolen;
    int count = 0;
    FILE *file = fopen("/proc/stat", "r");
    if (file) {
        count = fscanf(file, "cpu %lld %lld %lld %lld %lld %lld %lld %lld", &user, &nice, &system,
                       &idle, &waiting, &interrupts, &softly, &stolen);
        fclose(file);
    }
    if (count != 8) {
        return -1;
    }
    return (user + nice + system + interrupts + softly + stolen) *
           (STEADY_SECOND_NS / sysconf(_SC_CLK_TCK));
}

static int64_t time_of(struct timeval time) {
    return time.tv_sec * STEADY_SECOND_NS + time.tv_usec * INT64_C(1000);
}

static int64_t own_ns(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return time_of(usage.ru_utime) + time_of(usage.ru_stime);
}

void load_begin(LoadSince *since) {
    *since = (LoadSince){.now_ns = steady_ns(), .busy_ns = busy_ns(), .own_ns = own_ns()};
}

Load load_since(const LoadSince *since) {
    LoadSince now;
    load_begin(&now);
    int64_t others_ns = now.busy_ns - since->busy_ns - (now.own_ns - since->own_ns);
    int64_t took_ns = now.now_ns - since->now_ns;
    bool is_known = since->busy_ns >= 0 && now.busy_ns >= 0 && took_ns > 0 && others_ns > 0;
    return (Load){.others_percent = is_known ? (int)(others_ns * 100 / took_ns) : 0};
}
