#include "viz/sdl/fonts.h"

#include <SDL_ttf.h>
#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/sdl/characters.h"
#include "viz/sdl/font_find.h"

enum {
    SIZE_STEPS = 8,          // sizes are kept in eighths of a pixel
    DPI_Y = 72 / SIZE_STEPS, // a "point" of SDL_ttf is then one eighth of a pixel
    DPI_X = DPI_Y * FONT_SUBPIXELS,
    MEASURE_PX = 128, // widths are measured at this size and scaled
    OPEN_MAX = 64,
    FALLBACK_SLOTS = 1024,
    WIDTH_SLOTS = 2048,
    WIDTH_TEXT_BYTES = 104,
    VARIATION_PICTURE = 0xFE0F,
    REPLACEMENT = 0xFFFD,
};

// Emoji come as pictures of one fixed size; this is their height in em, next to text.
static const float PICTURE_EM = 1.17F;

typedef struct Face {
    FontFile file; // owned
    float ascent_em;
    float height_em;
    float cell_em;     // width of "0"
    TTF_Font *measure; // owned: at MEASURE_PX
} Face;

typedef struct OpenFont {
    TTF_Font *font; // owned
    int face;
    int size; // in steps
    uint32_t used;
} OpenFont;

typedef struct FallbackSlot {
    uint32_t code_point; // 0: empty
    Font font;
    int face;
} FallbackSlot;

typedef struct WidthSlot {
    float width_em;
    uint16_t length;
    uint8_t font;
    char text[WIDTH_TEXT_BYTES];
} WidthSlot;

struct Fonts {
    FontFinder *finder; // owned
    Face *faces;        // owned; the first FONT_COUNT serve the fonts by number
    int face_count;
    int face_capacity;
    OpenFont open[OPEN_MAX];
    int open_count;
    uint32_t clock;                        // stamps the uses of open
    FallbackSlot fallback[FALLBACK_SLOTS]; // a cache: lost entries are found again
    WidthSlot widths[WIDTH_SLOTS];         // likewise
    Text scratch;
    const char *missing_package; // NULL: every character was found
};

typedef struct Wanted {
    const char *family;
    const char *package;
    FontWeight weight;
} Wanted;

static const Wanted WANTED[] = {
    [FONT_UI] = {"Inter", "fonts-inter", FONT_WEIGHT_REGULAR},
    [FONT_UI_MEDIUM] = {"Inter", "fonts-inter", FONT_WEIGHT_MEDIUM},
    [FONT_UI_BOLD] = {"Inter", "fonts-inter", FONT_WEIGHT_BOLD},
    [FONT_MONO] = {"JetBrains Mono", "fonts-jetbrains-mono", FONT_WEIGHT_REGULAR},
    [FONT_MONO_BOLD] = {"JetBrains Mono", "fonts-jetbrains-mono", FONT_WEIGHT_BOLD},
};
_Static_assert(sizeof WANTED / sizeof WANTED[0] == FONT_COUNT, "each font needs a family");

static TTF_Font *open_file(const FontFile *file, int size) {
    TTF_Font *font = TTF_OpenFontIndexDPI(file->path, size, file->index, DPI_X, DPI_Y);
    if (font) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    }
    return font;
}

// Takes over the file. Returns the face's number, or -1 when the file is not a usable font.
static int add_face(Fonts *fonts, FontFile file) {
    TTF_Font *measure = open_file(&file, MEASURE_PX * SIZE_STEPS);
    if (!measure) {
        font_file_release(&file);
        return -1;
    }
    Face face = {.file = file, .measure = measure};
    int ten_cells = 0; // SDL_ttf rounds to pixels: ten of them tell the width ten times better
    TTF_SizeUTF8(measure, "0000000000", &ten_cells, NULL);
    face.cell_em = (float)ten_cells / (10 * MEASURE_PX * FONT_SUBPIXELS);
    face.ascent_em = (float)TTF_FontAscent(measure) / MEASURE_PX;
    face.height_em = face.ascent_em - (float)TTF_FontDescent(measure) / MEASURE_PX;
    GROW(fonts->faces, fonts->face_count, fonts->face_capacity);
    fonts->faces[fonts->face_count] = face;
    return fonts->face_count++;
}

// A family that is missing is noted once, not once for each weight.
static bool add_wanted(Fonts *fonts, Font font, Text *notes) {
    const Wanted *wanted = &WANTED[font];
    FontFile file = {0};
    bool found = false;
    if (!font_find_family(fonts->finder, wanted->family, wanted->weight, font_is_mono(font), &file,
                          &found)) {
        text_printf(notes, "no font found; install the package %s\n", wanted->package);
        return false;
    }
    bool noted = font > 0 && strcmp(WANTED[font - 1].family, wanted->family) == 0;
    if (!found && !noted) {
        text_printf(notes, "the font %s is missing (package %s); using %s\n", wanted->family,
                    wanted->package, file.path);
    }
    if (add_face(fonts, file) < 0) {
        text_printf(notes, "cannot open the font for %s: %s\n", font_name(font), TTF_GetError());
        return false;
    }
    return true;
}

Fonts *fonts_new(Text *notes) {
    if (TTF_Init() != 0) {
        text_printf(notes, "cannot start SDL_ttf: %s\n", TTF_GetError());
        return NULL;
    }
    Fonts *fonts = NEW(Fonts);
    fonts->finder = font_finder_new();
    if (!fonts->finder) {
        text_add_z(notes, "cannot start fontconfig\n");
        fonts_free(fonts);
        return NULL;
    }
    for (int font = 0; font < FONT_COUNT; font++) {
        if (!add_wanted(fonts, (Font)font, notes)) {
            fonts_free(fonts);
            return NULL;
        }
    }
    return fonts;
}

void fonts_free(Fonts *fonts) {
    if (!fonts) {
        return;
    }
    for (int i = 0; i < fonts->open_count; i++) {
        TTF_CloseFont(fonts->open[i].font);
    }
    for (int i = 0; i < fonts->face_count; i++) {
        TTF_CloseFont(fonts->faces[i].measure);
        font_file_release(&fonts->faces[i].file);
    }
    memory_free(fonts->faces);
    font_finder_free(fonts->finder);
    text_release(&fonts->scratch);
    memory_free(fonts);
    TTF_Quit();
}

// The face opened at a size. When too many are open, the one not used for longest is closed.
static TTF_Font *open_font(Fonts *fonts, int face, int size) {
    OpenFont *oldest = &fonts->open[0];
    for (int i = 0; i < fonts->open_count; i++) {
        OpenFont *open = &fonts->open[i];
        if (open->face == face && open->size == size) {
            open->used = ++fonts->clock;
            return open->font;
        }
        if (open->used < oldest->used) {
            oldest = open;
        }
    }
    TTF_Font *font = open_file(&fonts->faces[face].file, size);
    if (!font) {
        return NULL;
    }
    OpenFont *slot = oldest;
    if (fonts->open_count < OPEN_MAX) {
        slot = &fonts->open[fonts->open_count++];
    } else {
        TTF_CloseFont(oldest->font);
    }
    *slot = (OpenFont){.font = font, .face = face, .size = size, .used = ++fonts->clock};
    return font;
}

static bool face_has(const Fonts *fonts, int face, uint32_t code_point) {
    return TTF_GlyphIsProvided32(fonts->faces[face].measure, code_point) != 0;
}

// The face of a file that fontconfig named; files that are already known are not opened again.
static int face_of_file(Fonts *fonts, FontFile file) {
    for (int i = 0; i < fonts->face_count; i++) {
        const FontFile *known = &fonts->faces[i].file;
        if (known->index == file.index && strcmp(known->path, file.path) == 0) {
            font_file_release(&file);
            return i;
        }
    }
    return add_face(fonts, file);
}

static const char *package_for(uint32_t code_point, bool as_picture) {
    if (as_picture) {
        return "fonts-noto-color-emoji";
    }
    return character_cells(code_point) == 2 ? "fonts-noto-cjk" : "fonts-noto-core";
}

// A pure function of the character and the installed fonts: what was drawn earlier has no say.
static int find_fallback(Fonts *fonts, Font font, uint32_t code_point, bool as_picture) {
    if (!as_picture && face_has(fonts, (int)font, code_point)) {
        return (int)font;
    }
    FontFile file = {0};
    const char *language = character_language(code_point);
    if (font_find_character(fonts->finder, code_point, language, as_picture, &file) ||
        font_find_character(fonts->finder, code_point, NULL, !as_picture, &file)) {
        int face = face_of_file(fonts, file);
        if (face >= 0) {
            return face;
        }
    }
    fonts->missing_package = package_for(code_point, as_picture);
    return (int)font; // draws the font's own sign for "no such character"
}

const char *fonts_missing_package(const Fonts *fonts) {
    return fonts->missing_package;
}

static int face_for(Fonts *fonts, Font font, uint32_t code_point, bool as_picture) {
    if (code_point < 0x7F) {
        return (int)font;
    }
    uint32_t key = code_point | (as_picture ? 0x80000000U : 0);
    FallbackSlot *slot = &fonts->fallback[(key * 2654435761U + (uint32_t)font) % FALLBACK_SLOTS];
    if (slot->code_point != key || slot->font != font) {
        int face = find_fallback(fonts, font, code_point, as_picture);
        *slot = (FallbackSlot){.code_point = key, .font = font, .face = face};
    }
    return slot->face;
}

// The face for the cluster at text. Its first character decides, and whether it asks for a picture.
static int face_of_cluster(Fonts *fonts, Font font, const char *text, size_t length,
                           uint32_t *base) {
    const char *cursor = text;
    const char *end = text + length;
    uint32_t mark = 0;
    if (!utf8_next(&cursor, end, base)) {
        *base = REPLACEMENT;
    } else if (cursor < end) {
        utf8_next(&cursor, end, &mark);
    }
    bool as_picture = mark == VARIATION_PICTURE || character_is_emoji(*base);
    return face_for(fonts, font, *base, as_picture);
}

bool fonts_next_run(Fonts *fonts, Font font, const char **cursor, const char *end, FontRun *run) {
    if (*cursor >= end) {
        return false;
    }
    uint32_t base = 0;
    size_t length = character_cluster(*cursor, (size_t)(end - *cursor));
    *run = (FontRun){.text = *cursor, .length = length};
    run->face = face_of_cluster(fonts, font, *cursor, length, &base);
    *cursor += length;
    if (font_is_mono(font)) {
        run->cells = character_cells(base);
        return true;
    }
    while (*cursor < end) {
        length = character_cluster(*cursor, (size_t)(end - *cursor));
        if (face_of_cluster(fonts, font, *cursor, length, &base) != run->face) {
            break;
        }
        run->length += length;
        *cursor += length;
    }
    return true;
}

// The run as a C string that SDL_ttf can take: valid UTF-8, control characters as blanks, and for
// letters without the marks that only say "draw me as text".
static const char *clean_text(Fonts *fonts, const FontRun *run) {
    Text *scratch = &fonts->scratch;
    text_clear(scratch);
    const char *cursor = run->text;
    const char *end = run->text + run->length;
    bool is_colour = fonts->faces[run->face].file.is_colour;
    while (cursor < end) {
        uint32_t code_point = 0;
        if (!utf8_next(&cursor, end, &code_point)) {
            code_point = REPLACEMENT;
        }
        bool is_selector = code_point >= 0xFE00 && code_point <= VARIATION_PICTURE;
        if (is_selector && !is_colour) {
            continue;
        }
        text_add_code_point(scratch, code_point < 0x20 || code_point == 0x7F ? ' ' : code_point);
    }
    return text_z(scratch);
}

static float run_width_em(Fonts *fonts, Font font, const FontRun *run) {
    if (font_is_mono(font)) {
        return (float)run->cells * fonts->faces[font].cell_em;
    }
    const Face *face = &fonts->faces[run->face];
    int w = 0;
    int h = 0;
    const char *text = clean_text(fonts, run);
    if (TTF_SizeUTF8(face->measure, text, &w, &h) != 0) {
        return 0;
    }
    if (face->file.is_colour) {
        return (float)w * PICTURE_EM / (float)(h > 0 ? h : 1);
    }
    return (float)w / (MEASURE_PX * FONT_SUBPIXELS);
}

static float measure_em(Fonts *fonts, Font font, const char *text, size_t length) {
    float width = 0;
    const char *cursor = text;
    FontRun run;
    while (fonts_next_run(fonts, font, &cursor, text + length, &run)) {
        width += run_width_em(fonts, font, &run);
    }
    return width;
}

static uint32_t hash_text(Font font, const char *text, size_t length) {
    uint32_t hash = 2166136261U ^ (uint32_t)font;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    }
    return hash ^ hash >> 15;
}

static float fonts_width(void *context, Font font, float size, const char *text, size_t length) {
    Fonts *fonts = context;
    if (length == 0) {
        return 0;
    }
    if (length > WIDTH_TEXT_BYTES) {
        return measure_em(fonts, font, text, length) * size;
    }
    WidthSlot *slot = &fonts->widths[hash_text(font, text, length) % WIDTH_SLOTS];
    if (slot->font != font || slot->length != length || memcmp(slot->text, text, length) != 0) {
        slot->width_em = measure_em(fonts, font, text, length);
        slot->font = (uint8_t)font;
        slot->length = (uint16_t)length;
        memcpy(slot->text, text, length);
    }
    return slot->width_em * size;
}

static float fonts_line_height(void *context, Font font, float size) {
    const Fonts *fonts = context;
    return fonts->faces[font].height_em * size;
}

static float fonts_ascent(void *context, Font font, float size) {
    const Fonts *fonts = context;
    return fonts->faces[font].ascent_em * size;
}

Metrics fonts_metrics(Fonts *fonts) {
    return (Metrics){.width = fonts_width,
                     .line_height = fonts_line_height,
                     .ascent = fonts_ascent,
                     .context = fonts};
}

float fonts_cell_width(const Fonts *fonts, Font font, float size_px) {
    return fonts->faces[font].cell_em * size_px;
}

static void copy_coverage(const SDL_Surface *surface, RunImage *image) {
    image->w = surface->w;
    image->h = surface->h;
    image->coverage = memory_new((size_t)surface->w * (size_t)surface->h);
    for (int y = 0; y < surface->h; y++) {
        const Uint32 *row = (const Uint32 *)((const Uint8 *)surface->pixels + y * surface->pitch);
        uint8_t *to = image->coverage + (size_t)y * (size_t)surface->w;
        for (int x = 0; x < surface->w; x++) {
            to[x] = (uint8_t)(row[x] >> 24);
        }
    }
}

// The mean of the source pixels under one target pixel, alpha multiplied in.
static uint32_t box_mean(const SDL_Surface *surface, int x0, int x1, int y0, int y1) {
    uint64_t sums[4] = {0};
    for (int y = y0; y < y1; y++) {
        const Uint32 *row = (const Uint32 *)((const Uint8 *)surface->pixels + y * surface->pitch);
        for (int x = x0; x < x1; x++) {
            uint32_t alpha = row[x] >> 24;
            sums[0] += (row[x] & 0xFF) * alpha / 255;
            sums[1] += (row[x] >> 8 & 0xFF) * alpha / 255;
            sums[2] += (row[x] >> 16 & 0xFF) * alpha / 255;
            sums[3] += alpha;
        }
    }
    uint64_t count = (uint64_t)(x1 - x0) * (uint64_t)(y1 - y0);
    return (uint32_t)(sums[0] / count | sums[1] / count << 8 | sums[2] / count << 16 |
                      sums[3] / count << 24);
}

static void shrink_picture(const SDL_Surface *surface, float size_px, RunImage *image) {
    float height = size_px * PICTURE_EM;
    image->h = height < 1 ? 1 : (int)lroundf(height);
    image->w = surface->w * image->h / surface->h;
    image->w = image->w < 1 ? 1 : image->w;
    image->colour = NEW_ARRAY(uint32_t, (size_t)image->w * (size_t)image->h);
    for (int y = 0; y < image->h; y++) {
        int y0 = y * surface->h / image->h;
        int y1 = (y + 1) * surface->h / image->h;
        for (int x = 0; x < image->w; x++) {
            int x0 = x * surface->w / image->w;
            int x1 = (x + 1) * surface->w / image->w;
            image->colour[y * image->w + x] =
                box_mean(surface, x0, x1 > x0 ? x1 : x0 + 1, y0, y1 > y0 ? y1 : y0 + 1);
        }
    }
    image->top = (int)lroundf(height * 0.8F); // pictures reach a little below the baseline
    image->advance = image->w * FONT_SUBPIXELS;
}

// Where SDL_ttf starts to draw: a first letter that hangs over to the left shifts the picture.
static int left_overhang(TTF_Font *font, const char *text) {
    const char *cursor = text;
    uint32_t code_point = 0;
    int min_x = 0;
    if (utf8_next(&cursor, text + strlen(text), &code_point) &&
        TTF_GlyphMetrics32(font, code_point, &min_x, NULL, NULL, NULL, NULL) == 0 && min_x < 0) {
        return min_x;
    }
    return 0;
}

void fonts_run_image(Fonts *fonts, const FontRun *run, float size_px, RunImage *image) {
    *image = (RunImage){0};
    const Face *face = &fonts->faces[run->face];
    bool is_colour = face->file.is_colour;
    int size = is_colour ? MEASURE_PX * SIZE_STEPS : (int)lroundf(size_px * SIZE_STEPS);
    TTF_Font *font = open_font(fonts, run->face, size < SIZE_STEPS ? SIZE_STEPS : size);
    const char *text = clean_text(fonts, run);
    if (!font || !*text) {
        return;
    }
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
    if (!surface) {
        return; // nothing visible: SDL_ttf refuses texts of no width
    }
    assert(surface->format->BytesPerPixel == 4);
    if (is_colour) {
        shrink_picture(surface, size_px, image);
    } else {
        copy_coverage(surface, image);
        image->left = left_overhang(font, text);
        image->top = TTF_FontAscent(font);
        int height = 0;
        TTF_SizeUTF8(font, text, &image->advance, &height);
        image->advance += image->left;
    }
    SDL_FreeSurface(surface);
}

void run_image_release(RunImage *image) {
    memory_free(image->coverage);
    memory_free(image->colour);
    *image = (RunImage){0};
}
