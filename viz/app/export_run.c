#include "viz/app/export_run.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/export_frames.h"
#include "viz/app/export_recording.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"

enum {
    DEFAULT_WIDTH_PX = 1280,
    DEFAULT_HEIGHT_PX = 720,
    LEAST_WIDTH = 640, // logical pixels; below, the panels have no room
    LEAST_HEIGHT = 400,
    USAGE_STATUS = 2,
};

static int say(const char *what, const char *detail) {
    fprintf(stderr, "lockstep: %s%s%s\n", what, *detail ? ": " : "", detail);
    return USAGE_STATUS;
}

static bool is_frames(const Options *options) {
    if (options->format) {
        return strcmp(options->format, "png") == 0 || strcmp(options->format, "frames") == 0;
    }
    static const char *const others[] = {".gif", ".mp4",   ".webm", ".webp", ".apng",
                                         ".svg", ".png",   ".html", ".txt",  ".md",
                                         ".csv", ".jsonl", ".json"};
    size_t length = strlen(options->output);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t ending = strlen(others[i]);
        if (length > ending && strcmp(options->output + length - ending, others[i]) == 0) {
            return false;
        }
    }
    return true;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text);
    return length > strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

// A comparison in one picture.
static bool is_one_picture(const Options *options) {
    return options->compare_models && ends_with(options->output, ".png") &&
           (!options->format || strcmp(options->format, "png") == 0);
}

static bool look_of(const Options *options, const Session *session, ExportLook *look) {
    *look = (ExportLook){
        .width_px = options->width_px > 0 ? options->width_px : DEFAULT_WIDTH_PX,
        .height_px = options->height_px > 0 ? options->height_px : DEFAULT_HEIGHT_PX,
        .scale = options->scale > 0 ? (float)options->scale : 1,
        .theme = options->theme ? theme_find(options->theme) : theme_at(0),
        .axis = session->shows_real ? AXIS_TIME : session->lesson.axis,
        .first_step = options->first_step,
        .last_step = options->last_step,
        .no_captions = options->no_captions,
        .compare = options->compare_models,
    };
    if (!look->theme) {
        say("there is no theme of that name", options->theme);
        return false;
    }
    if ((float)look->width_px < LEAST_WIDTH * look->scale ||
        (float)look->height_px < LEAST_HEIGHT * look->scale) {
        say("frames must have at least 640x400 pixels, times the scale", "");
        return false;
    }
    return true;
}

typedef struct Telling {
    int interrupts;
    bool is_terminal;
} Telling;

static bool tell(void *context, int done, int count) {
    const Telling *telling = context;
    if (telling->is_terminal) {
        fprintf(stderr, "\r%d of %d frames", done, count);
        if (done == count) {
            fputc('\n', stderr);
        }
        fflush(stderr);
    }
    return interrupt_status(telling->interrupts) == 0;
}

static int write_picture(const Options *options, Session *session, Fonts *fonts,
                         const ExportLook *look) {
    Text problem = {0};
    bool good = export_comparison(session, fonts, look, options->output, &problem);
    if (good) {
        printf("%s\n", options->output);
    } else {
        say(text_z(&problem), "");
    }
    text_release(&problem);
    return good ? 0 : USAGE_STATUS;
}

static int write_frames(const Options *options, Session *session, int interrupts) {
    Text notes = {0};
    Text problem = {0};
    int status = USAGE_STATUS;
    ExportLook look;
    Fonts *fonts = fonts_new(&notes);
    fputs(text_z(&notes), stderr);
    if (!fonts) {
        say("there is no font to draw with", "");
    } else if (!look_of(options, session, &look)) {
        status = USAGE_STATUS;
    } else if (is_one_picture(options)) {
        status = write_picture(options, session, fonts, &look);
    } else {
        Telling telling = {interrupts, isatty(STDERR_FILENO) == 1};
        FrameProgress progress = {tell, &telling};
        int frames = 0;
        switch (
            export_frames(session, fonts, &look, options->output, &progress, &frames, &problem)) {
        case FRAMES_WRITTEN:
            printf("%d frames in %s\n", frames, options->output);
            status = 0;
            break;
        case FRAMES_STOPPED:
            status = interrupt_status(interrupts);
            break;
        case FRAMES_FAILED:
            say(text_z(&problem), "");
            break;
        }
    }
    fonts_free(fonts);
    text_release(&notes);
    text_release(&problem);
    return status;
}

// Said beside the frames: the picture shows what there is.
static void tell_real(const RealRun *run, const char *model) {
    if (*run->problem) {
        fprintf(stderr, "lockstep: the real run as '%s': %s\n", model, run->problem);
    }
}

static int wait_for_real(Session *session, int interrupts) {
    enum {
        WAIT_MS = 20
    };
    while (session_is_running_for_real(session) && !interrupt_status(interrupts)) {
        session_pump(session, 0);
        struct pollfd polled = {.fd = interrupts, .events = POLLIN};
        poll(&polled, 1, WAIT_MS);
    }
    for (int i = 0; session->compares_real && session->is_comparing && i < COMPARISON_RUNS; i++) {
        tell_real(&session->compare_real[i], run_model_name((RunModel)i));
    }
    if (session->shows_real && !session->is_comparing) {
        tell_real(&session->real, session->model);
    }
    return interrupt_status(interrupts);
}

// The four runs; one that did not end well is in the picture, with what went wrong.
static int compare_and_export(const Options *options, Session *session, int interrupts) {
    enum {
        WAIT_MS = 20
    };
    session_compare(session);
    while (comparison_is_running(&session->comparison) && !interrupt_status(interrupts)) {
        if (!comparison_pump(&session->comparison)) {
            comparison_wait(&session->comparison, interrupts, WAIT_MS);
        }
    }
    int status = wait_for_real(session, interrupts);
    return status ? status : write_frames(options, session, interrupts);
}

// Waits for the run; a program that did not take one step is reported instead of exported.
static int export_session(const Options *options, Session *session, int interrupts) {
    if (session->engine) {
        engine_process_watch(session->engine, interrupts);
    }
    bool is_told = !session->engine;
    while (session_is_running(session) && !interrupt_status(interrupts)) {
        session_pump(session, -1);
        if (!is_told) {
            headless_tell_lacks(session->engine, &is_told);
        }
    }
    if (interrupt_status(interrupts)) {
        return interrupt_status(interrupts);
    }
    session_pump(session, 0);
    if (options->compare_models) {
        return compare_and_export(options, session, interrupts);
    }
    if (trace_step_count(session_trace(session), false) == 0) {
        fputs(session->problem ? session->problem : "", stderr);
        Verdict verdict = session->engine ? engine_process_verdict(session->engine)
                                          : trace_verdict(session_trace(session));
        int status = verdict_exit_status(verdict);
        return status ? status : say("there is no step to export", "");
    }
    int interrupted = wait_for_real(session, interrupts);
    return interrupted ? interrupted : write_frames(options, session, interrupts);
}

int export_run(const Options *options) {
    if (!options->output) {
        return say("export needs -o FOLDER", "");
    }
    if (export_is_recording(options)) {
        return export_recording(options);
    }
    if (options->fps > 0 || (!is_frames(options) && !is_one_picture(options))) {
        return say(
            "this version exports a folder of PNG frames, one a step, a .lockstep recording, or a "
            "comparison as one PNG",
            "");
    }
    Session session = {0};
    Text problem = {0};
    int status = USAGE_STATUS;
    if (!session_open(&session, options, options->file, options->block, &problem)) {
        fputs(text_z(&problem), stderr);
    } else if (session.recording && options->compare_models) {
        say("a recorded run cannot be run again", "");
    } else if (session.lesson.block_count == 0 && !session.recording) {
        say("there is no Python in this file", options->file);
    } else {
        int interrupts = interrupt_open();
        status = export_session(options, &session, interrupts);
        interrupt_close(interrupts);
    }
    session_close(&session);
    text_release(&problem);
    return status;
}
