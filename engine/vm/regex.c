#include "engine/vm/regex.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/vm/interp.h"
#include "engine/vm/str.h"
#include "engine/vm/unicode.h"

enum {
    MAX_STACK = 8 * 1024 * 1024, // entries
    SPEND_STEPS = 256,
    STEPS_PER_INSTRUCTION = 2,
    MAX_REGISTERS = 64
};

typedef enum EntryKind {
    ENTRY_BRANCH,  // go on at pc, place
    ENTRY_RESTORE, // slot pc was place
    ENTRY_MARK,    // register pc was place
    ENTRY_GREEDY,  // go on at pc, one place before; not before low
    ENTRY_NOTHING, // a branch that was cut
} EntryKind;

typedef struct Entry {
    EntryKind kind;
    int32_t pc;
    int64_t place;
    int64_t low;
} Entry;

typedef struct Matcher {
    Machine *m;
    const Value *code; // borrowed
    const char *ascii; // borrowed; NULL when the text has other characters: see wide
    uint32_t *wide;    // owned
    int64_t end;       // of the text that may be looked at
    int64_t start;     // where this attempt began
    bool must_advance; // an empty match at start does not count
    bool must_reach_end;
    int64_t *slots; // owned: two a group, the last one is the number of the last group
    int slot_count;
    int64_t registers[MAX_REGISTERS];
    Entry *stack; // owned
    int32_t stack_count;
    int32_t stack_capacity;
    uint32_t steps;
    bool failed; // an exception is pending
} Matcher;

static int32_t number_at(const Matcher *r, int32_t pc) {
    return (int32_t)value_as_int(r->code[pc]);
}

static uint32_t char_at(const Matcher *r, int64_t place) {
    return r->ascii ? (unsigned char)r->ascii[place] : r->wide[place];
}

static bool push(Matcher *r, EntryKind kind, int32_t pc, int64_t place, int64_t low) {
    if (r->stack_count == MAX_STACK) {
        r->failed = true;
        raise_error(r->m, CLASS_MEMORY_ERROR, "the regular expression needs too much memory");
        return false;
    }
    GROW(r->stack, r->stack_count, r->stack_capacity);
    r->stack[r->stack_count++] = (Entry){kind, pc, place, low};
    return true;
}

static bool spend(Matcher *r) {
    if (++r->steps % SPEND_STEPS == 0 &&
        !machine_spend(r->m, SPEND_STEPS / STEPS_PER_INSTRUCTION)) {
        r->failed = true;
    }
    return !r->failed;
}

// --- one character ----------------------------------------------------------------------------

static uint32_t lower(uint32_t c) {
    uint32_t out[UNICODE_MAPPING_MAX];
    return unicode_to_lower(c, out) == 1 ? out[0] : c;
}

static uint32_t upper(uint32_t c) {
    uint32_t out[UNICODE_MAPPING_MAX];
    return unicode_to_upper(c, out) == 1 ? out[0] : c;
}

static bool is_ascii_word(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_word(uint32_t c, bool ascii_only) {
    if (c < 128 || ascii_only) {
        return is_ascii_word(c);
    }
    return unicode_is_alpha(c) || unicode_is_numeric(c);
}

static bool item_holds(const Matcher *r, int32_t pc, uint32_t c) {
    int32_t low = number_at(r, pc + 1);
    int32_t high = number_at(r, pc + 2);
    bool inside = false;
    switch ((RegexItem)number_at(r, pc)) {
    case REGEX_RANGE:
        return (int64_t)c >= low && (int64_t)c <= high;
    case REGEX_DIGIT:
        inside = low ? c >= '0' && c <= '9' : unicode_is_decimal(c);
        break;
    case REGEX_SPACE:
        inside = low ? c != 0 && c < 128 && strchr(" \t\n\r\f\v", (int)c) : unicode_is_space(c);
        break;
    case REGEX_WORD:
        inside = is_word(c, low);
        break;
    }
    return inside != (high != 0);
}

static bool set_holds(const Matcher *r, int32_t pc, uint32_t c) {
    bool folds = number_at(r, pc + 2);
    int32_t count = number_at(r, pc + 3);
    uint32_t lower_c = folds ? lower(c) : c;
    uint32_t upper_c = folds ? upper(c) : c;
    bool found = false;
    for (int32_t i = 0; i < count && !found; i++) {
        int32_t item = pc + 4 + 3 * i;
        found = item_holds(r, item, c) ||
                (folds && (item_holds(r, item, lower_c) || item_holds(r, item, upper_c)));
    }
    return found != (number_at(r, pc + 1) != 0);
}

// Does the single-character operation at pc match at place?
static bool one_matches(const Matcher *r, int32_t pc, int64_t place) {
    if (place >= r->end) {
        return false;
    }
    uint32_t c = char_at(r, place);
    switch (number_at(r, pc)) {
    case REGEX_CHAR:
        return c == (uint32_t)number_at(r, pc + 1);
    case REGEX_CHAR_FOLD:
        return lower(c) == (uint32_t)number_at(r, pc + 1);
    case REGEX_ANY:
        return c != '\n';
    case REGEX_ANY_ALL:
        return true;
    default:
        return set_holds(r, pc, c);
    }
}

static int32_t one_length(const Matcher *r, int32_t pc) {
    switch (number_at(r, pc)) {
    case REGEX_CHAR:
    case REGEX_CHAR_FOLD:
        return 2;
    case REGEX_ANY:
    case REGEX_ANY_ALL:
        return 1;
    default:
        return 4 + 3 * number_at(r, pc + 3);
    }
}

// --- places -----------------------------------------------------------------------------------

static bool word_ends(const Matcher *r, int64_t place, bool ascii_only) {
    bool before = place > 0 && is_word(char_at(r, place - 1), ascii_only);
    bool behind = place < r->end && is_word(char_at(r, place), ascii_only);
    return before != behind;
}

static bool is_at(const Matcher *r, RegexPlace what, int64_t place) {
    switch (what) {
    case REGEX_AT_START:
        return place == 0;
    case REGEX_AT_LINE_START:
        return place == 0 || char_at(r, place - 1) == '\n';
    case REGEX_AT_END:
        return place == r->end || (place == r->end - 1 && char_at(r, place) == '\n');
    case REGEX_AT_LINE_END:
        return place == r->end || char_at(r, place) == '\n';
    case REGEX_AT_VERY_END:
        return place == r->end;
    case REGEX_AT_WORD:
        return word_ends(r, place, false);
    case REGEX_NOT_AT_WORD:
        return !word_ends(r, place, false);
    case REGEX_AT_ASCII_WORD:
        return word_ends(r, place, true);
    case REGEX_NOT_AT_ASCII_WORD:
        return !word_ends(r, place, true);
    }
    return false;
}

// The place behind a repetition of what the group has matched, or -1.
static int64_t match_same(const Matcher *r, int group, bool folds, int64_t place) {
    int64_t start = r->slots[2 * (group - 1)];
    int64_t stop = r->slots[2 * (group - 1) + 1];
    if (start < 0 || stop < start || stop - start > r->end - place) {
        return -1;
    }
    for (; start < stop; start++, place++) {
        uint32_t a = char_at(r, start);
        uint32_t b = char_at(r, place);
        if (a != b && !(folds && lower(a) == lower(b))) {
            return -1;
        }
    }
    return place;
}

// --- the run ----------------------------------------------------------------------------------

static void set_slot(Matcher *r, int32_t slot, int64_t place) {
    if (push(r, ENTRY_RESTORE, slot, r->slots[slot], 0)) {
        r->slots[slot] = place;
    }
}

// Takes back to the last choice above floor. False when there is none.
static bool backtrack(Matcher *r, int32_t floor, int32_t *pc, int64_t *place) {
    while (r->stack_count > floor) {
        Entry *entry = &r->stack[r->stack_count - 1];
        switch (entry->kind) {
        case ENTRY_BRANCH:
            *pc = entry->pc;
            *place = entry->place;
            r->stack_count--;
            return true;
        case ENTRY_GREEDY:
            *pc = entry->pc;
            *place = --entry->place;
            r->stack_count -= entry->place == entry->low;
            return true;
        case ENTRY_RESTORE:
            r->slots[entry->pc] = entry->place;
            break;
        case ENTRY_MARK:
            r->registers[entry->pc] = entry->place;
            break;
        case ENTRY_NOTHING:
            break;
        }
        r->stack_count--;
    }
    return false;
}

// What was matched stays; the other ways to match it are forgotten.
static void cut(Matcher *r, int32_t floor) {
    for (int32_t i = floor; i < r->stack_count; i++) {
        if (r->stack[i].kind == ENTRY_BRANCH || r->stack[i].kind == ENTRY_GREEDY) {
            r->stack[i].kind = ENTRY_NOTHING;
        }
    }
}

static int64_t run(Matcher *r, int32_t pc, int64_t place, bool is_whole);

static bool run_look(Matcher *r, int32_t pc, int64_t place) {
    int64_t from = place - number_at(r, pc + 2);
    int32_t floor = r->stack_count;
    bool found = from >= 0 && run(r, pc + 4, from, false) >= 0;
    bool negated = number_at(r, pc + 1);
    if (found && negated) {
        cut(r, floor);
        int32_t ignored_pc;
        int64_t ignored_place;
        backtrack(r, floor, &ignored_pc, &ignored_place); // only restores
    } else if (found) {
        cut(r, floor);
    }
    return !r->failed && found != negated;
}

static bool run_repeat_one(Matcher *r, int32_t pc, int64_t *place) {
    int32_t least = number_at(r, pc + 1);
    int32_t most = number_at(r, pc + 2);
    int64_t at = *place;
    while ((most < 0 || at - *place < most) && one_matches(r, pc + 3, at)) {
        at++;
        if (!spend(r)) {
            return false;
        }
    }
    if (at - *place < least) {
        return false;
    }
    if (at - *place > least) {
        push(r, ENTRY_GREEDY, pc + 3 + one_length(r, pc + 3), at, *place + least);
    }
    *place = at;
    return !r->failed;
}

static bool ends_well(const Matcher *r, int64_t place, bool is_whole) {
    return !is_whole ||
           ((!r->must_reach_end || place == r->end) && !(r->must_advance && place == r->start));
}

// One operation; *pc and *place move on. False: it does not match here.
static bool step(Matcher *r, int32_t *pc, int64_t *place) {
    int32_t at = *pc;
    switch ((RegexOp)number_at(r, at)) {
    case REGEX_MATCH:
        return true;
    case REGEX_CHAR:
    case REGEX_CHAR_FOLD:
    case REGEX_ANY:
    case REGEX_ANY_ALL:
    case REGEX_SET:
        *pc = at + one_length(r, at);
        return one_matches(r, at, (*place)++);
    case REGEX_SPLIT:
        *pc = number_at(r, at + 1);
        return push(r, ENTRY_BRANCH, number_at(r, at + 2), *place, 0);
    case REGEX_JUMP:
        *pc = number_at(r, at + 1);
        return true;
    case REGEX_SAVE:
        *pc = at + 2;
        set_slot(r, number_at(r, at + 1), *place);
        if (number_at(r, at + 1) % 2 == 1) {
            set_slot(r, r->slot_count - 1, number_at(r, at + 1) / 2 + 1);
        }
        return !r->failed;
    case REGEX_AT:
        *pc = at + 2;
        return is_at(r, (RegexPlace)number_at(r, at + 1), *place);
    case REGEX_SAME:
        *pc = at + 3;
        *place = match_same(r, number_at(r, at + 1), number_at(r, at + 2), *place);
        return *place >= 0;
    case REGEX_LOOK:
        *pc = number_at(r, at + 3);
        return run_look(r, at, *place);
    case REGEX_ATOMIC: {
        int32_t floor = r->stack_count;
        *pc = number_at(r, at + 1);
        *place = run(r, at + 2, *place, false);
        cut(r, floor);
        return *place >= 0;
    }
    case REGEX_IF: {
        int group = number_at(r, at + 1);
        *pc = r->slots[2 * group - 1] >= 0 ? at + 3 : number_at(r, at + 2);
        return true;
    }
    case REGEX_MARK:
        *pc = at + 2;
        if (push(r, ENTRY_MARK, number_at(r, at + 1), r->registers[number_at(r, at + 1)], 0)) {
            r->registers[number_at(r, at + 1)] = *place;
        }
        return !r->failed;
    case REGEX_PROGRESS:
        *pc = r->registers[number_at(r, at + 1)] == *place ? number_at(r, at + 2) : at + 3;
        return true;
    case REGEX_REPEAT_ONE:
        *pc = at + 3 + one_length(r, at + 3);
        return run_repeat_one(r, at, place);
    }
    return false;
}

// The place behind the match, or -1.
static int64_t run(Matcher *r, int32_t pc, int64_t place, bool is_whole) {
    int32_t floor = r->stack_count;
    while (spend(r)) {
        bool ended = number_at(r, pc) == REGEX_MATCH;
        if (ended && ends_well(r, place, is_whole)) {
            return place;
        }
        if ((ended || !step(r, &pc, &place)) && !backtrack(r, floor, &pc, &place)) {
            return -1;
        }
        if (r->failed) {
            return -1;
        }
    }
    return -1;
}

static bool try_at(Matcher *r, int64_t place) {
    for (int i = 0; i < r->slot_count; i++) {
        r->slots[i] = -1;
    }
    r->stack_count = 0;
    r->start = place;
    int64_t end = run(r, 0, place, true);
    if (end < 0) {
        return false;
    }
    r->slots[r->slot_count - 2] = end; // the whole: its start is r->start
    return true;
}

static bool find(Matcher *r, RegexMode mode, int64_t place) {
    r->must_reach_end = mode == REGEX_FULL;
    bool found = try_at(r, place);
    for (; !found && !r->failed && mode == REGEX_SEARCH && place < r->end;) {
        r->must_advance = false;
        found = try_at(r, ++place);
    }
    return found;
}

// --- from Python ------------------------------------------------------------------------------

static bool open_text(Matcher *r, Value text) {
    if (str_is_ascii(r->m, text)) {
        r->ascii = str_bytes(r->m, text);
        return true;
    }
    const Str *str = AS(Str, r->m, text);
    r->wide = NEW_ARRAY(uint32_t, str->count);
    const char *cursor = str->bytes;
    for (uint32_t i = 0; i < str->count; i++) {
        r->wide[i] = utf8_read(&cursor);
    }
    return machine_spend(r->m, str->count / 64);
}

// (start, end, slots...): the whole match, two for every group, the number of the last group.
static Value match_tuple(const Matcher *r) {
    Value tuple = tuple_new(r->m, (uint32_t)r->slot_count + 1);
    if (tuple == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value *items = tuple_items(r->m, tuple);
    int groups = (r->slot_count - 2) / 2;
    items[0] = value_from_small_int(r->start);
    items[1] = value_from_small_int(r->slots[r->slot_count - 2]);
    for (int i = 0; i < 2 * groups; i++) {
        items[2 + i] = value_from_small_int(r->slots[i]);
    }
    items[2 + 2 * groups] = value_from_small_int(r->slots[r->slot_count - 1]);
    return tuple;
}

static bool add_match(const Matcher *r, Value list) {
    Value tuple = match_tuple(r);
    bool ok = tuple != VALUE_UNSET && list_append(r->m, list, tuple);
    release(r->m, tuple);
    return ok;
}

// Every match, the next one where the last one ended; at most most of them (0: all).
static bool find_all(Matcher *r, Value list, RegexMode mode, int64_t place, int64_t most) {
    for (int64_t count = 0; (most == 0 || count < most) && place <= r->end; count++) {
        if (!find(r, mode, place)) {
            return !r->failed;
        }
        if (!add_match(r, list)) {
            return false;
        }
        int64_t end = r->slots[r->slot_count - 2];
        r->must_advance = end == r->start;
        place = end;
    }
    return true;
}

// _regex_find(code, groups, text, start, end, mode, most): a list of matches as tuples.
static Value native_find(Machine *m, const Call *call) {
    int64_t numbers[5];
    static const int places[] = {1, 3, 4, 5, 6};
    for (int i = 0; i < 5; i++) {
        if (!value_as_index(m, call->args[places[i]], &numbers[i])) {
            return VALUE_UNSET;
        }
    }
    Matcher r = {.m = m, .code = tuple_items(m, call->args[0]), .end = numbers[2]};
    r.slot_count = (int)numbers[0] * 2 + 2;
    r.slots = NEW_ARRAY(int64_t, (size_t)r.slot_count);
    Value list = list_new(m, 0);
    bool ok = list != VALUE_UNSET && open_text(&r, call->args[2]) &&
              find_all(&r, list, (RegexMode)numbers[3], numbers[1], numbers[4]);
    memory_free(r.slots);
    memory_free(r.stack);
    memory_free(r.wide);
    if (!ok) {
        release(m, list);
        return VALUE_UNSET;
    }
    return list;
}

// _regex_lower(code point): in lower case, when that is one character.
static Value native_lower(Machine *m, const Call *call) {
    (void)m;
    return value_from_small_int(lower((uint32_t)value_as_int(call->args[0])));
}

const NativeInfo natives_regex[] = {
    {"_regex_find", native_find, 7, 7, false, EFFECT_PRIVATE},
    {"_regex_lower", native_lower, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
