// beside: the programs that lie in the same folder as this one.
#pragma once

#include "engine/base/text.h"

// Adds the path of the program of that name.
void path_beside(Text *path, const char *name);
