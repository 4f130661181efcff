// view: what every panel of the lesson screen is given, and what it may answer.
//
// Panels read the View, draw into its Ui and set at most one Action; one function of the screen
// applies it. So keys, buttons, tests and the exporter go the same way. A panel changes nothing
// but ViewState (what was scrolled).
#pragma once

#include "viz/app/input_box.h"
#include "viz/app/picture.h"
#include "viz/app/player.h"
#include "viz/app/real_run.h"
#include "viz/scene/wait_ring.h"
#include "viz/scene/why.h"
#include "viz/ui/code_view.h"
#include "viz/ui/markdown_view.h"
#include "viz/ui/widgets.h"

enum {
    NARROW_WIDTH = 1080, // below it, output and variables share a place
    LOW_HEIGHT = 640,    // below it, prose and code do
};

typedef enum ActionKind {
    ACTION_NONE,
    ACTION_PLAYER,  // number is a PlayerAction
    ACTION_STEP,    // number is a step; a jump
    ACTION_DRAG,    // number is a step; goes on with the jump before
    ACTION_EVENT,   // number is a sequence number
    ACTION_AXIS,    // number is an AxisKind
    ACTION_COARSE,  // number is 0 or 1
    ACTION_SPEED,   // number is the index of the speed
    ACTION_BLOCK,   // number is a block of the lesson
    ACTION_MODEL,   // number is a RunModel: run as that
    ACTION_PROFILE, // number is an index in options_profiles; the one behind: this machine
    ACTION_COMPARE, // number is 1 for the four models at once, 0 for the one before
    ACTION_CORES,   // number is how many cores there are; 0 is the profile's
    ACTION_INPUT,   // run again with what stands in the fields
    ACTION_STOP,    // end the engine
    ACTION_REAL,    // number is 1 to show the real run beneath, 0 to take it away
    ACTION_STOP_REAL,
    ACTION_CALIBRATE, // measure what things cost here
    ACTION_LESSONS,
    ACTION_OPEN,
    ACTION_EXPORT,
    ACTION_HELP,
} ActionKind;

typedef struct Action {
    ActionKind kind;
    int64_t number;
} Action;

typedef struct ViewState {
    AxisKind axis;
    bool coarse;
    float zoom; // 1 shows the whole run; 0 counts as 1
    float pan;  // pixels that are scrolled out on the left
    float lanes_y;
    float real_y;          // the same for the lanes of the real run
    int64_t followed_step; // the step for which pan and lanes_y were last brought into view
    float prose_y;
    float output_y;
    uint32_t output_lines; // how many there were in the last frame
    float variables_y;
    bool blocks_open; // the list of the lesson's blocks
    int blocks_selected;
    float blocks_y;
    bool profiles_open; // the list of profiles
    int profiles_selected;
    bool has_machine; // calibrate has kept what it measured: looked up when the list is opened
    const char *calibrating; // how far it is; NULL: it does not run. Borrowed
    CodeScroll code;
    int left_tab;   // when there is no room: 0 code, 1 text
    int bottom_tab; // when there is no room: 0 output, 1 variables
    bool scrubbing; // the scrubber has moved since it was pressed
    bool panning;
    Point pan_from; // pan and lanes_y when dragging began
} ViewState;        // {0} is how a lesson opens

// One of the programs of a Markdown file.
typedef struct LessonBlock {
    const char *name;  // what stands above it, or what its fence calls it
    const char *code;  // the line of it that tells it from the others
    int32_t file_line; // where it begins in the file
} LessonBlock;

// What a lesson shows besides its run.
typedef struct LessonView {
    const char *crumb;         // "2 · Tasks", "" when there is none
    const char *title;         // "The task that outlives its gap"
    const char *program;       // "gap.py"
    const Prose *prose;        // NULL when there is none
    const LessonBlock *blocks; // borrowed
    int block_count;           // 0 for a file that is one program
    int block;
    bool has_program; // there is something that can run, be it empty
} LessonView;

typedef struct View {
    Ui *ui;
    Arena *frame;           // texts of this frame
    const Picture *picture; // borrowed
    const CodeText *code;   // borrowed
    const Trace *trace;     // borrowed
    const Scene *scene;     // borrowed
    const Player *player;   // borrowed
    WaitRing ring;          // lanes that wait for each other now; count is 0 when there is none
    const LessonView *lesson;
    Why why;
    ViewState *state;
    const RealRun *real; // borrowed; laid under the run; NULL: it is not to be seen
    bool shows_real;     // it, or how far it is
    bool is_rehearsing;  // before that
    InputBox *box;       // the fields below the output; NULL when there are none
    CodeMessage message; // of a program that cannot run; line 0 when there is none
    const char *hint;    // of that message: "hint: ...", or ""
    const char *problem; // the same in words, with the caret line; NULL when there is none
    const char *profile; // whose rules apply
    bool is_calibrated;  // ... with the costs of this machine
    const char *lacks;   // what this system could not give the engine; ""
    int cores;           // 0: the profile's
    bool can_rerun;      // under another model or profile: it is no recording
    bool is_comparing;   // the four models are shown
    bool is_running;     // the engine still works
    bool was_stopped;    // the person ended it
    bool still;          // an exported frame: nothing to press
    bool no_caption;     // an exported frame without words below the picture
    bool is_whole;       // an exported picture of the whole run: no playhead
    Action action;       // set by panels
} View;

void view_act(View *view, ActionKind kind, int64_t number);
const Axis *view_axis(const View *view);
const char *view_lane_name(const View *view, uint32_t lane);
// The lane of the current event, or EVENT_NO_LANE.
uint32_t view_current_lane(const View *view);

// How a lane looks: its picture and its words, the same in every panel.
typedef struct LaneLook {
    Icon icon;
    Ink ink;
    Ink tint;          // of its line in the code
    const char *state; // "waiting": one word, for where there is no room for more
    const char *word;  // "waiting · sleep 1 s"; in the frame's arena or static
} LaneLook;

LaneLook view_lane_look(const View *view, uint32_t lane);

// The title of the output and the variables; where they share a place the tabs say it.
void view_panel_title(View *view, Rect head, const char *title);

// The panels. Each fills its rectangle, panel background included.
void panel_prose(View *view, Rect rect);
float panel_prose_height(const View *view, float width);
// The button that names the block, and the list that it opens (drawn above everything else).
void block_chooser(View *view, Rect rect);
void block_list_open(View *view);
void block_list(View *view);
void panel_code(View *view, Rect rect);
void panel_stage(View *view, Rect rect); // includes the inspector when there is room
void panel_inspector(View *view, Rect rect);
// The real run beside the model's (real_view.c): a switch for it, what it has come to, and the
// first difference in a strip that leads there.
float real_switch_width(const View *view);
void real_switch(View *view, Rect rect);
const char *real_duration(int64_t ns, Arena *arena); // "2.004 s"
// What the reason means, as the beginning of a sentence.
const char *real_reason(RealDifference difference, Arena *arena);
float real_strip_height(const View *view);
void real_strip(View *view, Rect rect);
void real_progress(View *view, const RealRun *run, Rect rect);
// Both runs have ended, and the axis that they share is shown.
bool real_is_laid_under(const View *view);
void real_keys(View *view);
void panel_why(View *view, Rect rect);
float panel_why_height(const View *view, float width);
void panel_output(View *view, Rect rect);
void panel_variables(View *view, Rect rect);
void panel_transport(View *view, Rect rect);
void panel_header(View *view, Rect rect);

// What both transports are made of. Each takes its place off the rectangle.
void transport_ground(View *view, Rect rect);
void transport_buttons(View *view, Rect *rest);
void transport_speed(View *view, Rect *rest);
void transport_run_button(View *view, Rect *rest);
void transport_scrubber(View *view, Rect rect, const int64_t *ticks, int tick_count);

// Choosing how the program runs (run_choice.c): tabs for the models and for all of them, and the
// profile with the list that its button opens (drawn above everything else).
float model_tabs_width(const View *view, bool is_short);
void model_tabs(View *view, Rect rect, bool is_short);
void profile_chooser(View *view, Rect *rest);
void profile_list_open(View *view);
void profile_list(View *view);
// How many cores there are: a button that goes through a few numbers. Shown where it matters.
bool cores_matter(const View *view);
void cores_next(View *view);
void cores_chooser(View *view, Rect *rest);

// The fields for input and arguments (input_box.c); height 0: not shown.
float input_box_height(const View *view);
void input_box_draw(View *view, Rect rect);
void input_box_call(View *view);
