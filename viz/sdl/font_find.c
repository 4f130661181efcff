#include "viz/sdl/font_find.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <strings.h>

#include "engine/base/memory.h"

struct FontFinder {
    FcConfig *config; // owned
};

FontFinder *font_finder_new(void) {
    FcConfig *config = FcInitLoadConfigAndFonts();
    if (!config) {
        return NULL;
    }
    FontFinder *finder = NEW(FontFinder);
    finder->config = config;
    return finder;
}

void font_finder_free(FontFinder *finder) {
    if (finder) {
        FcConfigDestroy(finder->config);
        memory_free(finder);
    }
}

void font_file_release(FontFile *file) {
    memory_free(file->path);
    *file = (FontFile){0};
}

static bool file_from_pattern(const FcPattern *pattern, FontFile *file) {
    FcChar8 *path = NULL;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) {
        return false;
    }
    int index = 0;
    FcBool colour = FcFalse;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetBool(pattern, FC_COLOR, 0, &colour);
    size_t bytes = strlen((const char *)path) + 1;
    *file = (FontFile){.path = memory_new(bytes), .index = index, .is_colour = colour == FcTrue};
    memcpy(file->path, path, bytes);
    return true;
}

static bool has_family(const FcPattern *pattern, const char *family) {
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (strcasecmp((const char *)name, family) == 0) {
            return true;
        }
    }
    return false;
}

// Completes the pattern as fontconfig wants it and asks. The result is owned by the caller.
static FcPattern *match(const FontFinder *finder, FcPattern *wanted) {
    FcConfigSubstitute(finder->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    return FcFontMatch(finder->config, wanted, &result);
}

static int fontconfig_weight(FontWeight weight) {
    switch (weight) {
    case FONT_WEIGHT_REGULAR:
        return FC_WEIGHT_REGULAR;
    case FONT_WEIGHT_MEDIUM:
        return FC_WEIGHT_MEDIUM;
    case FONT_WEIGHT_BOLD:
        return FC_WEIGHT_BOLD;
    }
    return FC_WEIGHT_REGULAR;
}

// Who stands in for a family, best first; fontconfig's own idea comes last.
static const char *const STAND_INS[] = {"DejaVu Sans", "Noto Sans", "Liberation Sans",
                                        "sans-serif"};
static const char *const MONO_STAND_INS[] = {"DejaVu Sans Mono", "Noto Sans Mono",
                                             "Liberation Mono", "monospace"};
_Static_assert(sizeof STAND_INS == sizeof MONO_STAND_INS, "one loop walks both");

static void add_families(FcPattern *wanted, const char *family, bool mono) {
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
    for (size_t i = 0; i < sizeof STAND_INS / sizeof STAND_INS[0]; i++) {
        const char *name = mono ? MONO_STAND_INS[i] : STAND_INS[i];
        FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)name);
    }
}

bool font_find_family(FontFinder *finder, const char *family, FontWeight weight, bool mono,
                      FontFile *file, bool *found) {
    FcPattern *wanted = FcPatternCreate();
    add_families(wanted, family, mono);
    FcPatternAddInteger(wanted, FC_WEIGHT, fontconfig_weight(weight));
    FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
    FcPattern *best = match(finder, wanted);
    FcPatternDestroy(wanted);
    if (!best) {
        return false;
    }
    *found = has_family(best, family);
    bool ok = file_from_pattern(best, file);
    FcPatternDestroy(best);
    return ok;
}

bool font_find_character(FontFinder *finder, uint32_t code_point, const char *language, bool colour,
                         FontFile *file) {
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *characters = FcCharSetCreate();
    FcCharSetAddChar(characters, code_point);
    FcPatternAddCharSet(wanted, FC_CHARSET, characters);
    FcCharSetDestroy(characters);
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)(colour ? "emoji" : "sans-serif"));
    if (language) {
        FcPatternAddString(wanted, FC_LANG, (const FcChar8 *)language);
    }
    FcPatternAddBool(wanted, FC_COLOR, colour ? FcTrue : FcFalse);
    FcPattern *best = match(finder, wanted);
    FcPatternDestroy(wanted);
    if (!best) {
        return false;
    }
    FcCharSet *has = NULL;
    bool ok = FcPatternGetCharSet(best, FC_CHARSET, 0, &has) == FcResultMatch &&
              FcCharSetHasChar(has, code_point) && file_from_pattern(best, file);
    FcPatternDestroy(best);
    return ok;
}
