#include "viz/scene/winner.h"

#include <ctype.h>
#include <stdio.h>

#include "viz/scene/bars.h"

enum {
    PERCENT = 100,
    SAME_PERCENT = 1,  // of the time: less counts as equal
    TELLING_PART = 20, // less than one in so many parts of what was saved goes without saying
};

typedef struct Contest {
    const RunSummary *runs;
    int count;
    Arena *arena;
    int finished;
    int best;     // index, or -1
    int baseline; // index, or -1
} Contest;

static bool has_finished(const RunSummary *run) {
    return run->has_begun && run->verdict == VERDICT_FINISHED;
}

static bool is_about(int64_t ns, int64_t best_ns) {
    return (ns - best_ns) * PERCENT <= best_ns * SAME_PERCENT;
}

static void look(Contest *contest) {
    contest->best = contest->baseline = -1;
    const RunSummary *runs = contest->runs;
    for (int i = 0; i < contest->count; i++) {
        if (!has_finished(&runs[i])) {
            continue;
        }
        contest->finished++;
        if (contest->best < 0 || runs[i].total_ns < runs[contest->best].total_ns) {
            contest->best = i;
        }
        bool synced = contest->baseline >= 0 && runs[contest->baseline].model == RUN_SYNC;
        if (contest->baseline < 0 ||
            (!synced &&
             (runs[i].model == RUN_SYNC || runs[i].total_ns > runs[contest->baseline].total_ns))) {
            contest->baseline = i;
        }
    }
}

static int64_t waiting_overlap(const RunSummary *run) {
    return run->overlap_ns - run->computing_overlap_ns;
}

// Why this run is faster than the baseline.
static WinKind kind_of(const Contest *contest, int index) {
    const RunSummary *run = &contest->runs[index];
    const RunSummary *base = &contest->runs[contest->baseline];
    int64_t saved = base->total_ns - run->total_ns;
    int64_t telling = saved / TELLING_PART + 1;
    if (is_about(base->total_ns, run->total_ns)) {
        return WIN_BASELINE;
    }
    bool waits = waiting_overlap(run) - waiting_overlap(base) >= telling;
    bool computes = run->computing_overlap_ns - base->computing_overlap_ns >= telling;
    return waits && computes ? WIN_BOTH : computes ? WIN_COMPUTING : waits ? WIN_WAITING : WIN_LESS;
}

// ---- words

// "async", "async and threads", "sync, async and threads" of the runs that are marked.
static const char *names_of(const Contest *contest, const bool *marked) {
    const char *names[WINNER_MAX_RUNS];
    int count = 0;
    for (int i = 0; i < contest->count; i++) {
        if (marked[i]) {
            names[count++] = run_model_name(contest->runs[i].model);
        }
    }
    const char *text = count > 0 ? names[0] : "";
    for (int i = 1; i < count; i++) {
        text =
            arena_printf(contest->arena, "%s%s%s", text, i + 1 < count ? ", " : " and ", names[i]);
    }
    return text;
}

static const char *capital(const Contest *contest, const char *text) {
    return arena_printf(contest->arena, "%c%s", toupper((unsigned char)text[0]), text + 1);
}

// "Threads win", "Async wins": threads and processes are many.
static const char *they_win(const Contest *contest, const Winner *winner) {
    int marked = 0;
    for (int i = 0; i < contest->count; i++) {
        marked += winner->is_winner[i];
    }
    RunModel model = contest->runs[winner->run].model;
    bool one = marked == 1 && (model == RUN_SYNC || model == RUN_ASYNC);
    return arena_printf(contest->arena, "%s %s",
                        capital(contest, names_of(contest, winner->is_winner)),
                        one ? "wins" : "win");
}

static const char *all_of_them(const Contest *contest) {
    static const char *const words[] = {"", "", "Both", "All three", "All four"};
    const char *all = words[contest->finished];
    return contest->finished == contest->count
               ? all
               : arena_printf(contest->arena, "%s that came to a good end", all);
}

// A run of threads that had to take turns.
static bool gil_held_back(const Contest *contest) {
    for (int i = 0; i < contest->count; i++) {
        const RunSummary *run = &contest->runs[i];
        if (has_finished(run) && run->model == RUN_THREADS && run->computing_overlap_ns == 0 &&
            run->gil_ns * PERCENT > run->total_ns) {
            return true;
        }
    }
    return false;
}

static const char *saves(const Contest *contest) {
    const RunSummary *base = &contest->runs[contest->baseline];
    int64_t saved = base->total_ns - contest->runs[contest->best].total_ns;
    return arena_printf(contest->arena, "%s less than %s", bars_duration(saved, contest->arena),
                        run_model_name(base->model));
}

static const char *computing_words(const Contest *contest, const Winner *winner) {
    bool turns_elsewhere =
        contest->runs[contest->best].model != RUN_THREADS && gil_held_back(contest);
    const char *turns = turns_elsewhere ? ", while the GIL lets one thread compute at a time" : "";
    uint32_t cores = contest->runs[contest->best].most_running;
    if (winner->kind == WIN_BOTH) {
        return arena_printf(contest->arena,
                            "waiting overlaps, and computing does too, on %u cores%s", cores,
                            turns);
    }
    return arena_printf(contest->arena, "computing overlaps, on %u cores%s", cores, turns);
}

static const char *less_words(const Contest *contest) {
    const RunSummary *run = &contest->runs[contest->best];
    const RunSummary *base = &contest->runs[contest->baseline];
    int64_t waits = base->asleep_ns - run->asleep_ns;
    int64_t runs = base->running_ns - run->running_ns;
    return waits >= runs ? arena_printf(contest->arena, "%s of waiting is cut short",
                                        bars_duration(waits, contest->arena))
                         : arena_printf(contest->arena, "its lanes compute %s less",
                                        bars_duration(runs, contest->arena));
}

// ---- the baseline is as fast as any

static const char *baseline_words(const Contest *contest) {
    bool slower[WINNER_MAX_RUNS] = {false};
    bool overlaps = false;
    bool starts = true; // starting took time, in each of the slower ones
    for (int i = 0; i < contest->count; i++) {
        const RunSummary *run = &contest->runs[i];
        int64_t best_ns = contest->runs[contest->best].total_ns;
        slower[i] = has_finished(run) && !is_about(run->total_ns, best_ns);
        overlaps = overlaps || (slower[i] && run->overlap_ns > 0);
        starts = starts && (!slower[i] || run->starting_ns > 0);
    }
    const char *names = names_of(contest, slower);
    if (starts && overlaps) {
        return arena_printf(contest->arena, "starting %s costs more than overlapping saves", names);
    }
    if (starts) {
        return arena_printf(contest->arena, "nothing overlaps, and starting %s only adds to it",
                            names);
    }
    return arena_printf(contest->arena, "what %s add costs more than it saves", names);
}

static const char *equal_words(const Contest *contest) {
    const RunSummary *best = &contest->runs[contest->best];
    if (best->asleep_ns == 0 && gil_held_back(contest)) {
        return "nothing waits, and the GIL keeps one thread computing at a time";
    }
    if (best->overlap_ns > 0) {
        return "what overlaps in one overlaps in the others";
    }
    return best->asleep_ns == 0 ? "nothing waits, and one lane computes at a time"
                                : "nothing overlaps, one lane waits or computes at a time";
}

static void mark_winners(const Contest *contest, Winner *winner) {
    int64_t best_ns = contest->runs[contest->best].total_ns;
    for (int i = 0; i < contest->count; i++) {
        const RunSummary *run = &contest->runs[i];
        winner->is_winner[i] = has_finished(run) && is_about(run->total_ns, best_ns) &&
                               kind_of(contest, i) == winner->kind;
    }
}

// All that ended are as fast as the fastest, or there is one that is not.
static WinKind refine(const Contest *contest, WinKind kind) {
    if (kind != WIN_BASELINE) {
        return kind;
    }
    int64_t best_ns = contest->runs[contest->best].total_ns;
    int64_t most_ns = best_ns;
    for (int i = 0; i < contest->count; i++) {
        bool more = has_finished(&contest->runs[i]) && contest->runs[i].total_ns > most_ns;
        most_ns = more ? contest->runs[i].total_ns : most_ns;
    }
    return most_ns == 0 ? WIN_NO_TIME : is_about(most_ns, best_ns) ? WIN_EQUAL : WIN_BASELINE;
}

static void tell(const Contest *contest, Winner *winner) {
    switch (winner->kind) {
    case WIN_NOBODY:
    case WIN_ALONE:
        break;
    case WIN_NO_TIME:
        winner->fact = arena_printf(contest->arena, "%s take no time", all_of_them(contest));
        winner->reason = "nothing waits, and nothing computes for a millisecond";
        break;
    case WIN_EQUAL:
        winner->fact = arena_printf(contest->arena, "%s take the same time", all_of_them(contest));
        winner->reason = equal_words(contest);
        break;
    case WIN_BASELINE:
        winner->fact = they_win(contest, winner);
        winner->reason = baseline_words(contest);
        break;
    case WIN_WAITING:
        winner->fact = they_win(contest, winner);
        winner->reason = arena_printf(contest->arena,
                                      "while one lane waits the others go on, so the waiting "
                                      "overlaps; that is %s",
                                      saves(contest));
        break;
    case WIN_COMPUTING:
    case WIN_BOTH:
        winner->fact = they_win(contest, winner);
        winner->reason = computing_words(contest, winner);
        break;
    case WIN_LESS:
        winner->fact = they_win(contest, winner);
        winner->reason = less_words(contest);
        break;
    }
}

Winner winner_find(const RunSummary *runs, int count, Arena *arena) {
    Contest contest = {.runs = runs, .count = count, .arena = arena};
    look(&contest);
    Winner winner = {.run = contest.best, .fact = "No run came to a good end", .reason = ""};
    if (contest.finished == 1) {
        winner.kind = WIN_ALONE;
        winner.is_winner[contest.best] = true;
        winner.fact = arena_printf(arena, "Only %s came to a good end",
                                   run_model_name(runs[contest.best].model));
    } else if (contest.finished > 1) {
        winner.kind = kind_of(&contest, contest.best);
        mark_winners(&contest, &winner);
        winner.kind = refine(&contest, winner.kind);
        tell(&contest, &winner);
    }
    return winner;
}

const char *winner_sentence(const Winner *winner, Arena *arena) {
    return arena_printf(arena, "%s%s%s.", winner->fact, *winner->reason ? ": " : "",
                        winner->reason);
}
