#include "viz/sdl/characters.h"

#include "engine/base/text.h"

enum {
    ZERO_WIDTH_JOINER = 0x200D,
    REGIONAL_FIRST = 0x1F1E6,
    REGIONAL_LAST = 0x1F1FF,
};

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static const Range EXTENDING[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x064B, 0x065F},   {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F},   {0x20D0, 0x20F0},   {0x3099, 0x309A},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
};

static const Range WIDE[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F1E6, 0x1F1FF},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF},
    {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static const Range EMOJI[] = {
    {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2B50, 0x2B50},   {0x1F1E6, 0x1F1FF},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
};

static const Range HANGUL[] = {
    {0x1100, 0x11FF}, {0x3130, 0x318F}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}};

static const Range KANA[] = {{0x3040, 0x30FF}, {0x31F0, 0x31FF}, {0xFF66, 0xFF9F}};

static bool is_in(uint32_t code_point, const Range *ranges, size_t count) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && code_point >= ranges[low].first;
}

#define IS_IN(code_point, ranges) is_in((code_point), (ranges), sizeof(ranges) / sizeof(ranges)[0])

int character_cells(uint32_t code_point) {
    if (code_point < 0x300) {
        return 1;
    }
    if (IS_IN(code_point, EXTENDING)) {
        return 0;
    }
    return IS_IN(code_point, WIDE) ? 2 : 1;
}

bool character_extends(uint32_t code_point) {
    return code_point >= 0x300 && IS_IN(code_point, EXTENDING);
}

bool character_is_emoji(uint32_t code_point) {
    return code_point >= 0x2300 && IS_IN(code_point, EMOJI);
}

const char *character_language(uint32_t code_point) {
    if (IS_IN(code_point, HANGUL)) {
        return "ko";
    }
    return IS_IN(code_point, KANA) ? "ja" : NULL;
}

static bool is_regional(uint32_t code_point) {
    return code_point >= REGIONAL_FIRST && code_point <= REGIONAL_LAST;
}

size_t character_cluster(const char *text, size_t length) {
    const char *end = text + length;
    const char *cursor = text;
    uint32_t before = 0;
    if (!utf8_next(&cursor, end, &before)) {
        return 1;
    }
    bool may_pair = is_regional(before); // two regional letters make one flag
    while (cursor < end) {
        const char *next = cursor;
        uint32_t code_point = 0;
        if (!utf8_next(&next, end, &code_point)) {
            break;
        }
        bool pairs = may_pair && is_regional(code_point);
        if (!character_extends(code_point) && before != ZERO_WIDTH_JOINER && !pairs) {
            break;
        }
        may_pair = false;
        before = code_point;
        cursor = next;
    }
    return (size_t)(cursor - text);
}
