#include "engine/vm/clock.h"

#include "engine/vm/host.h"

static void charge_in(Machine *m, int64_t unit_ns) {
    World *w = m->world;
    int64_t due = clock_uncharged(m);
    int64_t most = clock_bound(m) - w->now_ns;
    due = due < most ? due : most;
    due -= due % unit_ns;
    clock_advance(m, w->now_ns + due, w->now_lag + 1);
    w->charged_ns += due;
    w->computed_ns += due;
}

void clock_charge(Machine *m) {
    charge_in(m, CLOCK_MILLISECOND);
}

void clock_charge_rest(Machine *m) {
    clock_now(m);
    if (m->costs && !m->real && clock_uncharged(m) > 0) {
        charge_in(m, 1);
    }
}

void clock_follow(Machine *m) {
    int64_t now = m->real->now_ns(m);
    if (now > m->world->now_ns) {
        m->world->now_ns = now;
    }
    if (now > m->max_time_ns && !m->limit) {
        m->limit = "time";
    }
}

static bool sleep_until(Machine *m, int64_t ns) {
    int64_t until = ns <= m->max_time_ns ? ns : m->max_time_ns + 1;
    m->real->sleep_until(m, until);
    clock_follow(m);
    return m->limit == NULL;
}

int64_t clock_read(Machine *m) {
    World *w = m->world;
    clock_now(m);
    if (m->real) {
        return w->now_ns;
    }
    uint64_t reads = ++w->clock_reads;
    if (reads > CLOCK_FREE_READS) {
        bool is_far = m->horizon_ns - w->now_ns >= CLOCK_MILLISECOND;
        clock_advance(m, is_far ? w->now_ns + CLOCK_MILLISECOND : m->horizon_ns, w->now_lag + 1);
        m->horizon_at = is_far ? m->horizon_at : 0;
        w->clock_reads = reads;
    }
    return w->now_ns;
}

bool clock_advance(Machine *m, int64_t ns, uint64_t lag) {
    World *w = m->world;
    if (m->real) {
        return sleep_until(m, ns);
    }
    ns = ns < w->clock_bound_ns ? ns : w->clock_bound_ns;
    if (ns < w->now_ns || (ns == w->now_ns && lag <= w->now_lag)) {
        return true;
    }
    if (ns > w->now_ns) {
        w->clock_reads = 0;
        w->loop_turns = 0;
    }
    w->now_ns = ns;
    w->now_lag = lag;
    if (ns > m->horizon_ns) {
        m->horizon_at = 0;
    }
    if (ns > m->max_time_ns) {
        m->limit = "time";
        return false;
    }
    return true;
}

void clock_after(Machine *m, int64_t delay_ns, int64_t *ns, uint64_t *lag) {
    World *w = m->world;
    int64_t now = clock_now(m);
    *ns = delay_ns > 0 ? now + delay_ns : now;
    *lag = delay_ns > 0 ? w->now_lag + 1 : w->now_lag;
}

double clock_seconds(int64_t ns) {
    return ns % CLOCK_SECOND == 0 ? (double)(ns / CLOCK_SECOND) : (double)ns / 1e9;
}
