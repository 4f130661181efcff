// layout: rectangles cut into rectangles.
//
// A screen starts with the whole window and cuts strips off it; what is left is the rest. Cutting
// never makes a negative size. Pure functions.
#pragma once

#include "viz/draw/draw_list.h"

Rect rect_make(float x, float y, float w, float h);
Rect rect_inset(Rect rect, float by);
Rect rect_inset_xy(Rect rect, float x, float y);
// Each takes a strip off *rest and returns it.
Rect rect_cut_left(Rect *rest, float w);
Rect rect_cut_right(Rect *rest, float w);
Rect rect_cut_top(Rect *rest, float h);
Rect rect_cut_bottom(Rect *rest, float h);
// A rectangle of the given size in the middle.
Rect rect_center(Rect outer, float w, float h);
bool rect_contains(Rect rect, Point point);
Rect rect_intersect(Rect a, Rect b); // empty when they do not touch
float clamp_float(float value, float low, float high);
