// icon_sources: the text of assets/icons/<name>.svg, made part of the program by CMake.
#pragma once

#include "viz/draw/draw_list.h"

// Borrowed, valid for ever.
const char *icon_source(Icon icon);
