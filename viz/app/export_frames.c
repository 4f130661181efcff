#include "viz/app/export_frames.h"

#include "viz/app/screen_lesson.h"
#include "viz/export/png.h"
#include "viz/sdl/painter.h"

typedef struct Exporting {
    Session *session;
    Fonts *fonts;
    const ExportLook *look;
    Painter *painter;
    Metrics metrics;
    DrawList list;
    Ui ui;
    Arena frame;
    int first; // step of the first frame
    bool is_whole;
    Text caption;
} Exporting;

static void draw_lesson(Exporting *e, int step) {
    e->session->player.step = step;
    View view = session_view(e->session, &e->ui, &e->frame);
    view.still = true;
    view.no_caption = e->look->no_captions;
    screen_lesson_draw(&view);
}

static void draw_comparison(Exporting *e, int step) {
    e->session->compare_player.step = step;
    CompareView view = session_compare_view(e->session, &e->ui, &e->frame);
    view.view.still = true;
    view.view.is_whole = e->is_whole;
    view.view.no_caption = e->look->no_captions;
    screen_compare_draw(&view);
}

static const DrawList *draw_step(void *context, int index) {
    Exporting *e = context;
    arena_clear(&e->frame);
    float w = (float)e->look->width_px / e->look->scale;
    float h = (float)e->look->height_px / e->look->scale;
    draw_begin(&e->list, w, h);
    ui_begin(&e->ui, &e->list, &e->metrics, w, h, NULL, 0);
    if (e->look->compare) {
        draw_comparison(e, e->first + index);
    } else {
        draw_lesson(e, e->first + index);
    }
    ui_end(&e->ui);
    draw_end(&e->list);
    return &e->list;
}

static FrameInfo describe_comparison(Exporting *e, int step) {
    const Winner *winner = &e->session->comparison.winner;
    text_clear(&e->caption);
    text_add_z(&e->caption, winner_sentence(winner, &e->frame));
    return (FrameInfo){.step = step + 1,
                       .t_ns = compare_picture_time(&e->session->compare_picture, step),
                       .caption = text_z(&e->caption)};
}

static FrameInfo describe_step(void *context, int index) {
    Exporting *e = context;
    const Trace *trace = session_trace(e->session);
    arena_clear(&e->frame);
    if (e->look->compare) {
        return describe_comparison(e, e->first + index);
    }
    Scene scene = scene_at(trace, e->first + index, e->look->coarse, &e->frame);
    Why why = why_at(trace, &scene, e->session->picture.model, &e->frame);
    text_clear(&e->caption);
    text_printf(&e->caption, "%s%s%s", why.fact, *why.reason ? " " : "", why.reason);
    return (FrameInfo){
        .step = e->first + index + 1, .t_ns = scene.t_ns, .caption = text_z(&e->caption)};
}

static const uint32_t *paint_list(void *context, const DrawList *list) {
    Exporting *e = context;
    painter_draw(e->painter, list);
    return painter_pixels(e->painter);
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length) {
    const uint8_t *at = bytes;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ at[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t hash_text(uint64_t hash, const char *text) {
    size_t length = 0;
    while (text[length]) {
        length++;
    }
    return hash_bytes(hash, text, length + 1);
}

static uint64_t hash_trace(uint64_t hash, const Trace *trace) {
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        hash = hash_bytes(hash, event, sizeof *event);
        if (event_kind_detail((EventKind)event->kind) == DETAIL_TEXT) {
            hash = hash_text(hash, trace_text(trace, event->detail));
        }
    }
    return hash_text(hash, trace_message(trace));
}

static uint64_t hash_real(uint64_t hash, const Exporting *e) {
    const Session *session = e->session;
    for (int i = 0; e->look->compare && session->compares_real && i < COMPARE_RUNS; i++) {
        const Trace *trace = real_run_trace(&session->compare_real[i]);
        hash = trace ? hash_trace(hash, trace) : hash;
    }
    const Trace *real = e->look->compare ? NULL : real_run_trace(&session->real);
    return real ? hash_trace(hash, real) : hash;
}

// Whatever decides the pixels: the events with their texts, the prose, the look.
static void name_run(const Exporting *e, Text *name) {
    const Trace *trace = session_trace(e->session);
    uint64_t hash = hash_trace(UINT64_C(14695981039346656037), trace);
    for (int i = 0; e->look->compare && i < COMPARE_RUNS; i++) {
        hash = hash_trace(hash, comparison_trace(&e->session->comparison, i));
        hash = hash_text(hash, e->session->comparison.runs[i].problem);
    }
    hash = hash_real(hash, e);
    const Loaded *loaded = &e->session->lesson.loaded;
    hash = hash_bytes(hash, loaded->bytes, loaded->length);
    text_printf(name, "%016llx %s %s %s %s %dx%d@%g from %d %s%s", (unsigned long long)hash,
                LOCKSTEP_VERSION, trace_profile(trace), e->look->theme->name,
                e->look->axis == AXIS_TIME ? "time" : "steps", e->look->width_px,
                e->look->height_px, (double)e->look->scale, e->first,
                e->look->no_captions ? "bare"
                : e->look->coarse    ? "coarse"
                                     : "fine",
                e->look->compare ? " compare" : "");
}

static int step_count(const Exporting *e) {
    return e->look->compare ? (int)e->session->compare_picture.step_count
                            : (int)trace_step_count(session_trace(e->session), e->look->coarse);
}

static int step_range(const Exporting *e, int *first) {
    int count = step_count(e);
    int last = e->look->last_step > 0 && e->look->last_step < count ? e->look->last_step : count;
    *first = e->look->first_step > 0 ? e->look->first_step - 1 : 0;
    return last > *first ? last - *first : 0;
}

static FrameResult write_all(Exporting *e, const char *folder, const FrameProgress *progress,
                             int *frames, Text *problem) {
    int count = step_range(e, &e->first);
    if (count == 0) {
        text_add_z(problem, "there is no step to export");
        return FRAMES_FAILED;
    }
    if (count > FRAME_COUNT_MAX) {
        text_printf(problem, "%d steps are more than a folder of frames can hold (%d)", count,
                    FRAME_COUNT_MAX);
        return FRAMES_FAILED;
    }
    Text name = {0};
    name_run(e, &name);
    FrameOptions options = {.folder = folder, .run = text_z(&name), .workers = -1};
    FrameSource source = {count, draw_step, describe_step, e};
    FramePainter painter = {paint_list, e, e->look->width_px, e->look->height_px};
    FrameResult result = frames_write(&options, &source, &painter, progress, NULL, problem);
    text_release(&name);
    *frames = count;
    return result;
}

// What the session looks like besides its run, while it is being exported.
typedef struct Kept {
    Player player;
    Player compare_player;
    ViewState state;
    ViewState compare_state;
} Kept;

static bool begin(Exporting *e, Session *session, Kept *kept, Text *problem) {
    const ExportLook *look = e->look;
    e->painter = painter_new(e->fonts, look->width_px, look->height_px, look->scale, look->theme);
    if (!e->painter) {
        text_printf(problem, "frames of %d by %d pixels cannot be painted", look->width_px,
                    look->height_px);
        return false;
    }
    *kept =
        (Kept){session->player, session->compare_player, session->state, session->compare_state};
    session->state = (ViewState){.axis = look->axis, .coarse = look->coarse};
    session->compare_state = (ViewState){0};
    picture_update(&session->picture, session_trace(session));
    return true;
}

static void end(Exporting *e, Session *session, const Kept *kept) {
    session->player = kept->player;
    session->compare_player = kept->compare_player;
    session->state = kept->state;
    session->compare_state = kept->compare_state;
    painter_free(e->painter);
    draw_list_release(&e->list);
    arena_release(&e->frame);
    text_release(&e->caption);
}

FrameResult export_frames(Session *session, Fonts *fonts, const ExportLook *look,
                          const char *folder, const FrameProgress *progress, int *frames,
                          Text *problem) {
    Exporting e = {
        .session = session, .fonts = fonts, .look = look, .metrics = fonts_metrics(fonts)};
    Kept kept;
    *frames = 0;
    if (!begin(&e, session, &kept, problem)) {
        return FRAMES_FAILED;
    }
    if (look->compare) {
        draw_step(&e, 0); // makes the picture that knows the steps
    }
    FrameResult result = write_all(&e, folder, progress, frames, problem);
    end(&e, session, &kept);
    return result;
}

bool export_comparison(Session *session, Fonts *fonts, const ExportLook *look, const char *path,
                       Text *problem) {
    Exporting e = {.session = session,
                   .fonts = fonts,
                   .look = look,
                   .metrics = fonts_metrics(fonts),
                   .first = -1,
                   .is_whole = true};
    Kept kept;
    if (!begin(&e, session, &kept, problem)) {
        return false;
    }
    const uint32_t *pixels = paint_list(&e, draw_step(&e, 0));
    bool good = png_write(path, pixels, look->width_px, look->height_px, problem);
    end(&e, session, &kept);
    return good;
}
