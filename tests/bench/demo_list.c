#include "tests/bench/demo_list.h"

#include <stdio.h>
#include <string.h>

typedef struct Word {
    Ink ink;
    const char *text;
} Word;

typedef struct Code {
    DrawList *list;
    const Metrics *metrics;
    float x;
    float y;
} Code;

static void word(Code *code, Ink ink, const char *text) {
    draw_text(code->list, code->x, code->y, FONT_MONO, 14, ink, text);
    code->x += text_width(code->metrics, FONT_MONO, 14, text);
}

static void label(DrawList *list, float x, float y, Font font, float size, Ink ink,
                  const char *text) {
    draw_text(list, x, y, font, size, ink, text);
}

static void centred(DrawList *list, const Metrics *metrics, Rect rect, Font font, float size,
                    Ink ink, const char *text) {
    float w = text_width(metrics, font, size, text);
    float h = text_line_height(metrics, font, size);
    draw_text(list, rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, font, size, ink, text);
}

static void button(DrawList *list, const Metrics *metrics, Rect rect, const char *text) {
    draw_rect(list, rect, 7, INK_PANEL_RAISED, INK_BORDER);
    centred(list, metrics, rect, FONT_UI_MEDIUM, 14, INK_TEXT, text);
}

static void top_bar(DrawList *list, const Metrics *metrics) {
    draw_rect(list, (Rect){0, 0, 1440, 48}, 0, INK_PANEL, INK_NONE);
    draw_line(list, (Point){0, 48}, (Point){1440, 48}, 1, INK_BORDER, 0);
    label(list, 20, 14, FONT_UI_BOLD, 17, INK_TEXT, "Lockstep");
    label(list, 112, 17, FONT_UI, 14, INK_TEXT_MUTED,
          "3 \xc2\xb7 Tasks   \xe2\x80\xba   3.6  The task that outlives its gap");
    button(list, metrics, (Rect){1131, 10, 85, 29}, "Lessons");
    button(list, metrics, (Rect){1225, 10, 75, 29}, "Open\xe2\x80\xa6");
    button(list, metrics, (Rect){1309, 10, 86, 29}, "Export\xe2\x80\xa6");
    draw_icon(list, (Rect){1404, 16, 16, 16}, ICON_HELP, INK_TEXT_MUTED);
}

static void prose(DrawList *list, const Metrics *metrics) {
    static const char *const lines[] = {
        "main leaves a gap of 1 s, but filling needs 2 s. The event loop",
        "can start filling inside the gap, and still main wakes up first.", "",
        "Nobody awaits the task. When main returns, asyncio.run cancels",
        "whatever is left, so \xe2\x80\x9c"
        "2\xe2\x80\x9d is never printed."};
    static const char *const answers[] = {"A 1 B", "A B 1", "A 1 B 2", "1 A B"};
    draw_rect(list, (Rect){16, 64, 500, 250}, 10, INK_PANEL, INK_BORDER);
    label(list, 36, 81, FONT_UI_BOLD, 18, INK_TEXT, "The task that outlives its gap");
    for (int i = 0; i < 5; i++) {
        label(list, 36, 114 + 22 * (float)i, FONT_UI, 14.5F, INK_TEXT, lines[i]);
    }
    label(list, 36, 246, FONT_UI_BOLD, 14.5F, INK_ACCENT,
          "Before you step: which of the four lines will you see?");
    for (int i = 0; i < 4; i++) {
        Rect rect = {36 + 116 * (float)i, 272, 104, 28};
        draw_rect(list, rect, 14, INK_PANEL_RAISED, i == 0 ? INK_ACCENT : INK_BORDER);
        centred(list, metrics, rect, FONT_MONO, 13, INK_TEXT, answers[i]);
    }
}

static void code_line(DrawList *list, const Metrics *metrics, int line, const Word *words) {
    Code code = {list, metrics, 66, 372 + 27 * (float)(line - 1)};
    char number[12];
    snprintf(number, sizeof number, "%2d", line);
    label(list, 36, code.y + 1, FONT_MONO, 12, INK_CODE_GUTTER, number);
    for (; words->text; words++) {
        word(&code, words->ink, words->text);
    }
}

static void line_mark(DrawList *list, int line, Ink fill, Ink ink, Icon icon, const char *who) {
    float y = 368 + 27 * (float)(line - 1);
    draw_rect(list, (Rect){24, y, 484, 27}, 3, fill, INK_NONE);
    draw_rect(list, (Rect){24, y, 3, 27}, 0, ink, INK_NONE);
    label(list, 428, y + 6, FONT_UI_BOLD, 12.5F, ink, who);
    draw_icon(list, (Rect){484, y + 5, 16, 16}, icon, ink);
}

static void code_panel(DrawList *list, const Metrics *metrics) {
    static const Word lines[][8] = {
        {{INK_CODE_KEYWORD, "import "}, {INK_CODE, "asyncio"}},
        {{0}},
        {{INK_CODE_KEYWORD, "async def "}, {INK_CODE_NAME, "main"}, {INK_CODE, "():"}},
        {{INK_CODE, "    task = asyncio."},
         {INK_CODE_NAME, "create_task"},
         {INK_CODE, "(filling())"}},
        {{INK_CODE_NAME, "    print"},
         {INK_CODE, "("},
         {INK_CODE_STRING, "\"A\""},
         {INK_CODE, ")"}},
        {{INK_CODE_KEYWORD, "    await "},
         {INK_CODE, "asyncio."},
         {INK_CODE_NAME, "sleep"},
         {INK_CODE, "("},
         {INK_CODE_NUMBER, "1"},
         {INK_CODE, ")"}},
        {{INK_CODE_NAME, "    print"},
         {INK_CODE, "("},
         {INK_CODE_STRING, "\"B\""},
         {INK_CODE, ")"}},
        {{0}},
        {{INK_CODE_KEYWORD, "async def "}, {INK_CODE_NAME, "filling"}, {INK_CODE, "() -> int:"}},
        {{INK_CODE_NAME, "    print"},
         {INK_CODE, "("},
         {INK_CODE_STRING, "\"1\""},
         {INK_CODE, ")"}},
        {{INK_CODE_KEYWORD, "    await "},
         {INK_CODE, "asyncio."},
         {INK_CODE_NAME, "sleep"},
         {INK_CODE, "("},
         {INK_CODE_NUMBER, "2"},
         {INK_CODE, ")"}},
        {{INK_CODE_NAME, "    print"},
         {INK_CODE, "("},
         {INK_CODE_STRING, "\"2\""},
         {INK_CODE, ")"},
         {INK_CODE_COMMENT, "  # a != b, \xf0\x9f\x94\x92 \xed\x95\x9c\xea\xb8\x80"}},
        {{0}},
        {{INK_CODE, "asyncio."}, {INK_CODE_NAME, "run"}, {INK_CODE, "(main())"}},
    };
    draw_rect(list, (Rect){16, 326, 500, 494}, 10, INK_PANEL, INK_BORDER);
    label(list, 36, 340, FONT_UI_BOLD, 13, INK_TEXT_MUTED, "gap.py");
    label(list, 342, 340, FONT_UI, 13, INK_TEXT_FAINT, "drag a number to change it");
    line_mark(list, 6, INK_LINE_WAITING, INK_WAITING, ICON_CLOCK, "main");
    line_mark(list, 10, INK_LINE_RUNNING, INK_RUNNING, ICON_PLAY, "filling");
    for (int i = 0; i < 14; i++) {
        code_line(list, metrics, i + 1, lines[i]);
    }
    draw_rect(list, (Rect){262, 502, 18, 25}, 4, INK_NONE, INK_CODE_NUMBER);
}

static void tabs(DrawList *list, const Metrics *metrics) {
    static const char *const names[] = {"Sync", "Async", "Threads", "Processes", "Compare all"};
    static const float widths[] = {56, 62, 82, 94, 118};
    draw_rect(list, (Rect){544, 78, 418, 33}, 8, INK_PANEL_RAISED, INK_BORDER);
    float x = 545;
    for (int i = 0; i < 5; i++) {
        Rect rect = {x, 80, widths[i], 28};
        if (i == 1) {
            draw_rect(list, rect, 6, INK_ACCENT, INK_NONE);
        }
        centred(list, metrics, rect, FONT_UI_BOLD, 13.5F, i == 1 ? INK_ON_ACCENT : INK_TEXT_MUTED,
                names[i]);
        x += widths[i] + (i == 0 ? 4 : 0);
    }
}

static void lane_card(DrawList *list, float y, Icon icon, Ink ink, const char *name,
                      const char *what) {
    draw_rect(list, (Rect){544, y, 140, 67}, 10, INK_PANEL_RAISED, INK_BORDER);
    draw_icon(list, (Rect){556, y + 11, 18, 18}, icon, ink);
    label(list, 581, y + 10, FONT_UI_BOLD, 16, INK_TEXT, name);
    label(list, 556, y + 39, FONT_UI, 13, ink, what);
}

static void bars(DrawList *list) {
    draw_rect(list, (Rect){700, 196, 16, 26}, 4, INK_RUNNING_FILL, INK_NONE);
    draw_pattern(list, (Rect){717, 196, 298, 26}, 5, PATTERN_DOTS, INK_WAITING_FILL, INK_WAITING);
    label(list, 726, 201, FONT_UI_BOLD, 13, INK_TEXT, "sleep 1 s");
    draw_rect(list, (Rect){1016, 196, 16, 26}, 4, INK_RUNNING_FILL, INK_NONE);
    draw_line(list, (Point){1034, 209}, (Point){1396, 209}, 3, INK_DONE, 0);
    draw_pattern(list, (Rect){700, 296, 20, 26}, 5, PATTERN_HATCH, INK_LOCKED_FILL, INK_LOCKED);
    draw_rect(list, (Rect){722, 296, 16, 26}, 4, INK_RUNNING_FILL, INK_NONE);
    draw_pattern(list, (Rect){739, 296, 294, 26}, 5, PATTERN_DOTS, INK_WAITING_FILL, INK_WAITING);
    label(list, 748, 301, FONT_UI_BOLD, 13, INK_TEXT, "sleep 2 s");
    draw_rect(list, (Rect){1035, 296, 17, 26}, 4, INK_FAILED_FILL, INK_NONE);
    label(list, 1060, 301, FONT_UI, 13, INK_FAILED, "cancelled by asyncio.run");
    draw_pattern(list, (Rect){700, 344, 120, 26}, 5, PATTERN_HOLLOW, INK_NONE, INK_READY);
    draw_pattern(list, (Rect){824, 344, 190, 26}, 5, PATTERN_HATCH, INK_LOCKED_FILL, INK_LOCKED);
    draw_arrow(list, (Point){708, 222}, (Point){711, 295}, 1.5F, INK_ACCENT);
    label(list, 718, 251, FONT_UI, 12, INK_ACCENT, "create_task");
    draw_arrow(list, (Point){1040, 210}, (Point){1044, 295}, 1.5F, INK_FAILED);
    draw_arrow(list, (Point){1100, 222}, (Point){1240, 340}, 1.5F, INK_DONE);
    draw_arrow(list, (Point){1360, 340}, (Point){1270, 222}, 2.5F, INK_RUNNING);
    draw_line(list, (Point){1300, 330}, (Point){1390, 232}, 1, INK_TEXT_MUTED, 4);
}

static void playhead(DrawList *list, int frame) {
    float x = 730 + (float)(frame % 600);
    draw_rect(list, (Rect){x, 134, 668 - (float)(frame % 600), 274}, 0, INK_VEIL, INK_NONE);
    draw_line(list, (Point){x, 138}, (Point){x, 408}, 2, INK_TEXT, 0);
    draw_icon(list, (Rect){x - 7, 133, 14, 14}, ICON_MARKER, INK_TEXT);
}

static void stage(DrawList *list, const Metrics *metrics, int frame) {
    static const char *const ticks[] = {"0 s", "0.5 s", "1 s", "1.5 s", "2 s"};
    draw_rect(list, (Rect){528, 64, 896, 476}, 10, INK_PANEL, INK_BORDER);
    tabs(list, metrics);
    label(list, 1238, 86, FONT_UI, 13, INK_TEXT_MUTED, "one thread \xc2\xb7 one event loop");
    label(list, 544, 146, FONT_UI_BOLD, 12.5F, INK_TEXT_FAINT, "Thread 1");
    for (int i = 0; i < 5; i++) {
        float x = 700 + 158 * (float)i;
        centred(list, metrics, (Rect){x - 40, 118, 80, 16}, FONT_MONO, 11, INK_TEXT_FAINT,
                ticks[i]);
        draw_line(list, (Point){x, 138}, (Point){x, 408}, 1, INK_BORDER, 2);
    }
    lane_card(list, 172, ICON_CLOCK, INK_WAITING, "main", "waiting \xc2\xb7 sleep(1)");
    lane_card(list, 272, ICON_PLAY, INK_RUNNING, "filling", "running \xc2\xb7 line 10");
    bars(list);
    playhead(list, frame);
}

static void queue_box(DrawList *list, float x, const char *title, Icon icon, Ink ink,
                      const char *item) {
    draw_rect(list, (Rect){x, 408, 204, 112}, 8, INK_PANEL_RAISED, INK_BORDER);
    label(list, x + 14, 418, FONT_UI_BOLD, 12.5F, INK_TEXT_MUTED, title);
    if (!item) {
        label(list, x + 14, 448, FONT_UI, 13, INK_TEXT_FAINT, "empty");
        return;
    }
    draw_rect(list, (Rect){x + 12, 442, 180, 28}, 6, INK_PANEL_RAISED, ink);
    draw_icon(list, (Rect){x + 21, 448, 15, 15}, icon, ink);
    label(list, x + 44, 448, FONT_UI, 13.5F, INK_TEXT, item);
}

static void inspector(DrawList *list) {
    label(list, 544, 384, FONT_UI_BOLD, 12.5F, INK_TEXT_FAINT, "Event loop");
    queue_box(list, 544, "now", ICON_PLAY, INK_RUNNING, "filling");
    queue_box(list, 760, "ready", ICON_PLAY, INK_READY, NULL);
    queue_box(list, 976, "timers", ICON_CLOCK, INK_WAITING, "main  t = 1.00");
    queue_box(list, 1192, "done", ICON_CHECK, INK_DONE, NULL);
    draw_rect(list, (Rect){528, 552, 896, 64}, 10, INK_PANEL_RAISED, INK_BORDER_STRONG);
    label(list, 548, 564, FONT_UI_BOLD, 14.5F, INK_TEXT, "filling starts.");
    label(
        list, 648, 564, FONT_UI, 14.5F, INK_TEXT,
        "main gave the thread back at  await sleep(1) , and filling was first in the ready queue.");
    label(list, 548, 588, FONT_UI, 13, INK_TEXT_MUTED,
          "Nothing runs in parallel here: one thread, taking turns at every await.");
}

static void output(DrawList *list) {
    draw_rect(list, (Rect){528, 628, 556, 192}, 10, INK_PANEL_SUNKEN, INK_BORDER);
    label(list, 548, 642, FONT_UI_BOLD, 12.5F, INK_TEXT_FAINT, "Output");
    for (int i = 0; i < 2; i++) {
        float y = 669 + 26 * (float)i;
        label(list, 548, y + 1, FONT_MONO, 12, INK_TEXT_FAINT, "0.00");
        label(list, 604, y, FONT_MONO, 14, INK_TEXT, i ? "1" : "A");
        label(list, i ? 1034 : 1037, y, FONT_UI, 12.5F, INK_TEXT_MUTED, i ? "filling" : "main");
    }
    draw_rect(list, (Rect){1096, 628, 328, 192}, 10, INK_PANEL, INK_BORDER);
    label(list, 1116, 642, FONT_UI_BOLD, 12.5F, INK_TEXT_FAINT, "Variables");
    label(list, 1116, 668, FONT_MONO, 13, INK_TEXT, "main.task");
    label(list, 1116, 691, FONT_MONO, 12, INK_TEXT_MUTED, "<Task filling  running>");
}

static void transport(DrawList *list, int frame) {
    static const Icon icons[] = {ICON_FIRST, ICON_BACK, ICON_PLAY, ICON_FORWARD, ICON_LAST};
    static const float centres[] = {34, 72, 116, 160, 198};
    draw_rect(list, (Rect){0, 836, 1440, 64}, 0, INK_PANEL, INK_NONE);
    draw_line(list, (Point){0, 836}, (Point){1440, 836}, 1, INK_BORDER, 0);
    for (int i = 0; i < 5; i++) {
        float r = i == 2 ? 19 : 15.5F;
        Rect circle = {centres[i] - r, 868 - r, 2 * r, 2 * r};
        draw_rect(list, circle, r, i == 2 ? INK_ACCENT : INK_PANEL_RAISED,
                  i == 2 ? INK_NONE : INK_BORDER);
        float side = i == 2 ? 20 : 16;
        draw_icon(list, (Rect){centres[i] - side / 2, 868 - side / 2, side, side}, icons[i],
                  i == 2 ? INK_ON_ACCENT : INK_TEXT);
    }
    label(list, 236, 851, FONT_UI_BOLD, 13.5F, INK_TEXT, "Step 5 of 13");
    char now[32];
    snprintf(now, sizeof now, "t = %d.%02d s", frame / 100, frame % 100);
    label(list, 236, 869, FONT_MONO, 12, INK_TEXT_MUTED, now);
    draw_rect(list, (Rect){390, 864, 860, 8}, 4, INK_PANEL_RAISED, INK_NONE);
    draw_rect(list, (Rect){390, 864, 284 + (float)(frame % 500), 8}, 4, INK_BORDER_STRONG,
              INK_NONE);
    for (int i = 0; i < 21; i++) {
        draw_rect(list, (Rect){390 + 43 * (float)i, 860, 2, 3}, 0, INK_BORDER_STRONG, INK_NONE);
    }
    draw_rect(list, (Rect){666 + (float)(frame % 500), 860, 16, 16}, 8, INK_TEXT, INK_NONE);
    label(list, 1289, 860, FONT_UI_BOLD, 13, INK_TEXT, "1\xc3\x97");
    label(list, 1330, 860, FONT_UI, 13.5F, INK_TEXT_MUTED, "Axis: time");
}

void demo_list(DrawList *list, const Metrics *metrics, int frame) {
    draw_begin(list, 1440, 900);
    top_bar(list, metrics);
    prose(list, metrics);
    code_panel(list, metrics);
    stage(list, metrics, frame);
    inspector(list);
    output(list);
    transport(list, frame);
    draw_end(list);
}
