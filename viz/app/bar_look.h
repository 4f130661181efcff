// bar_look: how a stretch of a lane's life is painted, the same on the stage and in a comparison.
#pragma once

#include "viz/draw/draw_list.h"
#include "viz/scene/bars.h"

typedef struct BarLook {
    Pattern pattern;
    Ink fill;
    Ink edge;
    Ink text;
} BarLook;

BarLook bar_look(const Bar *bar);
