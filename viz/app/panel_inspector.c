// Who runs, who could, who sleeps until when, who waits for what, who is done.
#include <string.h>

#include "viz/app/view.h"

static const float CHIP_H = 28;
static const float CHIP_GAP = 5;
static const float NAME_SIZE = 13.5F; // of the font
static const float NAME_LEAST_SIZE = 11.5F;

// One box of the inspector: a list of lanes.
typedef struct LaneList {
    const char *title;
    const uint32_t *lanes;
    const SceneTimer *timers; // instead of lanes
    uint32_t count;
} LaneList;

static uint32_t lane_of(const LaneList *list, uint32_t index) {
    return list->timers ? list->timers[index].lane : list->lanes[index];
}

static const char *side_note(const View *view, const LaneList *list, uint32_t index) {
    if (list->timers) {
        return arena_printf(view->frame, "t = %.2f", (double)list->timers[index].wake_ns / 1e9);
    }
    const SceneLane *lane = &view->scene->lanes[list->lanes[index]];
    uint32_t target = EVENT_NO_LANE;
    if (wait_ring_has(&view->ring, list->lanes[index], &target)) {
        return arena_printf(view->frame, "\u2192 %s", view_lane_name(view, target));
    }
    bool waits = lane->state == LANE_WAITING || lane->reason == REASON_LOCK;
    if (!waits) {
        return "";
    }
    return lane->has_what ? trace_text(view->trace, lane->what) : reason_name(lane->reason);
}

static void draw_chip(View *view, Rect rect, const LaneList *list, uint32_t index) {
    Ui *ui = view->ui;
    uint32_t lane = lane_of(list, index);
    LaneLook look = view_lane_look(view, lane);
    uint32_t target = EVENT_NO_LANE;
    bool in_ring = wait_ring_has(&view->ring, lane, &target);
    draw_rect(ui->list, rect, 6, INK_PANEL, in_ring ? INK_FAILED : look.ink);
    const char *name = view_lane_name(view, lane);
    const char *note = side_note(view, list, index);
    float name_w = ui_width(ui, FONT_UI_MEDIUM, NAME_SIZE, name);
    Rect rest = rect_inset_xy(rect, 8, 0);
    if (name_w + 23 <= rest.w) { // without room, the name says more than the icon
        Rect icon = rect_cut_left(&rest, 16);
        draw_icon(ui->list, rect_center(icon, 15, 15), look.icon, look.ink);
        rect_cut_left(&rest, 7);
    } else {
        rest = rect_inset_xy(rect, 4, 0);
    }
    float note_w = ui_width(ui, FONT_MONO, 12, note);
    ui_tip(ui, rect, arena_printf(view->frame, "%s: %s", name, look.word));
    if (*note && name_w + note_w + 8 <= rest.w) {
        ui_text(ui, rect_cut_right(&rest, note_w), ALIGN_RIGHT, FONT_MONO, 12, INK_TEXT_MUTED,
                note);
        rect_cut_right(&rest, 8);
    }
    float size = name_w <= rest.w ? NAME_SIZE : NAME_LEAST_SIZE;
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, size, INK_TEXT, name);
}

static void draw_box(View *view, Rect box, const LaneList *list) {
    Ui *ui = view->ui;
    draw_rect(ui->list, box, 7, INK_PANEL_RAISED, INK_BORDER);
    Rect rest = rect_inset_xy(box, 10, 6);
    Rect head = rect_cut_top(&rest, 24);
    ui_text(ui, rect_inset_xy(head, 3, 0), ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT_MUTED,
            list->title);
    if (list->count > 1) {
        ui_text(ui, rect_inset_xy(head, 3, 0), ALIGN_RIGHT, FONT_UI, 12, INK_TEXT_FAINT,
                arena_printf(view->frame, "%u", list->count));
    }
    rect_cut_top(&rest, 2);
    if (list->count == 0) {
        ui_text(ui, rect_inset_xy(rect_cut_top(&rest, CHIP_H), 3, 0), ALIGN_LEFT, FONT_UI, 13,
                INK_TEXT_FAINT, "empty");
        return;
    }
    uint32_t fits = (uint32_t)((rest.h + CHIP_GAP) / (CHIP_H + CHIP_GAP));
    fits = fits < 1 ? 1 : fits;
    uint32_t shown = list->count <= fits ? list->count : fits;
    for (uint32_t i = 0; i < shown; i++) {
        Rect chip = rect_cut_top(&rest, CHIP_H);
        rect_cut_top(&rest, CHIP_GAP);
        if (shown > 1 && i + 1 == shown && list->count > shown) {
            const char *more = arena_printf(view->frame, "and %u more", list->count - shown + 1);
            ui_text(ui, rect_inset_xy(chip, 3, 0), ALIGN_LEFT, FONT_UI, 13, INK_TEXT_MUTED, more);
            return;
        }
        draw_chip(view, chip, list, i);
    }
}

static const char *inspector_title(RunModel model) {
    switch (model) {
    case RUN_SYNC:
        return "One after another";
    case RUN_ASYNC:
        return "Event loop";
    case RUN_THREADS:
        return "Threads";
    case RUN_PROCESSES:
        return "Processes";
    }
    return "";
}

// On an event loop the module waits for the loop all the time: that would say nothing.
static uint32_t without_module(const View *view, uint32_t **lanes) {
    const Scene *scene = view->scene;
    *lanes = ARENA_ARRAY(view->frame, uint32_t, scene->waiting_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->waiting_count; i++) {
        bool module =
            view->picture->model == RUN_ASYNC && scene_is_module(view->trace, scene->waiting[i]);
        if (!module) {
            (*lanes)[count++] = scene->waiting[i];
        }
    }
    return count;
}

void panel_inspector(View *view, Rect rect) {
    const Scene *scene = view->scene;
    uint32_t *waiting_lanes = NULL;
    uint32_t waiting_count = without_module(view, &waiting_lanes);
    if (rect.h > 110) {
        ui_text(view->ui, rect_cut_top(&rect, 24), ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT_FAINT,
                inspector_title(view->picture->model));
    } else {
        rect_cut_top(&rect, 4);
    }
    bool loop = view->picture->model == RUN_ASYNC;
    const LaneList lists[] = {
        {"now", scene->running, NULL, scene->running_count},
        {loop ? "ready, first in first out" : "ready", scene->ready, NULL, scene->ready_count},
        {loop ? "timers" : "sleeping", NULL, scene->timers, scene->timer_count},
        {"waiting", waiting_lanes, NULL, waiting_count},
        {"done", scene->done, NULL, scene->done_count},
    };
    const int waiting = 3;
    int count = (int)(sizeof lists / sizeof *lists) - (view->picture->has_waits ? 0 : 1);
    const float gap = 10;
    float w = (rect.w - gap * (float)(count - 1)) / (float)count;
    for (int i = 0; i < (int)(sizeof lists / sizeof *lists); i++) {
        if (i == waiting && !view->picture->has_waits) {
            continue;
        }
        LaneList list = lists[i];
        if (i == 1 && w < 190) {
            list.title = "ready";
        }
        draw_box(view, rect_cut_left(&rect, w), &list);
        rect_cut_left(&rect, gap);
    }
}
