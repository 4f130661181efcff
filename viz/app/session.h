// session: one opened file, the run of one of its blocks, and where the person stands in it.
//
// Owns the lesson, the engine and everything made from its trace. Hands out a View for a frame and
// applies the Action that came back. Draws nothing itself and blocks never.
#pragma once

#include "viz/app/comparison.h"
#include "viz/app/engine_process.h"
#include "viz/app/lesson.h"
#include "viz/app/options.h"
#include "viz/app/player.h"
#include "viz/app/rehearsal.h"
#include "viz/app/screen_compare.h"
#include "viz/app/view.h"

typedef struct Session {
    const Options *options; // borrowed
    Lesson lesson;
    bool is_open;
    int block;
    const char *model;      // --as for the next run: of the options, or chosen since; static
    const char *profile;    // likewise; borrowed from the options or static
    MachineProfile machine; // what things cost; {0}: as the profile says
    int cores;              // likewise; 0 is the profile's
    InputBox box;           // what was typed for the program
    int64_t wanted_step;    // 1 more than the step to go to as soon as the run has it; 0: none
    EngineProcess *engine;  // owned; NULL for a recording
    Trace *recording;       // owned; NULL for a run
    Arena code_arena;
    CodeText code;
    Picture picture;
    Player player;
    ViewState state;
    CodeMessage message;
    const char *hint;    // how to mend it, "" when the report does not say; in code_arena
    const char *problem; // in code_arena; NULL when the program runs
    bool was_running;
    bool was_stopped;   // by the person
    uint64_t run_count; // how many runs there were: tells one engine from the next
    // The same program on this machine, beneath.
    bool shows_real;
    RealRun real;
    Rehearsal rehearsal; // before that, under the costs of this machine
    // The four models side by side.
    bool is_comparing; // shown instead of the one run
    Comparison comparison;
    ComparePicture compare_picture;
    Player compare_player;
    ViewState compare_state;
    bool compares_real; // each with its real run beneath
    RealRun compare_real[COMPARISON_RUNS];
    // One frame.
    Scene scene;
    LessonView lesson_view;
} Session; // {0} has nothing open

// On failure what was open stays open, and problem has one line.
bool session_open(Session *session, const Options *options, const char *path, const char *which,
                  Text *problem);
void session_close(Session *session);

// Starts the block anew. block < block count.
void session_run(Session *session, int block);

// Reads what the engine has written. Returns true when there is something new to show.
bool session_pump(Session *session, int timeout_ms);
bool session_is_running(const Session *session);

// A real run, or one of several, goes on or is about to begin.
bool session_is_running_for_real(const Session *session);
// Shows the real run beneath what is shown, and starts it; or takes it away. Not for recordings.
void session_show_real(Session *session, bool is_shown);

// Where the step is in the run; frame is cleared by the caller.
View session_view(Session *session, Ui *ui, Arena *frame);

// The same for the four models; for a session that is comparing.
CompareView session_compare_view(Session *session, Ui *ui, Arena *frame);
// Starts the four runs, unless they were started since the block, or a profile, was chosen. Not for
// recordings.
void session_compare(Session *session);
// The player of what is shown.
Player *session_player(Session *session);

// Whatever belongs to the session itself; the app does the rest.
void session_apply(Session *session, Action action);

const Trace *session_trace(const Session *session);
