// turns: when a strand that does not wait has to let another one run.
//
// The interpreter asks at the places where its profile's CPython would look (calls and jumps back;
// or before every operation that others could notice), and only when World.check_at says that
// there may be something to do: a program with one strand never asks. Under a GIL the answer comes
// from the 5 ms rule; without one, strands that have a core run by turns so that time never goes
// back; in the profile "guarantee" chance decides. Never moves a strand itself: strand.h does.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/strand.h"

// Whose turn is over and when: to be called when strands begin, end, wait or wake.
void turns_plan(Machine *m);
// After m->stop_before_visible was changed.
void turns_watch(Machine *m);
// From now on nobody's turn ends by itself: the caller chooses (strand_choose) wherever
// turns_may_switch says that it could.
void turns_leave_to_caller(Machine *m);

// A strand became able to run. It has a core at once, or waits for its turn from now on.
void turns_added(Machine *m);
// A strand begins or goes on to run.
void turns_begun(Machine *m, StrandObject *strand);

// At a place where a switch is allowed: has the running strand's turn ended here?
bool turn_is_over(Machine *m);

// Before an operation that others could notice.
typedef enum Attention {
    ATTENTION_NONE,
    ATTENTION_VISIBLE, // stop here: somebody asked for it
    ATTENTION_SWITCH   // another strand's turn
} Attention;

Attention turns_attend(Machine *m, Frame *frame);

// Before the running strand's next operation, would the profile's Python let another one run?
bool turns_may_switch(const Machine *m);

// The running strand takes part no longer: nothing of its turn is left.
void turns_ended(Machine *m);

// Strands that have a core, one of which runs, when the profile has no GIL.
static inline bool turns_are_parallel(const Machine *m) {
    return m->profile->is_parallel && m->takes_turns;
}
// When the paused strand can show something next: its own time.
int64_t turns_time_of(const StrandObject *strand);
// The paused strand whose time comes first; NULL: there is none.
StrandObject *turns_earliest(const Machine *m);
// Gives free cores to those who wait for one.
void turns_fill_cores(Machine *m);
// The ready strand that runs next under a GIL, or by chance. NULL: there is none.
StrandObject *turns_first(Machine *m);

// --- the picture ------------------------------------------------------------------------------

// Why a strand that could run does not.
Reason turns_reason(const Machine *m);
// The running strand takes or lets go of the GIL: on the lane of its own, whose state stays.
void gil_show_taken(Machine *m);
void gil_show_dropped(Machine *m);

// Among several processes: how many lanes are shown to run; all of them are put aside, for want of
// a core, until they run again; the running strand's lane goes on, if it was put aside.
uint32_t turns_running_lanes(const Machine *m);
void turns_show_no_core(Machine *m);
void turns_show_core(Machine *m);
