// theme: which colour an ink is.
//
// A theme is one constant table, an entry for every ink. A further theme is one more table in
// theme.c; nothing else knows how many there are. Holds colours only: sizes and fonts belong to
// the views.
#pragma once

#include <stdint.h>

#include "viz/draw/draw_list.h"

typedef struct Theme {
    const char *name;
    uint32_t inks[INK_COUNT]; // 0xAARRGGBB, alpha not multiplied in; INK_NONE is 0
} Theme;

// Index 0 is the one to use when nobody chose.
int theme_count(void);
const Theme *theme_at(int index); // borrowed, valid for ever

// NULL when there is no theme of that name.
const Theme *theme_find(const char *name);
