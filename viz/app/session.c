#include "viz/app/session.h"

#include <string.h>

#include "viz/app/report.h"

const Trace *session_trace(const Session *session) {
    return session->engine ? engine_process_trace(session->engine) : session->recording;
}

bool session_is_running(const Session *session) {
    return session->engine && !engine_process_has_ended(session->engine);
}

static void end_run(Session *session) {
    picture_release(&session->picture);
    engine_process_free(session->engine);
    trace_free(session->recording);
    arena_release(&session->code_arena);
    session->engine = NULL;
    session->recording = NULL;
    session->problem = NULL;
    session->message = (CodeMessage){0};
    session->code = (CodeText){0};
}

void session_close(Session *session) {
    uint64_t run_count = session->run_count;
    end_run(session);
    lesson_release(&session->lesson);
    *session = (Session){.run_count = run_count};
}

static Request request_of(const Session *session, const char *source, size_t length) {
    const Options *options = session->options;
    return (Request){.program = session->lesson.program,
                     .source = source,
                     .source_length = length,
                     .model = options->model,
                     .profile = options->profile,
                     .seed = options->seed,
                     .level = RECORD_LINES,
                     .max_steps = options->max_steps,
                     .max_memory = options->max_memory,
                     .max_events = options->max_events,
                     .max_time_ns = options->max_time_ns,
                     .cores = options->cores,
                     .input = options->input,
                     .arguments = (const char *const *)options->arguments,
                     .argument_count = options->argument_count};
}

static void show_code(Session *session, const char *source, size_t length) {
    session->code = code_text_make(&session->code_arena, source, length);
}

void session_run(Session *session, int block) {
    end_run(session);
    session->block = block;
    session->player = player_make();
    session->state = (ViewState){.axis = session->lesson.axis};
    size_t length = 0;
    const char *source = lesson_source(&session->lesson, block, &length);
    show_code(session, source, length);
    Request request = request_of(session, source, length);
    session->engine = engine_process_start(&request);
    session->run_count++;
    session->was_running = true;
    session->was_stopped = false;
    session_pump(session, 0);
}

static void play_recording(Session *session) {
    const Loaded *loaded = &session->lesson.loaded;
    end_run(session);
    session->player = player_make();
    session->state = (ViewState){0};
    session->recording = trace_new();
    trace_feed(session->recording, loaded->bytes, loaded->length);
    size_t length = 0;
    const char *source = trace_source(session->recording, &length);
    show_code(session, source, length);
    session->lesson.program = trace_program(session->recording);
}

bool session_open(Session *session, const Options *options, const char *path, const char *which,
                  Text *problem) {
    Lesson lesson;
    int block = 0;
    if (!lesson_open(&lesson, path, which, &block, problem)) {
        return false;
    }
    session_close(session);
    session->options = options;
    session->lesson = lesson;
    session->is_open = true;
    if (lesson.loaded.kind == LOAD_RECORDING) {
        play_recording(session);
    } else if (lesson.block_count > 0) {
        session_run(session, block);
    } else {
        session->player = player_make();
        session->recording = trace_new(); // prose without a program: an empty run
    }
    return true;
}

// What a program that did not run says, in words and as a place in the code.
static void find_problem(Session *session) {
    const Trace *trace = session_trace(session);
    bool broken = session->engine && engine_process_is_broken(session->engine);
    Verdict verdict = broken ? VERDICT_BROKEN : trace_verdict(trace);
    if (verdict == VERDICT_FINISHED || verdict == VERDICT_NONE) {
        return;
    }
    const char *message = broken ? engine_process_message(session->engine) : trace_message(trace);
    if (*message == '\0') {
        message = verdict_name(verdict);
    }
    session->problem = arena_copy_text(&session->code_arena, message, strlen(message));
    if (trace_step_count(trace, false) == 0) {
        session->message = report_place(session->problem, &session->code, &session->code_arena);
    }
}

bool session_pump(Session *session, int timeout_ms) {
    if (!session->engine) {
        return false;
    }
    bool news = session_is_running(session) && engine_process_pump(session->engine, timeout_ms);
    bool running = session_is_running(session);
    if (session->was_running && !running) {
        session->was_running = false;
        find_problem(session);
        news = true;
    }
    return news;
}

static void count_steps(Session *session) {
    int64_t count = (int64_t)trace_step_count(session_trace(session), session->state.coarse);
    player_resize(&session->player, count, session->player.step);
}

// While the engine pours, the picture is made anew only when it has grown by a good part: making
// it costs as much as the whole run so far.
static bool should_update(const Session *session) {
    const Picture *picture = &session->picture;
    uint32_t count = trace_event_count(session_trace(session));
    return picture->trace == NULL || !session_is_running(session) ||
           count > picture->event_count + picture->event_count / 2;
}

View session_view(Session *session, Ui *ui, Arena *frame) {
    const Trace *trace = session_trace(session);
    if (should_update(session)) {
        picture_update(&session->picture, trace);
    }
    count_steps(session);
    session->scene = scene_at(trace, session->player.step, session->state.coarse, frame);
    const Lesson *lesson = &session->lesson;
    session->lesson_view = (LessonView){.crumb = lesson->crumb,
                                        .title = lesson->title,
                                        .program = lesson->program,
                                        .prose = lesson->has_prose ? &lesson->prose : NULL,
                                        .blocks = lesson->block_labels,
                                        .block_count = lesson->blocks ? lesson->block_count : 0,
                                        .block = session->block,
                                        .has_program = lesson->block_count > 0 ||
                                                       lesson->loaded.kind == LOAD_RECORDING};
    return (View){.ui = ui,
                  .frame = frame,
                  .picture = &session->picture,
                  .code = &session->code,
                  .trace = trace,
                  .scene = &session->scene,
                  .player = &session->player,
                  .lesson = &session->lesson_view,
                  .why = why_at(trace, &session->scene, session->picture.model, frame),
                  .state = &session->state,
                  .message = session->message,
                  .problem = session->problem,
                  .is_running = session_is_running(session),
                  .was_stopped = session->was_stopped};
}

static uint32_t current_event(const Session *session) {
    if (session->player.step < 0) {
        return EVENT_NO_CAUSE;
    }
    return trace_step_seq(session_trace(session), session->state.coarse,
                          (uint32_t)session->player.step);
}

static void set_coarse(Session *session, bool coarse) {
    uint32_t event = current_event(session);
    session->state.coarse = coarse;
    session->player.jump_count = 0; // remembered steps count something else now
    session->player.step = scene_step_of_event(session_trace(session), event, coarse);
    count_steps(session);
}

void session_apply(Session *session, Action action) {
    Player *player = &session->player;
    switch (action.kind) {
    case ACTION_PLAYER:
        player_apply(player, (PlayerAction)action.number);
        break;
    case ACTION_STEP:
        player_jump(player, action.number, true);
        break;
    case ACTION_DRAG:
        player_jump(player, action.number, false);
        break;
    case ACTION_EVENT: {
        uint32_t seq = (uint32_t)action.number;
        player_jump(player, scene_step_of_event(session_trace(session), seq, session->state.coarse),
                    true);
        break;
    }
    case ACTION_AXIS:
        session->state.axis = (AxisKind)action.number;
        session->state.zoom = 1;
        session->state.pan = 0;
        break;
    case ACTION_COARSE:
        set_coarse(session, action.number != 0);
        break;
    case ACTION_SPEED:
        player->speed = (int)action.number;
        break;
    case ACTION_BLOCK:
        if (action.number < session->lesson.block_count) {
            session_run(session, (int)action.number);
        }
        break;
    case ACTION_STOP:
        if (session_is_running(session)) {
            session->was_stopped = true;
            engine_process_stop(session->engine);
        }
        break;
    case ACTION_NONE:
    case ACTION_LESSONS:
    case ACTION_OPEN:
    case ACTION_EXPORT:
    case ACTION_HELP:
        break; // the app's
    }
}
