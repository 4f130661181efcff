#include "viz/app/session.h"

#include <string.h>

#include "viz/app/report.h"
#include "viz/app/settings.h"

const Trace *session_trace(const Session *session) {
    return session->engine ? engine_process_trace(session->engine) : session->recording;
}

static bool engine_is_running(const Session *session) {
    return session->engine && !engine_process_has_ended(session->engine);
}

bool session_is_running(const Session *session) {
    return session->is_comparing ? comparison_is_running(&session->comparison)
                                 : engine_is_running(session);
}

Player *session_player(Session *session) {
    return session->is_comparing ? &session->compare_player : &session->player;
}

static void end_real_comparison(Session *session) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        real_run_release(&session->compare_real[i]);
    }
}

static void end_comparison(Session *session) {
    end_real_comparison(session);
    compare_picture_release(&session->compare_picture);
    comparison_release(&session->comparison);
}

static void end_run(Session *session) {
    real_run_release(&session->real);
    rehearsal_release(&session->rehearsal);
    picture_release(&session->picture);
    engine_process_free(session->engine);
    trace_free(session->recording);
    arena_release(&session->code_arena);
    session->engine = NULL;
    session->recording = NULL;
    session->problem = NULL;
    session->message = (CodeMessage){0};
    session->hint = "";
    session->code = (CodeText){0};
}

void session_close(Session *session) {
    uint64_t run_count = session->run_count;
    end_run(session);
    end_comparison(session);
    lesson_release(&session->lesson);
    real_run_release(&session->real);
    *session = (Session){.run_count = run_count};
}

static Request request_of(Session *session, const char *source, size_t length) {
    const Options *options = session->options;
    int argument_count = 0;
    const char *const *arguments =
        input_box_arguments(&session->box, options, &session->code_arena, &argument_count);
    Request request = {.program = session->lesson.program,
                       .source = source,
                       .source_length = length,
                       .model = session->model,
                       .profile = session->profile,
                       .seed = options->seed,
                       .level = RECORD_LINES,
                       .max_steps = options->max_steps,
                       .max_memory = options->max_memory,
                       .max_events = options->max_events,
                       // with --real it is of the wall clock
                       .max_time_ns = options->real ? 0 : options->max_time_ns,
                       .cores = session->cores,
                       .input = input_box_text(&session->box, options),
                       .arguments = arguments,
                       .argument_count = argument_count};
    machine_profile_apply(&session->machine, &request);
    return request;
}

static void run_again(Session *session);

// --- on this machine -----------------------------------------------------------------------------

static void start_real(Session *session, RealRun *run, const char *model) {
    size_t length = 0;
    const char *source = lesson_source(&session->lesson, session->block, &length);
    Request request = request_of(session, source, length);
    request.model = model;
    request.max_time_ns = session->options->max_time_ns;
    real_run_start(run, &request);
}

// Under the costs of this machine the program's own pace is measured first; the model's run is
// another one with it. True: that is over.
static bool is_rehearsed(Session *session) {
    Rehearsal *rehearsal = &session->rehearsal;
    if (!session->machine.has_prices) {
        return true;
    }
    if (!rehearsal_has_begun(rehearsal)) {
        size_t length = 0;
        const char *source = lesson_source(&session->lesson, session->block, &length);
        Request request = request_of(session, source, length);
        if (request.pace) {
            return true;
        }
        request.level = RECORD_SWITCHES; // as the real run
        if (request.input) {             // somebody may type into the field meanwhile
            request.input =
                arena_copy_text(&session->code_arena, request.input, strlen(request.input));
        }
        rehearsal_start(rehearsal, &request);
    }
    if (!rehearsal_pump(rehearsal)) {
        return false;
    }
    if (rehearsal->pace == 0) {
        return true;
    }
    machine_profile_set_pace(&session->machine, &rehearsal->request, rehearsal->pace);
    run_again(session);
    return false;
}

// It begins when the model's run has ended: it shall have the processors for itself.
static bool pump_real(Session *session) {
    if (!session->shows_real || session->recording || engine_is_running(session)) {
        return false;
    }
    if (!real_run_has_begun(&session->real) && !is_rehearsed(session)) {
        return false;
    }
    if (!real_run_has_begun(&session->real)) {
        start_real(session, &session->real, session->model);
    }
    return real_run_pump(&session->real, session_trace(session));
}

// One after the other, for the same reason.
static bool pump_real_comparison(Session *session) {
    if (!session->compares_real || !comparison_has_begun(&session->comparison) ||
        comparison_is_running(&session->comparison)) {
        return false;
    }
    if (!real_run_has_begun(&session->compare_real[0]) && !is_rehearsed(session)) {
        return false;
    }
    bool news = false;
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        RealRun *run = &session->compare_real[i];
        if (!real_run_has_begun(run)) {
            start_real(session, run, run_model_name((RunModel)i));
        }
        news = real_run_pump(run, comparison_trace(&session->comparison, i)) || news;
        if (!run->has_ended) {
            break;
        }
    }
    return news;
}

bool session_is_running_for_real(const Session *session) {
    if (!session->is_comparing) {
        return session->shows_real && !session->recording && !session->real.has_ended;
    }
    return session->compares_real && !session->compare_real[COMPARISON_RUNS - 1].has_ended;
}

void session_show_real(Session *session, bool is_shown) {
    if (session->recording) {
        return;
    }
    rehearsal_release(&session->rehearsal);
    if (session->is_comparing) {
        session->compares_real = is_shown;
        if (!is_shown) {
            end_real_comparison(session);
        }
    } else {
        session->shows_real = is_shown;
        if (!is_shown) {
            real_run_release(&session->real);
        } else if (session->state.axis != AXIS_TIME) { // nothing else is the same for both
            session->state.axis = AXIS_TIME;
            session->state.zoom = 1;
            session->state.pan = 0;
        }
    }
}

static void stop_real(Session *session) {
    if (rehearsal_has_begun(&session->rehearsal) && !session->rehearsal.has_ended) {
        session_show_real(session, false);
    } else if (!session->is_comparing) {
        real_run_stop(&session->real);
    } else {
        // Those that have not begun need not begin any more.
        session->compares_real = false;
        end_real_comparison(session);
    }
}

static void show_code(Session *session, const char *source, size_t length) {
    session->code = code_text_make(&session->code_arena, source, length);
}

void session_run(Session *session, int block) {
    end_run(session);
    end_comparison(session);
    session->block = block;
    session->player = player_make();
    // Of several runs nothing but the time is the same.
    session->state = (ViewState){.axis = session->shows_real ? AXIS_TIME : session->lesson.axis};
    size_t length = 0;
    const char *source = lesson_source(&session->lesson, block, &length);
    show_code(session, source, length);
    session->box.reads = program_reads(source, length);
    session->wanted_step = 0;
    Request request = request_of(session, source, length);
    session->engine = engine_process_start(&request);
    session->run_count++;
    session->was_running = true;
    session->was_stopped = false;
    session_pump(session, 0);
}

// The same program with other input: the picture stays where it was, as far as the run goes.
static void run_again(Session *session) {
    ViewState state = session->state;
    int64_t step = session->player.step;
    int speed = session->player.speed;
    session_run(session, session->block);
    session->state = state;
    session->player.speed = speed;
    session->wanted_step = step + 1;
    if (session->is_comparing) {
        session_compare(session);
    }
}

static void choose_cores(Session *session, int cores) {
    if (session->engine) {
        session->cores = cores;
        run_again(session);
    }
}

void session_compare(Session *session) {
    if (session->recording) {
        return;
    }
    session->is_comparing = true;
    if (comparison_has_begun(&session->comparison)) {
        return;
    }
    session->compare_player = player_make();
    session->compare_state = (ViewState){0};
    size_t length = 0;
    const char *source = lesson_source(&session->lesson, session->block, &length);
    Request request = request_of(session, source, length);
    comparison_start(&session->comparison, &request);
    comparison_pump(&session->comparison);
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
    session->model = options->model;
    session->cores = options->cores;
    session->machine = options->machine;
    session->shows_real = options->real && lesson.loaded.kind != LOAD_RECORDING;
    session->compares_real = session->shows_real;
    input_box_open(&session->box, options);
    session->profile = options_profile_for(options, lesson.loaded.profile);
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
        session->hint = report_hint(session->problem, &session->code_arena);
    }
}

bool session_pump(Session *session, int timeout_ms) {
    if (!session->engine) {
        return false;
    }
    bool compared = comparison_pump(&session->comparison) && session->is_comparing;
    bool news = engine_is_running(session) && engine_process_pump(session->engine, timeout_ms);
    bool running = engine_is_running(session);
    if (session->was_running && !running) {
        session->was_running = false;
        find_problem(session);
        news = true;
    }
    bool real = session->is_comparing ? pump_real_comparison(session) : pump_real(session);
    return news || compared || real;
}

static void count_steps(Session *session) {
    int64_t count = (int64_t)trace_step_count(session_trace(session), session->state.coarse);
    int64_t step = session->player.step;
    if (session->wanted_step > 0 &&
        (session->wanted_step <= count || !engine_is_running(session))) {
        step = session->wanted_step - 1;
        session->wanted_step = 0;
    }
    player_resize(&session->player, count, step);
}

// While the engine pours, the picture is made anew only when it has grown by a good part: making
// it costs as much as the whole run so far.
static bool should_update(const Session *session) {
    const Picture *picture = &session->picture;
    uint32_t count = trace_event_count(session_trace(session));
    return picture->trace == NULL || !engine_is_running(session) ||
           count > picture->event_count + picture->event_count / 2;
}

static void fill_lesson_view(Session *session) {
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
}

// What both screens are told alike.
static View shared_view(Session *session, Ui *ui, Arena *frame) {
    fill_lesson_view(session);
    return (View){.ui = ui,
                  .frame = frame,
                  .lesson = &session->lesson_view,
                  .profile =
                      session->recording ? trace_profile(session->recording) : session->profile,
                  .is_calibrated = machine_profile_is_set(&session->machine),
                  .lacks = session->engine ? engine_process_lacks(session->engine) : "",
                  .cores = session->cores,
                  .can_rerun = session->engine != NULL,
                  .is_comparing = session->is_comparing,
                  .is_running = session_is_running(session),
                  .was_stopped = session->was_stopped};
}

// At the step where the real run did something else, that is what there is to know.
static void tell_difference(View *view) {
    if (!real_is_laid_under(view)) {
        return;
    }
    const RealComparison *c = &view->real->comparison;
    const Scene *scene = view->scene;
    if (c->difference == REAL_SAME || scene->event == EVENT_NO_CAUSE ||
        c->predicted.seq < scene->event || c->predicted.seq > scene->seq) {
        return;
    }
    view->why.rule =
        arena_printf(view->frame, "The real run first differs here: %s. %s.",
                     real_comparison_fact(c, view->trace, real_run_trace(view->real), view->frame),
                     real_reason(c->difference, view->frame));
}

View session_view(Session *session, Ui *ui, Arena *frame) {
    const Trace *trace = session_trace(session);
    if (should_update(session)) {
        picture_update(&session->picture, trace);
    }
    count_steps(session);
    session->scene = scene_at(trace, session->player.step, session->state.coarse, frame);
    View view = shared_view(session, ui, frame);
    view.shows_real = session->shows_real;
    view.is_rehearsing = rehearsal_has_begun(&session->rehearsal);
    view.real = session->shows_real ? &session->real : NULL;
    view.picture = &session->picture;
    view.code = &session->code;
    view.trace = trace;
    view.scene = &session->scene;
    view.ring = wait_ring_find(trace, &session->scene, frame);
    view.player = &session->player;
    view.why = why_at(trace, &session->scene, session->picture.model, frame);
    view.state = &session->state;
    view.box = &session->box;
    view.message = session->message;
    view.hint = session->hint;
    view.problem = session->problem;
    tell_difference(&view);
    return view;
}

CompareView session_compare_view(Session *session, Ui *ui, Arena *frame) {
    Comparison *comparison = &session->comparison;
    const Trace *traces[COMPARE_RUNS];
    const Trace *real[COMPARE_RUNS] = {NULL};
    CompareView view = {.view = shared_view(session, ui, frame),
                        .picture = &session->compare_picture,
                        .winner = comparison->has_winner ? &comparison->winner : NULL};
    for (int i = 0; i < COMPARE_RUNS; i++) {
        const ComparedRun *run = &comparison->runs[i];
        traces[i] = comparison_trace(comparison, i);
        view.ends[i] = (CompareEnd){.has_ended = run->has_ended,
                                    .summary = run->summary,
                                    .problem = run->problem ? run->problem : ""};
        const RealRun *laid_under = &session->compare_real[i];
        view.real[i] = session->compares_real ? laid_under : NULL;
        real[i] = laid_under->predicted ? real_run_trace(laid_under) : NULL;
        view.view.was_stopped = run->was_stopped || (i > 0 && view.view.was_stopped);
    }
    compare_picture_update(&session->compare_picture, traces, real);
    view.view.shows_real = session->compares_real;
    player_resize(&session->compare_player, session->compare_picture.step_count,
                  session->compare_player.step);
    view.view.picture = &session->picture; // the tabs show its model
    view.view.player = &session->compare_player;
    view.view.state = &session->compare_state;
    return view;
}

static uint32_t current_event(const Session *session) {
    if (session->player.step < 0) {
        return EVENT_NO_CAUSE;
    }
    return trace_step_seq(session_trace(session), session->state.coarse,
                          (uint32_t)session->player.step);
}

static void choose_model(Session *session, const char *model) {
    session->is_comparing = false;
    bool is_shown = strcmp(run_model_name(session->picture.model), model) == 0;
    if (session->engine && !is_shown) {
        session->model = model;
        session_run(session, session->block);
    }
}

// What calibrate kept is read anew each time: it may have been measured again.
static const char *rules_of_this_machine(Session *session) {
    char path[SETTINGS_PATH_BYTES];
    Text problem = {0};
    const char *rules = NULL;
    if (machine_profile_path(path, sizeof path, false) &&
        machine_profile_read(path, &session->machine, &problem)) {
        rules = options_profile_named(session->machine.rules);
    }
    text_release(&problem);
    return rules ? rules : session->profile;
}

static void choose_profile(Session *session, int index) {
    int count = 0;
    const char *const *names = options_profiles(&count);
    if (!session->engine || index < 0 || index > count) {
        return;
    }
    session->machine = (MachineProfile){0};
    session->profile = index < count ? names[index] : rules_of_this_machine(session);
    session_run(session, session->block);
    if (session->is_comparing) {
        session_compare(session);
    }
}

static void stop(Session *session) {
    if (session->is_comparing) {
        comparison_stop(&session->comparison);
    } else if (engine_is_running(session)) {
        session->was_stopped = true;
        engine_process_stop(session->engine);
    }
}

static void set_coarse(Session *session, bool coarse) {
    uint32_t event = current_event(session);
    session->state.coarse = coarse;
    session->player.jump_count = 0; // remembered steps count something else now
    session->player.step = scene_step_of_event(session_trace(session), event, coarse);
    count_steps(session);
}

void session_apply(Session *session, Action action) {
    Player *player = session_player(session);
    bool moves = action.kind == ACTION_PLAYER || action.kind == ACTION_STEP ||
                 action.kind == ACTION_DRAG || action.kind == ACTION_EVENT;
    session->wanted_step = moves ? 0 : session->wanted_step;
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
        if (session->is_comparing) {
            session_compare(session);
        }
        break;
    case ACTION_MODEL:
        choose_model(session, run_model_name((RunModel)action.number));
        break;
    case ACTION_PROFILE:
        choose_profile(session, (int)action.number);
        break;
    case ACTION_COMPARE:
        session->is_comparing = false;
        if (action.number) {
            session_compare(session);
        }
        break;
    case ACTION_CORES:
        choose_cores(session, (int)action.number);
        break;
    case ACTION_INPUT:
        if (session->engine) {
            run_again(session);
        }
        break;
    case ACTION_STOP:
        stop(session);
        break;
    case ACTION_REAL:
        session_show_real(session, action.number != 0);
        break;
    case ACTION_STOP_REAL:
        stop_real(session);
        break;
    case ACTION_NONE:
    case ACTION_CALIBRATE:
    case ACTION_LESSONS:
    case ACTION_OPEN:
    case ACTION_EXPORT:
    case ACTION_HELP:
        break; // the app's
    }
}
