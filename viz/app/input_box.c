#include "viz/app/input_box.h"

#include <string.h>

#include "viz/app/view.h"

enum {
    MOST_LINES = 4,
};

static const float LABEL_GAP = 8;
static const float NOTE_H = 22;

// ---- what was typed

static bool is_simple(const char *word) {
    return *word != '\0' && strpbrk(word, " \t\n'\"\\") == NULL;
}

static void add_quoted(Text *line, const char *word) {
    if (is_simple(word)) {
        text_add_z(line, word);
        return;
    }
    text_add_z(line, "\"");
    for (; *word; word++) {
        text_printf(line, "%s%c", *word == '"' || *word == '\\' ? "\\" : "", *word);
    }
    text_add_z(line, "\"");
}

void input_box_open(InputBox *box, const Options *options) {
    *box = (InputBox){.arguments = {.one_line = true}};
    if (options->input && strlen(options->input) < TEXT_AREA_BYTES) {
        text_area_set(&box->text, options->input);
    } else if (options->input) {
        box->given_bytes = strlen(options->input);
    }
    Text line = {0};
    for (int i = 0; i < options->argument_count; i++) {
        text_add_z(&line, i > 0 ? " " : "");
        add_quoted(&line, options->arguments[i]);
    }
    text_area_set(&box->arguments, text_z(&line));
    text_release(&line);
}

const char *input_box_text(const InputBox *box, const Options *options) {
    if (!box->text_typed) {
        return options->input;
    }
    return box->text.now.length > 0 ? box->text.now.bytes : NULL;
}

const char *const *input_box_arguments(const InputBox *box, const Options *options, Arena *arena,
                                       int *count) {
    if (!box->arguments_typed) {
        *count = options->argument_count;
        return (const char *const *)options->arguments;
    }
    bool is_open = false;
    return (const char *const *)program_words(arena, box->arguments.now.bytes, count, &is_open);
}

// ---- the fields

static bool ends_with_eof_error(const Trace *trace) {
    static const char error[] = "EOFError";
    uint32_t count = trace_output_count(trace);
    if (strstr(trace_message(trace), error)) {
        return true;
    }
    if (count == 0) {
        return false;
    }
    const StepEvent *last = trace_event(trace, trace_output_seq(trace, count - 1));
    return last->kind == EVENT_ERROR_OUTPUT && strstr(trace_text(trace, last->detail), error);
}

static bool wants_more(const View *view) {
    return trace_has_ended(view->trace) && ends_with_eof_error(view->trace);
}

static bool shows_text(const View *view) {
    return view->box->reads.input || view->box->is_called || wants_more(view);
}

static bool shows_arguments(const View *view) {
    return view->box->reads.arguments || view->box->is_called;
}

static bool is_shown(const View *view) {
    return view->box && view->can_rerun && !view->still &&
           (shows_text(view) || shows_arguments(view));
}

float input_box_height(const View *view) {
    if (!is_shown(view)) {
        return 0;
    }
    int lines = shows_text(view) ? text_area_lines(&view->box->text) : 1;
    lines = lines > MOST_LINES ? MOST_LINES : lines;
    lines = lines > 2 && view->ui->view.h < LOW_HEIGHT ? 2 : lines;
    return ui_text_area_height(view->ui, lines) + 8 + (wants_more(view) ? NOTE_H : 0);
}

void input_box_call(View *view) {
    InputBox *box = view->box;
    if (!box || !view->can_rerun) {
        return;
    }
    box->is_called = box->is_called || !is_shown(view);
    box->wants_focus = shows_text(view) ? INPUT_FIELD_TEXT : INPUT_FIELD_ARGUMENTS;
    view->state->bottom_tab = 0;
}

static const char *text_hint(const View *view, float width) {
    if (view->box->given_bytes > 0 && !view->box->text_typed) {
        return arena_printf(view->frame, "%zu bytes of the command line", view->box->given_bytes);
    }
    return width > 330 ? "what the program reads \u00b7 Enter runs it, Shift+Enter a new line"
                       : "what it reads \u00b7 Enter runs it";
}

static void label(View *view, Rect *rest, const char *text) {
    float w = ui_width(view->ui, FONT_UI_MEDIUM, 13, text);
    Rect place = rect_cut_left(rest, w + 1);
    place.h = ui_text_area_height(view->ui, 1);
    ui_text(view->ui, place, ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT_MUTED, text);
    rect_cut_left(rest, LABEL_GAP);
}

static UiId field_id(View *view, InputField which) {
    return ui_id_number(view->ui, "input field", (uint32_t)which);
}

static void take_answer(View *view, TextAreaAnswer answer, bool *typed) {
    *typed = *typed || answer == TEXT_AREA_CHANGED;
    if (answer == TEXT_AREA_ENTER) {
        view_act(view, ACTION_INPUT, 0);
    }
}

static void draw_text_field(View *view, Rect rect) {
    InputBox *box = view->box;
    label(view, &rect, "Input");
    UiId id = field_id(view, INPUT_FIELD_TEXT);
    take_answer(view, ui_text_area(view->ui, rect, id, &box->text, text_hint(view, rect.w), false),
                &box->text_typed);
    ui_tip(view->ui, rect,
           "What the program reads with input(). Enter: run again with it; Shift+Enter: a new "
           "line; Ctrl+Z, Ctrl+A, Ctrl+V; Esc: leave (I)");
}

static void draw_arguments(View *view, Rect rect) {
    InputBox *box = view->box;
    label(view, &rect, "Arguments");
    rect.h = ui_text_area_height(view->ui, 1);
    int count = 0;
    bool is_open = false;
    program_words(view->frame, box->arguments.now.bytes, &count, &is_open);
    UiId id = field_id(view, INPUT_FIELD_ARGUMENTS);
    take_answer(view, ui_text_area(view->ui, rect, id, &box->arguments, "sys.argv[1:]", is_open),
                &box->arguments_typed);
    ui_tip(view->ui, rect,
           is_open
               ? "A quote is not closed"
               : "The words of sys.argv, behind the program's name; quotes keep blanks together");
}

// The keyboard goes to the field that was called; a box that was left empty goes away.
static void move_focus(View *view) {
    InputBox *box = view->box;
    if (box->wants_focus != INPUT_FIELD_NONE) {
        ui_focus(view->ui, field_id(view, box->wants_focus));
        box->wants_focus = INPUT_FIELD_NONE;
    }
}

static void close_if_left(View *view, bool had_focus) {
    InputBox *box = view->box;
    bool has_focus = ui_is_focused(view->ui, field_id(view, INPUT_FIELD_TEXT)) ||
                     ui_is_focused(view->ui, field_id(view, INPUT_FIELD_ARGUMENTS));
    if (had_focus && !has_focus && box->text.now.length == 0 && box->arguments.now.length == 0) {
        box->is_called = false;
    }
}

void input_box_draw(View *view, Rect rect) {
    if (!is_shown(view)) {
        return;
    }
    move_focus(view);
    bool had_focus = ui_is_focused(view->ui, field_id(view, INPUT_FIELD_TEXT)) ||
                     ui_is_focused(view->ui, field_id(view, INPUT_FIELD_ARGUMENTS));
    if (wants_more(view)) {
        ui_text(view->ui, rect_cut_top(&rect, NOTE_H), ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_WAITING,
                "The program wanted to read more: type it here, Enter runs it again (I)");
    }
    rect_cut_top(&rect, 8);
    bool text = shows_text(view);
    if (text && shows_arguments(view)) {
        Rect arguments = rect_cut_right(&rect, rect.w * 0.45F);
        rect_cut_right(&rect, 14);
        draw_text_field(view, rect);
        draw_arguments(view, arguments);
    } else if (text) {
        draw_text_field(view, rect);
    } else {
        draw_arguments(view, rect);
    }
    close_if_left(view, had_focus);
}
