// The sentence of the current step: what happened in bold, why, and the rule behind it.
#include <ctype.h>
#include <string.h>

#include "viz/app/view.h"

enum {
    MAX_WORDS = 400, // of a sentence
};

static const float WHY_SIZE = 15;
static const float WHY_LEAST_SIZE = 12;
static const float RULE_SIZE = 13.5F;

static void add_word(const View *view, Prose *prose, const char *text, size_t length,
                     ProseStyle style, bool glued) {
    if (length > 0 && prose->word_count < MAX_WORDS) {
        prose->words[prose->word_count++] = (ProseWord){
            .text = arena_copy_text(view->frame, text, length), .style = style, .glued = glued};
    }
}

// "t = 1.00 s" and "2 s" are read as one.
static bool holds_together(const char *text, size_t blank) {
    if (blank == 0 || text[blank + 1] == '=' || text[blank - 1] == '=') {
        return blank > 0;
    }
    const char *unit = text + blank + 1;
    size_t letters = unit[0] == 'm' ? 2 : 1;
    return isdigit((unsigned char)text[blank - 1]) && unit[letters - 1] == 's' &&
           !isalnum((unsigned char)unit[letters]);
}

// Splits at blanks; what stands between ` and ` is code, and one word.
static void add_words(const View *view, Prose *prose, const char *text, ProseStyle style) {
    bool code = false;
    bool glued = false;
    size_t start = 0;
    size_t i = 0;
    for (;; i++) {
        if ((text[i] == ' ' && !code && !holds_together(text, i)) || text[i] == '`' ||
            text[i] == '\0') {
            add_word(view, prose, text + start, i - start, code ? PROSE_CODE : style, glued);
            glued = text[i] == '`' && i > start;
            code = text[i] == '`' ? !code : code;
            // A quote opens after a blank: the first word in it stands apart.
            glued = glued && !code;
            start = i + 1;
        }
        if (text[i] == '\0') {
            return;
        }
    }
}

static Prose new_prose(const View *view) {
    Prose prose = {.block_count = 1};
    prose.words = ARENA_ARRAY(view->frame, ProseWord, MAX_WORDS);
    prose.blocks = ARENA_ARRAY(view->frame, ProseBlock, 1);
    return prose;
}

static Prose fact_and_reason(const View *view) {
    Prose prose = new_prose(view);
    add_words(view, &prose, view->why.fact, PROSE_STRONG);
    add_words(view, &prose, view->why.reason, PROSE_PLAIN);
    prose.blocks[0] = (ProseBlock){.kind = PROSE_PARAGRAPH, .word_count = prose.word_count};
    return prose;
}

static Prose rule(const View *view) {
    Prose prose = new_prose(view);
    add_words(view, &prose, view->why.rule, PROSE_MUTED);
    prose.blocks[0] = (ProseBlock){.kind = PROSE_PARAGRAPH, .word_count = prose.word_count};
    return prose;
}

float panel_why_height(const View *view, float width) {
    (void)width;
    // Always room for two lines and the rule: what is below must not move from step to step.
    float line = (float)(int)(ui_line_height(view->ui, FONT_UI, WHY_SIZE) * 1.25F + 0.5F);
    return 2 * line + 24 + 22;
}

static void draw_problem(View *view, Rect inner) {
    Rect icon = rect_cut_left(&inner, 22);
    draw_icon(view->ui->list, rect_make(icon.x, icon.y + 2, 18, 18), ICON_WARNING, INK_FAILED);
    rect_cut_left(&inner, 8);
    Rect first = rect_cut_top(&inner, 24);
    const char *text = view->message.text ? view->message.text : "";
    const char *ours = "lockstep: "; // how messages about the engine itself begin
    bool is_ours = strncmp(text, ours, strlen(ours)) == 0;
    ui_text(view->ui, first, ALIGN_LEFT, FONT_UI_BOLD, WHY_SIZE, INK_TEXT,
            is_ours ? "Lockstep could not run this program."
                    : "This program does not run as it stands.");
    ui_text(view->ui, rect_cut_top(&inner, 22), ALIGN_LEFT, FONT_UI, 14, INK_TEXT,
            text + (is_ours ? strlen(ours) : 0));
    if (view->hint) {
        ui_text(view->ui, rect_cut_top(&inner, 22), ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED,
                view->hint);
    }
}

void panel_why(View *view, Rect rect) {
    draw_rect(view->ui->list, rect, 8, INK_PANEL_RAISED, INK_BORDER_STRONG);
    Rect inner = rect_inset_xy(rect, 20, 10);
    if (!view->lesson->has_program) {
        ui_text(view->ui, inner, ALIGN_LEFT, FONT_UI, WHY_SIZE, INK_TEXT_MUTED,
                "Only text: nothing can be run.");
        return;
    }
    if (view->problem && view->picture->event_count == 0) {
        draw_problem(view, inner);
        return;
    }
    // A long sentence takes the place of the rule, and smaller letters when even that is too
    // little.
    Ui *ui = view->ui;
    Prose why = fact_and_reason(view);
    Prose law = rule(view);
    float size = WHY_SIZE;
    float why_h = markdown_height(ui, &why, inner.w, size);
    while (why_h > inner.h + 2 && size > WHY_LEAST_SIZE) {
        size -= 1;
        why_h = markdown_height(ui, &why, inner.w, size);
    }
    float law_h = law.word_count > 0 ? markdown_height(ui, &law, inner.w, RULE_SIZE) : 0;
    bool has_room = law_h > 0 && why_h + law_h <= inner.h + 2;
    float used = why_h + (has_room ? law_h + 2 : 0);
    float top = inner.y + (used < inner.h ? (inner.h - used) / 2 : 0);
    ui_clip_push(ui, inner);
    markdown_view(ui, rect_make(inner.x, top, inner.w, why_h), &why, size);
    if (has_room) {
        markdown_view(ui, rect_make(inner.x, top + why_h + 2, inner.w, law_h), &law, RULE_SIZE);
    } else if (*view->why.rule) {
        ui_tip(ui, inner, view->why.rule);
    }
    ui_clip_pop(ui);
}
