#include "viz/app/compare_panel.h"

#include <string.h>

#include "viz/app/bar_look.h"

static const float BAR_MOST_H = 28;
static const float TICK_W = 2; // of a run that takes no time
static const float SHARE_H = 9;

float compare_x(const CompareStage *stage, int64_t t_ns) {
    return stage->time_x + (float)((double)t_ns * stage->px_per_ns) - stage->view->view.state->pan;
}

// A run that shows no lanes says why in the place of one.
static uint32_t row_count(const CompareStage *stage, int run) {
    uint32_t count = stage->view->picture->runs[run].lane_count;
    return count > 0 ? count : 1;
}

float compare_panel_height(const CompareStage *stage, int run) {
    return stage->title_h + (float)row_count(stage, run) * stage->pitch +
           compare_real_height(stage, run) + stage->pad;
}

// ---- the head

static const char *about(const CompareStage *stage, int index) {
    const View *view = &stage->view->view;
    const CompareRun *run = &stage->view->picture->runs[index];
    bool no_gil = view->profile && strcmp(view->profile, "free-threaded") == 0;
    bool has_gil = view->profile && (strncmp(view->profile, "cpython-", 8) == 0 ||
                                     strcmp(view->profile, "eager") == 0);
    switch ((RunModel)index) {
    case RUN_SYNC:
        return "one thread, one after another";
    case RUN_ASYNC:
        return "one thread, one event loop";
    case RUN_THREADS:
        return no_gil    ? "shared memory, no GIL"
               : has_gil ? "shared memory, GIL on"
                         : "shared memory";
    case RUN_PROCESSES:
        return run->shares_cores || (view->cores > 0 && run->worker_count > (uint32_t)view->cores)
                   ? view->cores > 0 ? arena_printf(view->frame, "own memory, %d core%s",
                                                    view->cores, view->cores == 1 ? "" : "s")
                                     : "own memory, they share the cores"
                   : "own memory, one core each";
    }
    return "";
}

void compare_draw_words(const CompareStage *stage, Rect row, float size, Ink ink,
                        const char *text) {
    Ui *ui = stage->view->view.ui;
    float w = ui_width(ui, FONT_UI, size, text);
    Rect ground = rect_make(row.x - 3, row.y + 1, (w < row.w ? w : row.w) + 6, row.h - 2);
    draw_rect(ui->list, ground, 3, INK_PANEL, INK_NONE);
    ui_text(ui, row, ALIGN_LEFT, FONT_UI, size, ink, text);
}

static void draw_title(const CompareStage *stage, int index, Rect row) {
    static const char *const names[] = {"Synchronous", "Async", "Threads", "Processes"};
    Ui *ui = stage->view->view.ui;
    const CompareEnd *end = &stage->view->ends[index];
    float size = stage->is_small ? 13 : 15;
    float w = ui_width(ui, FONT_UI_BOLD, size, names[RUN_SYNC]); // the widest: all begin alike
    rect_cut_left(&row, stage->name_x - row.x);
    ui_text(ui, rect_cut_left(&row, w + 2), ALIGN_LEFT, FONT_UI_BOLD, size, INK_TEXT, names[index]);
    rect_cut_left(&row, stage->is_small ? 10 : 16);
    bool failed = end->has_ended && *end->problem;
    bool has_lanes = stage->view->picture->runs[index].lane_count > 0;
    const char *text = failed && has_lanes ? end->problem : about(stage, index);
    row.w = stage->totals_x - row.x - 8;
    compare_draw_words(stage, row, stage->is_small ? 12 : 13,
                       failed && has_lanes ? INK_FAILED : INK_TEXT_MUTED, text);
    if (failed && has_lanes) {
        ui_tip(ui, row, end->problem);
    }
}

// ---- names

static Icon icon_of(const Bar *bar, Ink *ink) {
    *ink = INK_LOCKED;
    if (!bar) {
        return ICON_LOCK;
    }
    switch (bar->state) {
    case LANE_LOCKED:
        if (bar->reason == REASON_READY) {
            *ink = INK_READY;
            return ICON_PLAY_HOLLOW;
        }
        return ICON_LOCK;
    case LANE_RUNNING:
        *ink = INK_RUNNING;
        return ICON_PLAY;
    case LANE_WAITING:
        *ink = INK_WAITING;
        return ICON_CLOCK;
    case LANE_DONE:
        *ink = bar->reason == REASON_RAISED || bar->is_cancelled ? INK_FAILED : INK_DONE;
        return bar->reason == REASON_RAISED ? ICON_CROSS
               : bar->is_cancelled          ? ICON_CANCELLED
                                            : ICON_CHECK;
    case LANE_STATE_COUNT:
        break;
    }
    return ICON_LOCK;
}

static void draw_name(const CompareStage *stage, const CompareRun *run, const CompareLane *lane,
                      Rect row) {
    View *view = &stage->view->view;
    Ui *ui = view->ui;
    int64_t now_ns = view->is_whole ? run->end_ns : stage->now_ns;
    Ink ink = INK_LOCKED;
    Icon icon = icon_of(now_ns < 0 ? NULL : compare_lane_at(run, lane, now_ns), &ink);
    float side = clamp_float(stage->pitch - 4, 11, 17);
    Rect rest = rect_make(stage->name_x, row.y, stage->name_w, row.h);
    draw_icon(ui->list, rect_center(rect_cut_left(&rest, 18), side, side), icon, ink);
    rect_cut_left(&rest, 7);
    float size = clamp_float(stage->pitch - 4, 11, 13.5F);
    float name_w = ui_width(ui, FONT_UI_MEDIUM, size, lane->name);
    bool tells_worker = lane->is_first_of_worker && run->worker_count > 1;
    float worker_w = ui_width(ui, FONT_UI, size - 2, lane->worker);
    if (tells_worker && name_w + worker_w + 10 <= rest.w) {
        ui_text(ui, rect_cut_right(&rest, worker_w), ALIGN_RIGHT, FONT_UI, size - 2, INK_TEXT_FAINT,
                lane->worker);
        rect_cut_right(&rest, 6);
    }
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, size, INK_TEXT, lane->name);
    ui_tip(ui, rect_make(stage->name_x, row.y, stage->name_w, row.h),
           arena_printf(view->frame, "%s on %s", lane->name, lane->worker));
}

// ---- stretches

static void paint(const CompareStage *stage, Rect row, float x0, float x1, BarLook look) {
    float h = stage->pitch - (stage->pitch < 24 ? 3 : 8);
    h = h < BAR_MOST_H ? h : BAR_MOST_H;
    float air = x1 - x0 > 6 ? 1.5F : 0;
    Rect rect = rect_make(x0, row.y + (row.h - h) / 2, x1 - x0 - air, h);
    float radius = rect.w < 8 ? rect.w / 3 : 4;
    draw_pattern(stage->view->view.ui->list, rect, radius, look.pattern, look.fill, look.edge);
}

static void draw_done(const CompareStage *stage, const Bar *bar, float x, Rect row) {
    View *view = &stage->view->view;
    BarLook look = bar_look(bar);
    float end = stage->time_x + stage->time_w;
    float middle = row.y + row.h / 2;
    if (look.fill == INK_FAILED) {
        paint(stage, row, x, x + 6, look);
        const char *label = bar->is_cancelled ? "cancelled" : reason_name(bar->reason);
        ui_text(view->ui, rect_make(x + 12, row.y, end > x + 12 ? end - x - 12 : 0, row.h),
                ALIGN_LEFT, FONT_UI, 11.5F, INK_FAILED, label);
    } else if (end > x) {
        draw_rect(view->ui->list, rect_make(x, middle - 1.5F, end - x, 3), 1.5F, look.fill,
                  INK_NONE);
    }
}

static int64_t bar_from(const CompareRun *run, const CompareLane *lane, uint32_t index) {
    return index == 0 ? 0 : trace_event(run->trace, lane->bars->bars[index].from_seq)->t_ns;
}

static int64_t bar_to(const CompareRun *run, const CompareLane *lane, uint32_t index) {
    return index + 1 < lane->bars->count ? bar_from(run, lane, index + 1) : run->end_ns;
}

// Neighbours that are narrower than a pixel each are painted as one, in the look of the longest.
typedef struct Crowd {
    float x0;
    float x1;
    int64_t longest_ns;
    const Bar *bar; // NULL: nobody
} Crowd;

static void crowd_paint(const CompareStage *stage, Crowd *crowd, Rect row) {
    if (crowd->bar && crowd->x1 > crowd->x0) {
        paint(stage, row, crowd->x0, crowd->x1, bar_look(crowd->bar));
    }
    *crowd = (Crowd){0};
}

static void crowd_take(Crowd *crowd, const Bar *bar, float x0, float x1, int64_t ns) {
    if (!crowd->bar) {
        crowd->x0 = x0;
    }
    if (!crowd->bar || ns > crowd->longest_ns) {
        crowd->bar = bar;
        crowd->longest_ns = ns;
    }
    crowd->x1 = x1;
}

static const char *bar_words(const CompareStage *stage, const CompareRun *run, const Bar *bar) {
    Arena *arena = stage->view->view.frame;
    const char *label = bar_label(run->trace, bar, arena);
    bool names = *label != '\0' && bar->state != LANE_DONE;
    return arena_printf(arena, "%s%s%s", lane_state_name(bar->state), names ? " \u00b7 " : "",
                        names ? label : "");
}

static void tell_bar(const CompareStage *stage, const CompareRun *run, const CompareLane *lane,
                     uint32_t index, Rect place) {
    Arena *arena = stage->view->view.frame;
    ui_tip(stage->view->view.ui, place,
           arena_printf(arena, "%s \u00b7 %s \u00b7 from %s to %s", lane->name,
                        bar_words(stage, run, &lane->bars->bars[index]),
                        bars_duration(bar_from(run, lane, index), arena),
                        bars_duration(bar_to(run, lane, index), arena)));
}

static bool ran_for_long(const CompareRun *run, const CompareLane *lane) {
    for (uint32_t i = 0; i < lane->bars->count; i++) {
        if (lane->bars->bars[i].state == LANE_RUNNING &&
            bar_from(run, lane, i) < bar_to(run, lane, i)) {
            return true;
        }
    }
    return false;
}

// A lane that only ever ran at an instant would not be seen to run at all.
static void draw_instants(const CompareStage *stage, const CompareRun *run, const CompareLane *lane,
                          Rect row) {
    float last_x = -2 * TICK_W;
    for (uint32_t i = 0; i < lane->bars->count; i++) {
        float x = compare_x(stage, bar_from(run, lane, i));
        bool is_shown = lane->bars->bars[i].state == LANE_RUNNING && x >= stage->time_x - 1 &&
                        x <= stage->time_x + stage->time_w;
        if (is_shown && x - last_x >= 2 * TICK_W) {
            paint(stage, row, x, x + TICK_W, bar_look(&(Bar){.state = LANE_RUNNING}));
            last_x = x;
        }
    }
}

static void draw_bars(const CompareStage *stage, const CompareRun *run, const CompareLane *lane,
                      Rect row) {
    const float left = stage->time_x;
    const float right = stage->time_x + stage->time_w;
    Crowd crowd = {0};
    for (uint32_t i = 0; i < lane->bars->count; i++) {
        const Bar *bar = &lane->bars->bars[i];
        int64_t from = bar_from(run, lane, i);
        int64_t to = bar_to(run, lane, i);
        float x0 = compare_x(stage, from);
        float x1 = compare_x(stage, to);
        if (x0 > right) {
            break;
        }
        if (bar->state == LANE_DONE) {
            crowd_paint(stage, &crowd, row);
            draw_done(stage, bar, x0, row);
        } else if (x1 >= left && x1 - x0 < 1) {
            crowd_take(&crowd, bar, x0, x1, to - from);
        } else if (x1 >= left) {
            crowd_paint(stage, &crowd, row);
            paint(stage, row, x0, x1, bar_look(bar));
            tell_bar(stage, run, lane, i, rect_make(x0, row.y, x1 - x0, row.h));
        }
    }
    crowd_paint(stage, &crowd, row);
    if (!ran_for_long(run, lane)) {
        draw_instants(stage, run, lane, row);
    }
}

// ---- what it came to

static const char *total_text(const View *view, int64_t ns) {
    return ns >= 10000000000  ? arena_printf(view->frame, "%.0f s", (double)ns / 1e9)
           : ns >= 1000000000 ? arena_printf(view->frame, "%.1f s", (double)ns / 1e9)
           : ns >= 1000000    ? arena_printf(view->frame, "%.0f ms", (double)ns / 1e6)
                              : bars_duration(ns, view->frame);
}

static const char *speed_text(const View *view, double speedup, Ink *ink) {
    *ink = INK_TEXT_MUTED;
    if (speedup == 0) {
        return "";
    }
    if (speedup > 1.05) {
        *ink = INK_RUNNING;
        return arena_printf(view->frame, "%.1f\u00d7 faster", speedup);
    }
    if (speedup < 0.95) {
        *ink = INK_WAITING;
        return arena_printf(view->frame, "%.1f\u00d7 slower", 1 / speedup);
    }
    return "1.0\u00d7";
}

typedef struct Share {
    int64_t ns;
    Icon icon;
    LaneState state;
    Ink ink;
} Share;

static void draw_share_bar(const CompareStage *stage, const Share *shares, int64_t all, Rect bar) {
    DrawList *list = stage->view->view.ui->list;
    float x = bar.x;
    for (int i = 0; i < 3; i++) {
        float w = (float)((double)shares[i].ns / (double)all) * bar.w;
        BarLook look = bar_look(&(Bar){.state = shares[i].state});
        if (w >= 1) {
            draw_pattern(list, rect_make(x, bar.y, w - (w > 3 ? 1 : 0), bar.h), 2, look.pattern,
                         look.fill, look.edge);
        }
        x += w;
    }
}

static int percent(int64_t part, int64_t all) {
    return (int)((100.0 * (double)part + (double)all / 2) / (double)all);
}

static void draw_share_numbers(const CompareStage *stage, const Share *shares, int64_t all,
                               Rect row) {
    View *view = &stage->view->view;
    float size = stage->is_small ? 10.5F : 11.5F;
    float w = row.w / 3;
    for (int i = 0; i < 3; i++) {
        Rect cell = rect_make(row.x + (float)i * w, row.y, w, row.h);
        const char *text = arena_printf(view->frame, "%d\u2009%%", percent(shares[i].ns, all));
        float text_w = ui_width(view->ui, FONT_UI, size, text);
        float x = cell.x + (cell.w - text_w - 14) * (float)i / 2;
        draw_icon(view->ui->list, rect_make(x, cell.y + cell.h / 2 - 5.5F, 11, 11), shares[i].icon,
                  shares[i].ink);
        ui_text(view->ui, rect_make(x + 14, cell.y, text_w + 2, cell.h), ALIGN_LEFT, FONT_UI, size,
                INK_TEXT_MUTED, text);
    }
}

static void draw_shares(const CompareStage *stage, const RunSummary *sum, Rect rest) {
    View *view = &stage->view->view;
    const Share shares[] = {
        {sum->running_ns, ICON_PLAY, LANE_RUNNING, INK_RUNNING},
        {sum->waiting_ns, ICON_CLOCK, LANE_WAITING, INK_WAITING},
        {sum->locked_ns, ICON_LOCK, LANE_LOCKED, INK_LOCKED},
    };
    int64_t all = sum->running_ns + sum->waiting_ns + sum->locked_ns;
    if (all == 0 || rest.h < SHARE_H + 2) {
        return;
    }
    Rect whole = rest;
    Rect bar = rect_cut_top(&rest, SHARE_H);
    draw_share_bar(stage, shares, all, bar);
    if (rest.h >= 15) {
        rect_cut_top(&rest, rest.h > 20 ? 3 : 0);
        draw_share_numbers(stage, shares, all, rect_cut_top(&rest, 15));
    }
    ui_tip(view->ui, whole,
           arena_printf(view->frame,
                        "all lanes together: running %s (%d %%), waiting %s (%d %%), "
                        "locked %s (%d %%)",
                        bars_duration(sum->running_ns, view->frame), percent(sum->running_ns, all),
                        bars_duration(sum->waiting_ns, view->frame), percent(sum->waiting_ns, all),
                        bars_duration(sum->locked_ns, view->frame), percent(sum->locked_ns, all)));
}

static void draw_unfinished(const CompareStage *stage, const CompareEnd *end, Rect rest) {
    Ui *ui = stage->view->view.ui;
    if (!end->has_ended) {
        Rect bar = rect_make(rest.x, rest.y + rest.h / 2 + 10, rest.w, 5);
        ui_text(ui, rect_make(rest.x, bar.y - 24, rest.w, 20), ALIGN_RIGHT, FONT_UI, 13,
                INK_TEXT_MUTED, "running\u2026");
        ui_progress(ui, bar, -1);
        return;
    }
    const char *word = verdict_name(end->summary.verdict);
    ui_text(ui, rect_cut_top(&rest, 22), ALIGN_RIGHT, FONT_UI_MEDIUM, 14, INK_FAILED,
            end->summary.verdict == VERDICT_NONE          ? "stopped"
            : end->summary.verdict == VERDICT_UNSUPPORTED ? "not supported"
                                                          : word);
}

static void draw_totals(const CompareStage *stage, int index, Rect panel) {
    View *view = &stage->view->view;
    const CompareEnd *end = &stage->view->ends[index];
    const RunSummary *sum = &end->summary;
    Rect rest =
        rect_make(stage->totals_x, panel.y + stage->pad, stage->totals_w, panel.h - 2 * stage->pad);
    if (!end->has_ended || sum->verdict != VERDICT_FINISHED) {
        draw_unfinished(stage, end, rest);
        return;
    }
    float wanted = stage->is_small ? 20 + 15 + 28 : 28 + 20 + 36;
    bool is_tight = rest.h < wanted; // then both numbers share a line
    float gap = (rest.h - wanted) / 2;
    rect_cut_top(&rest, gap > 0 ? gap : 0);
    Ink ink = INK_TEXT_MUTED;
    const char *speed =
        speed_text(view, run_summary_speedup(sum, &stage->view->ends[RUN_SYNC].summary), &ink);
    float size = stage->is_small ? 16 : is_tight ? 18 : 22;
    Rect total = rect_cut_top(&rest, stage->is_small ? 20 : 28);
    ui_text(view->ui, total, ALIGN_RIGHT, FONT_UI_BOLD, size, INK_TEXT,
            total_text(view, sum->total_ns));
    Rect speed_row = is_tight ? total : rect_cut_top(&rest, stage->is_small ? 15 : 20);
    ui_text(view->ui, speed_row, is_tight ? ALIGN_LEFT : ALIGN_RIGHT, FONT_UI_MEDIUM,
            stage->is_small ? 11 : 13, ink, speed);
    rect_cut_top(&rest, 4);
    draw_shares(stage, sum, rest);
}

// ---- the whole

static void draw_message(const CompareStage *stage, int index, Rect row) {
    View *view = &stage->view->view;
    const CompareEnd *end = &stage->view->ends[index];
    row.x = stage->name_x;
    row.w = stage->totals_x - row.x - 8;
    const char *text = !end->has_ended ? "The engine is starting\u2026"
                       : *end->problem ? end->problem
                                       : "Nothing happens in this run.";
    compare_draw_words(stage, row, 13,
                       end->has_ended && *end->problem ? INK_FAILED : INK_TEXT_MUTED, text);
    ui_tip(view->ui, row, text);
}

// Where the run ends, through all its lanes.
static void draw_run_end(const CompareStage *stage, int index, Rect panel) {
    const CompareRun *run = &stage->view->picture->runs[index];
    float x = compare_x(stage, run->end_ns);
    if (!stage->view->ends[index].has_ended || x < stage->time_x ||
        x > stage->time_x + stage->time_w + 1) {
        return;
    }
    float top = panel.y + stage->title_h - 2;
    draw_line(stage->view->view.ui->list, (Point){x, top},
              (Point){x, panel.y + panel.h - stage->pad + 3}, 1.5F, INK_ACCENT, 4);
}

void compare_draw_rows(const CompareStage *stage, const CompareRun *run, Rect first, Rect panel) {
    Ui *ui = stage->view->view.ui;
    Rect row = first;
    Rect clip = rect_make(stage->time_x - 2, panel.y, stage->time_w + 4, panel.h);
    for (uint32_t i = 0; i < run->lane_count; i++, row.y += row.h) {
        if (row.y + row.h < stage->lanes.y || row.y > stage->lanes.y + stage->lanes.h) {
            continue;
        }
        draw_name(stage, run, &run->lanes[i], row);
        ui_clip_push(ui, clip);
        draw_bars(stage, run, &run->lanes[i], row);
        ui_clip_pop(ui);
    }
}

void compare_panel_draw(const CompareStage *stage, int index, Rect panel) {
    CompareView *view = stage->view;
    Ui *ui = view->view.ui;
    const CompareRun *run = &view->picture->runs[index];
    bool wins = view->winner && view->winner->is_winner[index];
    draw_rect(ui->list, panel, 8, INK_PANEL, wins ? INK_BORDER_STRONG : INK_BORDER);
    Rect whole = panel;
    Rect real = rect_cut_bottom(&panel, compare_real_height(stage, index));
    Rect title = rect_make(panel.x, panel.y + 2, panel.w, stage->title_h - 2);
    if (run->lane_count > 0) {
        compare_draw_grid(stage, panel.y + stage->title_h - 2, whole.y + whole.h - 2);
    }
    Rect row = rect_make(panel.x, panel.y + stage->title_h, panel.w, stage->pitch);
    compare_draw_rows(stage, run, row, panel);
    if (run->lane_count > 0) { // nothing happened at any time in a run without lanes
        ui_clip_push(ui, rect_make(stage->time_x - 2, panel.y, stage->time_w + 4, panel.h));
        draw_run_end(stage, index, panel);
        ui_clip_pop(ui);
    }
    if (real.h > 0) {
        compare_real_draw(stage, index, row.y, real);
    }
    if (run->lane_count > 0) {
        compare_draw_playhead(stage, whole.y, whole.y + whole.h);
    }
    if (real.h > 0) {
        compare_real_tell(stage, index, real);
    }
    draw_title(stage, index, title);
    draw_totals(stage, index, panel);
    if (run->lane_count == 0) {
        draw_message(stage, index, row);
    }
}
