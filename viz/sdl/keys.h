// keys: SDL's keys and buttons as ours. For viz/sdl/window.c only; codes are SDL's, as integers.
#pragma once

#include <stdint.h>

#include "viz/ui/input.h"

// KEY_NONE for keys that mean nothing to us. letter is set with KEY_LETTER.
Key key_from_code(int32_t code, unsigned mods, char *letter);
unsigned mods_from_code(unsigned code);
MouseButton button_from_code(int code);
