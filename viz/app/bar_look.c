#include "viz/app/bar_look.h"

BarLook bar_look(const Bar *bar) {
    if (bar->state == LANE_RUNNING) {
        return (BarLook){PATTERN_SOLID, INK_RUNNING, INK_NONE, INK_TEXT};
    }
    if (bar->state == LANE_WAITING) {
        return (BarLook){PATTERN_DOTS, INK_WAITING_FILL, INK_WAITING, INK_TEXT};
    }
    if (bar->state == LANE_DONE) {
        bool good = bar->reason == REASON_RETURNED || bar->reason == REASON_ENDED_WITH_PROGRAM;
        return (BarLook){PATTERN_SOLID, good ? INK_DONE : INK_FAILED, INK_NONE,
                         good ? INK_DONE : INK_FAILED};
    }
    bool ready = bar->reason == REASON_READY;
    return (BarLook){ready ? PATTERN_HOLLOW : PATTERN_HATCH, ready ? INK_NONE : INK_LOCKED_FILL,
                     ready ? INK_READY : INK_LOCKED, INK_TEXT_MUTED};
}
