// The ring of a deadlock: an arrow from every waiting lane to the one that it waits for.
#include "viz/app/stage_bars.h"

static const float FIRST_GAP = 16;   // from the playhead to the first arrow
static const float ARROW_GAP = 20;   // to the next one
static const float WORDS_PITCH = 30; // of the rows; lower ones would be covered
static const float ARROW_ROOM = 8;   // a head needs this much height

// The middle of a lane's row.
static float lane_y(const Stage *stage, uint32_t lane) {
    Rect row = stage_row(stage, stage->lanes->row_of_lane[lane]);
    return row.y + row.h / 2;
}

static bool is_shown(const Stage *stage, uint32_t lane) {
    return stage->lanes->row_of_lane[lane] != UINT32_MAX;
}

// From the edge of one bar to the edge of the other; a lane that waits for itself gets a loop.
static void draw_one(const Stage *stage, float x, uint32_t from, uint32_t to) {
    DrawList *list = stage->view->ui->list;
    float half = stage_bar_height(stage) / 2;
    float y0 = lane_y(stage, from);
    float y1 = lane_y(stage, to);
    draw_rect(list, rect_make(x - 4, y0 - 4, 8, 8), 4, INK_FAILED, INK_NONE);
    if (from == to) {
        float top = y0 - half - ARROW_ROOM;
        draw_line(list, (Point){x, y0}, (Point){x, top}, 2, INK_FAILED, 0);
        draw_line(list, (Point){x, top}, (Point){x - 14, top}, 2, INK_FAILED, 0);
        draw_arrow(list, (Point){x - 14, top}, (Point){x - 14, y0 - 2}, 2, INK_FAILED);
        return;
    }
    bool down = y0 < y1;
    draw_arrow(list, (Point){x, y0}, (Point){x, y1 + (down ? -half : half)}, 2, INK_FAILED);
}

static void draw_words(const Stage *stage, float x, bool is_left) {
    View *view = stage->view;
    const WaitRing *ring = &view->ring;
    const char *text = ring->count == 1 ? "waits for itself" : "a ring: each waits for the next";
    float top = lane_y(stage, ring->lanes[0]);
    float bottom = top;
    for (uint32_t i = 0; i < ring->count; i++) {
        float y = lane_y(stage, ring->lanes[i]);
        top = y < top ? y : top;
        bottom = y > bottom ? y : bottom;
    }
    float w = ui_width(view->ui, FONT_UI_MEDIUM, 12.5F, text) + 12;
    float left = is_left ? x - w : x;
    left = clamp_float(left, stage->time.x, stage->time.x + stage->time.w - w);
    float middle = ring->count == 1 ? top : (top + bottom) / 2;
    Rect place = rect_make(left, middle - 10, w, 20);
    draw_rect(view->ui->list, place, 5, INK_PANEL, INK_FAILED);
    ui_text(view->ui, rect_inset_xy(place, 6, 0), ALIGN_LEFT, FONT_UI_MEDIUM, 12.5F, INK_FAILED,
            text);
}

void stage_draw_ring(const Stage *stage) {
    const WaitRing *ring = &stage->view->ring;
    for (uint32_t i = 0; i < ring->count; i++) {
        if (!is_shown(stage, ring->lanes[i])) {
            return;
        }
    }
    if (ring->count == 0) {
        return;
    }
    float head = stage->time.x + stage->head_x;
    float room = FIRST_GAP + ARROW_GAP * (float)ring->count;
    bool is_left = head - room > stage->time.x; // of the playhead, where there is something to see
    float step = is_left ? -ARROW_GAP : ARROW_GAP;
    float x = head + (is_left ? -FIRST_GAP : FIRST_GAP);
    ui_clip_push(stage->view->ui,
                 rect_make(stage->time.x - 8, stage->rows.y, stage->time.w + 18, stage->rows.h));
    for (uint32_t i = 0; i < ring->count; i++) {
        draw_one(stage, x, ring->lanes[i], ring->lanes[(i + 1) % ring->count]);
        x += step;
    }
    if (stage->pitch.lane >= WORDS_PITCH) {
        draw_words(stage, x, is_left);
    }
    ui_clip_pop(stage->view->ui);
}
