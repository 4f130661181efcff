#include "engine/trace/texts.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/stream.h"

void texts_add_clean(Text *text, const char *bytes, size_t length) {
    while (length) {
        size_t good = utf8_first_bad(bytes, length);
        text_add(text, bytes, good);
        if (good == length) {
            return;
        }
        text_add_code_point(text, 0xFFFD);
        bytes += good + 1;
        length -= good + 1;
    }
}

// The longest beginning within the limit that does not end inside a character.
static size_t cut_length(const char *bytes, size_t length) {
    if (length <= RECORDER_MAX_TEXT_BYTES) {
        return length;
    }
    size_t cut = RECORDER_MAX_TEXT_BYTES;
    for (int i = 0; i < 3 && ((unsigned char)bytes[cut] & 0xC0) == 0x80; i++) {
        cut--;
    }
    return cut;
}

uint32_t texts_append(Texts *texts, const char *bytes, size_t length) {
    length = cut_length(bytes, length);
    if (texts->pending.length == 0) {
        texts->first_pending = texts->count + 1;
    }
    size_t start = texts->pending.length;
    uint8_t prefix[4] = {0};
    text_add(&texts->pending, (const char *)prefix, sizeof prefix);
    texts_add_clean(&texts->pending, bytes, length);
    size_t written = texts->pending.length - start - sizeof prefix;
    stream_put_u32((uint8_t *)texts->pending.bytes + start, (uint32_t)written);
    texts->count++;
    assert(texts->count != UINT32_MAX);
    return texts->count;
}

static uint64_t mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static uint32_t hash_of(const char *bytes, size_t length) {
    uint64_t hash = length;
    uint64_t word;
    while (length >= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = mix(hash, word);
        bytes += sizeof word;
        length -= sizeof word;
    }
    word = 0;
    for (size_t i = 0; i < length; i++) {
        word = word << 8 | (unsigned char)bytes[i];
    }
    hash = mix(hash, word);
    return (uint32_t)(hash ^ hash >> 32);
}

// The slot that holds these bytes, or the free one where they belong.
static TextSlot *find_slot(const Texts *texts, const char *bytes, size_t length, uint32_t hash) {
    uint32_t mask = texts->slot_count - 1;
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        TextSlot *slot = &texts->slots[i];
        if (slot->number == 0 || (slot->hash == hash && slot->length == length &&
                                  memcmp(slot->bytes, bytes, length) == 0)) {
            return slot;
        }
    }
}

static void grow_slots(Texts *texts) {
    TextSlot *old = texts->slots;
    uint32_t old_count = texts->slot_count;
    texts->slot_count = old_count ? old_count * 2 : 256;
    texts->slots = NEW_ARRAY(TextSlot, texts->slot_count);
    for (uint32_t i = 0; i < old_count; i++) {
        if (old[i].number) {
            *find_slot(texts, old[i].bytes, old[i].length, old[i].hash) = old[i];
        }
    }
    memory_free(old);
}

uint32_t texts_intern(Texts *texts, const char *bytes, size_t length) {
    if (length == 0) {
        return 0;
    }
    length = cut_length(bytes, length);
    if (texts->used_count >= texts->slot_count / 4 * 3) {
        grow_slots(texts);
    }
    uint32_t hash = hash_of(bytes, length);
    TextSlot *slot = find_slot(texts, bytes, length, hash);
    if (slot->number == 0) {
        slot->bytes = arena_copy_text(&texts->arena, bytes, length);
        slot->hash = hash;
        slot->length = (uint32_t)length;
        slot->number = texts_append(texts, bytes, length);
        texts->used_count++;
    }
    return slot->number;
}

void texts_release(Texts *texts) {
    arena_release(&texts->arena);
    memory_free(texts->slots);
    text_release(&texts->pending);
    *texts = (Texts){0};
}
