// characters: what a code point needs to be drawn: cells, neighbours, script.
//
// Small tables over Unicode ranges, enough to put text into cells and to choose a fallback font;
// they are not a shaping engine. Pure functions.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Columns of a monospaced line: 0 for marks that sit on the character before, 2 for wide ones.
int character_cells(uint32_t code_point);

// Belongs to the character before it: combining marks, variation selectors, joiners, skin tones.
bool character_extends(uint32_t code_point);

// Drawn as a picture unless the text asks otherwise.
bool character_is_emoji(uint32_t code_point);

// The language whose letter forms are expected ("ko", "ja"), or NULL.
const char *character_language(uint32_t code_point);

// The bytes of the first character of text together with all that extends it; length > 0.
size_t character_cluster(const char *text, size_t length);
