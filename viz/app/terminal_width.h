// terminal_width: how many cells of a terminal a text takes.
//
// Letters of most scripts take one, those of East Asia and most emoji two, accents that join the
// letter before them none. By Unicode's East Asian Width; depends on no locale. Reads no terminal.
#pragma once

#include <stddef.h>
#include <stdint.h>

size_t terminal_width_of(uint32_t code_point);
size_t terminal_width(const char *text);
