#include "viz/sdl/text_cache.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    BYTES_MAX = 32 * 1024 * 1024, // of pictures, before old ones are forgotten
    FRAMES_KEPT = 3,              // a picture that old is forgotten when memory is needed
    FIRST_SLOTS = 512,            // a power of two
};

typedef struct Entry {
    char *text; // owned; NULL: empty slot
    size_t length;
    uint32_t hash;
    Font font;
    int size;  // in eighths of a pixel
    int phase; // in pixels / FONT_SUBPIXELS
    uint32_t frame;
    size_t bytes;
    TextImage image;
} Entry;

struct TextCache {
    Fonts *fonts;   // borrowed
    Entry *entries; // owned: open addressing, at most three quarters full
    int slot_count;
    int used_count;
    uint32_t frame;
    size_t bytes;
    uint8_t *strip; // owned scratch: one text, FONT_SUBPIXELS times too wide
    size_t strip_size;
};

TextCache *text_cache_new(Fonts *fonts) {
    TextCache *cache = NEW(TextCache);
    cache->fonts = fonts;
    cache->slot_count = FIRST_SLOTS;
    cache->entries = NEW_ARRAY(Entry, FIRST_SLOTS);
    return cache;
}

static void release_entry(TextCache *cache, Entry *entry) {
    cache->bytes -= entry->bytes;
    for (TextPatch *patch = entry->image.patches; patch;) {
        TextPatch *next = patch->next;
        memory_free(patch->colour);
        memory_free(patch);
        patch = next;
    }
    memory_free(entry->image.mask.coverage);
    memory_free(entry->text);
    *entry = (Entry){0};
}

void text_cache_free(TextCache *cache) {
    if (!cache) {
        return;
    }
    for (int i = 0; i < cache->slot_count; i++) {
        if (cache->entries[i].text) {
            release_entry(cache, &cache->entries[i]);
        }
    }
    memory_free(cache->entries);
    memory_free(cache->strip);
    memory_free(cache);
}

size_t text_cache_bytes(const TextCache *cache) {
    return cache->bytes;
}

// --- From runs to one picture. ---

// The strip that runs are put into; the pen's origin is at column `margin` and row `baseline`.
typedef struct Strip {
    uint8_t *coverage;
    int w; // a multiple of FONT_SUBPIXELS
    int h;
    int margin;
    int baseline;
} Strip;

typedef struct Placed {
    RunImage image;
    int pen; // in pixels / FONT_SUBPIXELS
} Placed;

static Strip strip_make(TextCache *cache, const Placed *placed, int count) {
    Strip strip = {.margin = 2 * FONT_SUBPIXELS};
    int right = 0;
    int below = 0;
    for (int i = 0; i < count; i++) {
        const RunImage *image = &placed[i].image;
        if (!image->coverage) {
            continue;
        }
        int end = placed[i].pen + image->left + image->w;
        right = end > right ? end : right;
        strip.baseline = image->top > strip.baseline ? image->top : strip.baseline;
        below = image->h - image->top > below ? image->h - image->top : below;
    }
    strip.w = (strip.margin + right + 2 * FONT_SUBPIXELS) / FONT_SUBPIXELS * FONT_SUBPIXELS;
    strip.h = strip.baseline + below;
    size_t size = (size_t)strip.w * (size_t)strip.h;
    if (size > cache->strip_size) {
        cache->strip = memory_resize(cache->strip, size);
        cache->strip_size = size;
    }
    strip.coverage = cache->strip;
    if (size > 0) {
        memset(strip.coverage, 0, size);
    }
    return strip;
}

static void strip_add(Strip *strip, const Placed *placed) {
    const RunImage *image = &placed->image;
    int x0 = strip->margin + placed->pen + image->left;
    int skip = x0 < 0 ? -x0 : 0;
    for (int y = 0; y < image->h; y++) {
        const uint8_t *from = image->coverage + (size_t)y * (size_t)image->w;
        uint8_t *to =
            strip->coverage + (size_t)(strip->baseline - image->top + y) * (size_t)strip->w + x0;
        for (int x = skip; x < image->w; x++) {
            int sum = to[x] + from[x];
            to[x] = (uint8_t)(sum > 255 ? 255 : sum);
        }
    }
}

static bool row_is_empty(const Strip *strip, int y) {
    const uint8_t *row = strip->coverage + (size_t)y * (size_t)strip->w;
    for (int x = 0; x < strip->w; x++) {
        if (row[x]) {
            return false;
        }
    }
    return true;
}

// Four columns become one. Rows without ink are left out.
static void strip_to_image(const Strip *strip, TextImage *image) {
    int first = 0;
    int last = strip->h;
    while (first < last && row_is_empty(strip, first)) {
        first++;
    }
    while (last > first && row_is_empty(strip, last - 1)) {
        last--;
    }
    if (first == last) {
        return;
    }
    Mask *mask = &image->mask;
    mask->w = strip->w / FONT_SUBPIXELS;
    mask->h = last - first;
    mask->coverage = memory_new((size_t)mask->w * (size_t)mask->h);
    for (int y = 0; y < mask->h; y++) {
        const uint8_t *from = strip->coverage + (size_t)(first + y) * (size_t)strip->w;
        uint8_t *to = mask->coverage + (size_t)y * (size_t)mask->w;
        for (int x = 0; x < mask->w; x++, from += FONT_SUBPIXELS) {
            to[x] = (uint8_t)((from[0] + from[1] + from[2] + from[3] + FONT_SUBPIXELS / 2) /
                              FONT_SUBPIXELS);
        }
    }
    image->left = -strip->margin / FONT_SUBPIXELS;
    image->top = first - strip->baseline;
}
_Static_assert(FONT_SUBPIXELS == 4, "strip_to_image adds four columns");

// Takes the colour picture over.
static void add_patch(TextImage *image, Placed *placed, int room) {
    TextPatch *patch = NEW(TextPatch);
    RunImage *run = &placed->image;
    int spare = room > run->advance ? room - run->advance : 0;
    patch->x = (placed->pen + spare / 2) / FONT_SUBPIXELS;
    patch->y = -run->top;
    patch->w = run->w;
    patch->h = run->h;
    patch->colour = run->colour;
    run->colour = NULL;
    patch->next = image->patches;
    image->patches = patch;
}

// Draws every run and moves the pen. Returns how many; placed has room for one per byte of text.
static int place_runs(TextCache *cache, Entry *entry, float size_px, Placed *placed) {
    Font font = entry->font;
    float cell = fonts_cell_width(cache->fonts, font, size_px) * FONT_SUBPIXELS;
    int count = 0;
    int pen = entry->phase;
    int column = 0;
    const char *cursor = entry->text;
    const char *end = entry->text + entry->length;
    FontRun run;
    while (fonts_next_run(cache->fonts, font, &cursor, end, &run)) {
        Placed *place = &placed[count++];
        bool is_mono = font_is_mono(font);
        bool is_blank = run.length == 1 && *run.text == ' ';
        place->pen = is_mono ? (int)lroundf(cell * (float)column) + entry->phase : pen;
        if (!is_mono || !is_blank) {
            fonts_run_image(cache->fonts, &run, size_px, &place->image);
        }
        if (place->image.colour) {
            add_patch(&entry->image, place, is_mono ? (int)(cell * (float)run.cells) : 0);
        }
        pen += place->image.advance;
        column += run.cells;
    }
    return count;
}

static void draw_entry(TextCache *cache, Entry *entry, float size_px) {
    Placed *placed = NEW_ARRAY(Placed, entry->length);
    int count = place_runs(cache, entry, size_px, placed);
    Strip strip = strip_make(cache, placed, count);
    for (int i = 0; i < count; i++) {
        if (placed[i].image.coverage) {
            strip_add(&strip, &placed[i]);
        }
        run_image_release(&placed[i].image);
    }
    strip_to_image(&strip, &entry->image);
    memory_free(placed);
    entry->bytes =
        sizeof(Entry) + entry->length + (size_t)entry->image.mask.w * (size_t)entry->image.mask.h;
    for (const TextPatch *patch = entry->image.patches; patch; patch = patch->next) {
        entry->bytes += sizeof(TextPatch) + (size_t)patch->w * (size_t)patch->h * 4;
    }
    cache->bytes += entry->bytes;
}

// --- The table. ---

static uint32_t hash_key(const Entry *key) {
    uint32_t hash =
        2166136261U ^ (uint32_t)key->font ^ (uint32_t)key->size << 8 ^ (uint32_t)key->phase << 24;
    for (size_t i = 0; i < key->length; i++) {
        hash = (hash ^ (unsigned char)key->text[i]) * 16777619U;
    }
    return hash ^ hash >> 15;
}

static bool has_key(const Entry *entry, const Entry *key) {
    return entry->hash == key->hash && entry->font == key->font && entry->size == key->size &&
           entry->phase == key->phase && entry->length == key->length &&
           memcmp(entry->text, key->text, key->length) == 0;
}

// The slot with that key, or the empty slot where it belongs.
static Entry *find_slot(TextCache *cache, const Entry *key) {
    uint32_t last = (uint32_t)cache->slot_count - 1;
    for (uint32_t i = key->hash & last;; i = (i + 1) & last) {
        Entry *entry = &cache->entries[i];
        if (!entry->text || has_key(entry, key)) {
            return entry;
        }
    }
}

// Moves what is still wanted into a table of slot_count slots.
static void rebuild(TextCache *cache, int slot_count, bool forget_old) {
    Entry *old = cache->entries;
    int old_count = cache->slot_count;
    cache->entries = NEW_ARRAY(Entry, (size_t)slot_count);
    cache->slot_count = slot_count;
    cache->used_count = 0;
    for (int i = 0; i < old_count; i++) {
        if (!old[i].text) {
            continue;
        }
        if (forget_old && cache->frame - old[i].frame > FRAMES_KEPT) {
            release_entry(cache, &old[i]);
            continue;
        }
        *find_slot(cache, &old[i]) = old[i];
        cache->used_count++;
    }
    memory_free(old);
}

void text_cache_next_frame(TextCache *cache) {
    cache->frame++;
    if (cache->bytes > BYTES_MAX) {
        rebuild(cache, cache->slot_count, true);
    }
    if (cache->used_count * 2 > cache->slot_count) {
        rebuild(cache, cache->slot_count * 2, false);
    }
}

// Copies the text, which the key only borrows, and draws it.
static void fill_slot(TextCache *cache, Entry *entry, const Entry *key) {
    *entry = *key;
    entry->text = memory_new(key->length + 1);
    memcpy(entry->text, key->text, key->length);
    cache->used_count++;
    draw_entry(cache, entry, (float)key->size / 8);
}

const TextImage *text_cache_get(TextCache *cache, Font font, float size_px, int phase,
                                const char *text) {
    Entry key = {.text = (char *)(uintptr_t)text, // only read while it is a key
                 .length = strlen(text),
                 .font = font,
                 .size = (int)lroundf(size_px * 8),
                 .phase = phase};
    key.hash = hash_key(&key);
    Entry *entry = find_slot(cache, &key);
    if (!entry->text) {
        if (cache->used_count * 4 >= cache->slot_count * 3) {
            rebuild(cache, cache->slot_count * 2, false);
            entry = find_slot(cache, &key);
        }
        fill_slot(cache, entry, &key);
    }
    entry->frame = cache->frame;
    return &entry->image;
}
