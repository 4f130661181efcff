#include "viz/ui/layout.h"

Rect rect_make(float x, float y, float w, float h) {
    return (Rect){x, y, w > 0 ? w : 0, h > 0 ? h : 0};
}

Rect rect_inset_xy(Rect rect, float x, float y) {
    return rect_make(rect.x + x, rect.y + y, rect.w - 2 * x, rect.h - 2 * y);
}

Rect rect_inset(Rect rect, float by) {
    return rect_inset_xy(rect, by, by);
}

float clamp_float(float value, float low, float high) {
    if (value > high) {
        value = high;
    }
    return value < low ? low : value;
}

Rect rect_cut_left(Rect *rest, float w) {
    w = clamp_float(w, 0, rest->w);
    Rect cut = {rest->x, rest->y, w, rest->h};
    rest->x += w;
    rest->w -= w;
    return cut;
}

Rect rect_cut_right(Rect *rest, float w) {
    w = clamp_float(w, 0, rest->w);
    rest->w -= w;
    return (Rect){rest->x + rest->w, rest->y, w, rest->h};
}

Rect rect_cut_top(Rect *rest, float h) {
    h = clamp_float(h, 0, rest->h);
    Rect cut = {rest->x, rest->y, rest->w, h};
    rest->y += h;
    rest->h -= h;
    return cut;
}

Rect rect_cut_bottom(Rect *rest, float h) {
    h = clamp_float(h, 0, rest->h);
    rest->h -= h;
    return (Rect){rest->x, rest->y + rest->h, rest->w, h};
}

Rect rect_center(Rect outer, float w, float h) {
    return rect_make(outer.x + (outer.w - w) / 2, outer.y + (outer.h - h) / 2, w, h);
}

bool rect_contains(Rect rect, Point point) {
    return point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y &&
           point.y < rect.y + rect.h;
}

Rect rect_intersect(Rect a, Rect b) {
    float left = a.x > b.x ? a.x : b.x;
    float top = a.y > b.y ? a.y : b.y;
    float right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    float bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return rect_make(left, top, right - left, bottom - top);
}
