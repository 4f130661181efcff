// demo_list: a display list like a lesson's, written by hand, for looking at and for measuring.
//
// Never part of the program; it shows every kind of command in the places where a lesson has them.
#pragma once

#include "viz/draw/draw_list.h"
#include "viz/draw/metrics.h"

// 1440 x 900 logical pixels; the playhead moves with the frame.
void demo_list(DrawList *list, const Metrics *metrics, int frame);
