// font_find: which font file serves a family, or a character.
//
// Asks fontconfig and checks what came back, because fontconfig always answers with something.
// Opens no font. The files found are the system's; the program brings none.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"

typedef struct FontFinder FontFinder; // opaque

typedef struct FontFile {
    char *path;     // owned; release with font_file_release
    int index;      // face inside a collection
    bool is_colour; // emoji as pictures
} FontFile;

// NULL when fontconfig cannot start.
FontFinder *font_finder_new(void);
void font_finder_free(FontFinder *finder); // NULL is allowed

typedef enum FontWeight {
    FONT_WEIGHT_REGULAR,
    FONT_WEIGHT_MEDIUM,
    FONT_WEIGHT_BOLD,
} FontWeight;

// The file of that family and weight. When the family is not installed: the file of some font of
// the same kind (mono or not), and *found is false. Returns false when there is no font at all.
bool font_find_family(FontFinder *finder, const char *family, FontWeight weight, bool mono,
                      FontFile *file, bool *found);

// A file that can draw the character, in the shape that the language expects (NULL: any).
// Returns false when no installed font has it.
bool font_find_character(FontFinder *finder, uint32_t code_point, const char *language, bool colour,
                         FontFile *file);

void font_file_release(FontFile *file);
