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
    MOST_FIRST_STEPS = 200, // to find out which characters may begin a match
    ASCII_WORDS = 4,        // of 32 bits, one for each ASCII character
    SET_ITEMS = 4 + ASCII_WORDS
};

// At the beginning of the code: how a match may begin.
enum {
    HEADER_ASCII = 0,    // bits of the ASCII characters
    HEADER_ANYWHERE = 4, // 1: it may be tried at any place
    REGEX_START = 5      // re.py: _rx_start
};

typedef enum EntryKind {
    ENTRY_BRANCH,  // go on at pc, place
    ENTRY_RESTORE, // slot pc was place
    ENTRY_MARK,    // register pc was place
    ENTRY_GREEDY,  // go on at pc, one place before; not before low
    ENTRY_NOTHING, // a branch that was cut
} EntryKind;

struct RegexEntry {
    EntryKind kind;
    int32_t pc;
    int64_t place;
    int64_t low;
    int64_t literal; // ENTRY_GREEDY: the character that must come; -1: any
};
typedef struct RegexEntry Entry;

static int32_t number_at(const Matcher *r, int32_t pc) {
    return (int32_t)value_as_int(r->code[pc]);
}

static uint32_t char_at(const Matcher *r, int64_t place) {
    return r->ascii ? (unsigned char)r->ascii[place] : r->wide[place];
}

static bool push_entry(Matcher *r, Entry entry) {
    if (r->stack_count == MAX_STACK) {
        r->failed = true;
        raise_error(r->m, CLASS_MEMORY_ERROR, "the regular expression needs too much memory");
        return false;
    }
    GROW(r->stack, r->stack_count, r->stack_capacity);
    r->stack[r->stack_count++] = entry;
    return true;
}

static bool push(Matcher *r, EntryKind kind, int32_t pc, int64_t place) {
    return push_entry(r, (Entry){kind, pc, place, 0, -1});
}

static bool spend(Matcher *r) {
    if (++r->steps % SPEND_STEPS == 0 &&
        !machine_spend(r->m, SPEND_STEPS / STEPS_PER_INSTRUCTION)) {
        r->failed = true;
    }
    return !r->failed;
}

static bool spend_many(Matcher *r, int64_t steps) {
    uint64_t chunks = (r->steps % SPEND_STEPS + (uint64_t)steps) / SPEND_STEPS;
    r->steps += (uint32_t)steps;
    if (chunks && !machine_spend(r->m, chunks * (SPEND_STEPS / STEPS_PER_INSTRUCTION))) {
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

// Of ASCII characters it is known beforehand, in bits at pc.
static bool bit_at(const Matcher *r, int32_t pc, uint32_t c) {
    return (uint32_t)number_at(r, pc + (int32_t)(c / 32)) >> c % 32 & 1;
}

static bool items_hold(const Matcher *r, int32_t pc, uint32_t c) {
    bool folds = number_at(r, pc + 2);
    int32_t count = number_at(r, pc + 3);
    uint32_t lower_c = folds ? lower(c) : c;
    uint32_t upper_c = folds ? upper(c) : c;
    bool found = false;
    for (int32_t i = 0; i < count && !found; i++) {
        int32_t item = pc + SET_ITEMS + 3 * i;
        found = item_holds(r, item, c) ||
                (folds && (item_holds(r, item, lower_c) || item_holds(r, item, upper_c)));
    }
    return found != (number_at(r, pc + 1) != 0);
}

static bool set_holds(const Matcher *r, int32_t pc, uint32_t c) {
    return c < 128 ? bit_at(r, pc + 4, c) : items_hold(r, pc, c);
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
        return SET_ITEMS + 3 * number_at(r, pc + 3);
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
        return r->end > 0 && !word_ends(r, place, false); // of no text at all neither holds
    case REGEX_AT_ASCII_WORD:
        return word_ends(r, place, true);
    case REGEX_NOT_AT_ASCII_WORD:
        return r->end > 0 && !word_ends(r, place, true);
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
    if (push(r, ENTRY_RESTORE, slot, r->slots[slot])) {
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
            entry->place--;
            while (entry->literal >= 0 && entry->place >= entry->low &&
                   char_at(r, entry->place) != (uint32_t)entry->literal) {
                entry->place--;
            }
            *pc = entry->pc;
            *place = entry->place;
            r->stack_count -= entry->place <= entry->low;
            if (*place >= entry->low) {
                return true;
            }
            continue;
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

// The place behind all that the single-character operation at pc matches, at most at end.
static int64_t behind_all(const Matcher *r, int32_t pc, int64_t at, int64_t end) {
    RegexOp op = (RegexOp)number_at(r, pc);
    if (op == REGEX_ANY_ALL) {
        return end;
    }
    if (op == REGEX_SET && r->ascii) {
        uint32_t bits[ASCII_WORDS];
        for (int32_t i = 0; i < ASCII_WORDS; i++) {
            bits[i] = (uint32_t)number_at(r, pc + 4 + i);
        }
        while (at < end && bits[(unsigned char)r->ascii[at] / 32] >> r->ascii[at] % 32 & 1) {
            at++;
        }
        return at;
    }
    while (at < end && one_matches(r, pc, at)) {
        at++;
    }
    return at;
}

// The character that must come at pc; -1: there is no such.
static int64_t literal_at(const Matcher *r, int32_t pc) {
    while (number_at(r, pc) == REGEX_SAVE) {
        pc += 2;
    }
    return number_at(r, pc) == REGEX_CHAR ? number_at(r, pc + 1) : -1;
}

static bool run_repeat_one(Matcher *r, int32_t pc, int64_t *place) {
    int32_t least = number_at(r, pc + 1);
    int32_t most = number_at(r, pc + 2);
    int64_t end = most < 0 || most > r->end - *place ? r->end : *place + most;
    int64_t at = behind_all(r, pc + 3, *place, end);
    if (!spend_many(r, at - *place) || at - *place < least) {
        return false;
    }
    if (at - *place > least) {
        int32_t behind = pc + 3 + one_length(r, pc + 3);
        push_entry(r, (Entry){ENTRY_GREEDY, behind, at, *place + least, literal_at(r, behind)});
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
        return push(r, ENTRY_BRANCH, number_at(r, at + 2), *place);
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
        if (push(r, ENTRY_MARK, number_at(r, at + 1), r->registers[number_at(r, at + 1)])) {
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
    int64_t end = run(r, REGEX_START, place, true);
    if (end < 0) {
        return false;
    }
    r->slots[r->slot_count - 2] = end; // the whole: its start is r->start
    return true;
}

// The first place from here on where a match may begin; -1: there is none.
static int64_t next_start(const Matcher *r, int64_t place) {
    if (number_at(r, HEADER_ANYWHERE)) {
        return place;
    }
    for (; place < r->end; place++) {
        uint32_t c = char_at(r, place);
        if (c >= 128 || bit_at(r, HEADER_ASCII, c)) {
            return place;
        }
    }
    return -1;
}

bool regex_find(Matcher *r, RegexMode mode, int64_t place) {
    r->must_reach_end = mode == REGEX_FULL;
    while (mode == REGEX_SEARCH) {
        int64_t start = next_start(r, place);
        if (!spend_many(r, (start < 0 ? r->end : start) - place) || start < 0) {
            return false;
        }
        if (try_at(r, start)) {
            return true;
        }
        if (r->failed || start == r->end) {
            return false;
        }
        r->must_advance = false;
        place = start + 1;
    }
    return try_at(r, place);
}

bool regex_open(Machine *m, Matcher *r, Value code, int groups, Value text) {
    *r = (Matcher){.m = m, .code = tuple_items(m, code), .slot_count = groups * 2 + 2};
    r->slots = NEW_ARRAY(int64_t, (size_t)r->slot_count);
    r->end = AS(Str, m, text)->count;
    if (str_is_ascii(m, text)) {
        r->ascii = str_bytes(m, text);
        return true;
    }
    const Str *str = AS(Str, m, text);
    r->wide = NEW_ARRAY(uint32_t, str->count);
    const char *cursor = str->bytes;
    for (uint32_t i = 0; i < str->count; i++) {
        r->wide[i] = utf8_read(&cursor);
    }
    return machine_spend(m, str->count / 64);
}

void regex_close(Matcher *r) {
    memory_free(r->slots);
    memory_free(r->stack);
    memory_free(r->wide);
}

// --- what is known beforehand -----------------------------------------------------------------

static int32_t length_at(const Matcher *r, int32_t pc) {
    switch ((RegexOp)number_at(r, pc)) {
    case REGEX_CHAR:
    case REGEX_CHAR_FOLD:
    case REGEX_ANY:
    case REGEX_ANY_ALL:
    case REGEX_SET:
        return one_length(r, pc);
    case REGEX_MATCH:
        return 1;
    case REGEX_JUMP:
    case REGEX_SAVE:
    case REGEX_AT:
    case REGEX_ATOMIC:
    case REGEX_MARK:
        return 2;
    case REGEX_SPLIT:
    case REGEX_SAME:
    case REGEX_IF:
    case REGEX_PROGRESS:
    case REGEX_REPEAT_ONE: // the operation that it repeats is the next one
        return 3;
    case REGEX_LOOK:
        return 4;
    }
    return 1;
}

// How a match may begin.
typedef struct First {
    uint32_t ascii[ASCII_WORDS];
    bool anywhere;
    int steps;
} First;

static void put_bit(uint32_t *bits, uint32_t c) {
    bits[c / 32] |= 1u << c % 32;
}

// Adds the ASCII characters that the single-character operation matches.
static void add_one(const Matcher *r, int32_t pc, uint32_t *bits) {
    for (uint32_t c = 0; c < 128; c++) {
        char text = (char)c;
        Matcher one = {.m = r->m, .code = r->code, .ascii = &text, .end = 1};
        if (one_matches(&one, pc, 0)) {
            put_bit(bits, c);
        }
    }
}

static void add_first(const Matcher *r, int32_t pc, First *first) {
    while (!first->anywhere) {
        first->anywhere = ++first->steps > MOST_FIRST_STEPS;
        switch ((RegexOp)number_at(r, pc)) {
        case REGEX_CHAR:
        case REGEX_CHAR_FOLD:
        case REGEX_ANY:
        case REGEX_ANY_ALL:
        case REGEX_SET:
            add_one(r, pc, first->ascii);
            return;
        case REGEX_SPLIT:
            add_first(r, number_at(r, pc + 1), first);
            pc = number_at(r, pc + 2);
            break;
        case REGEX_JUMP:
            pc = number_at(r, pc + 1);
            break;
        case REGEX_LOOK:
            pc = number_at(r, pc + 3);
            break;
        case REGEX_SAVE:
        case REGEX_AT:
        case REGEX_ATOMIC:
        case REGEX_MARK:
            pc += 2;
            break;
        case REGEX_REPEAT_ONE:
            add_one(r, pc + 3, first->ascii);
            if (number_at(r, pc + 1) > 0) {
                return;
            }
            pc += 3 + one_length(r, pc + 3);
            break;
        case REGEX_MATCH: // nothing at all matches
        case REGEX_SAME:
        case REGEX_IF:
        case REGEX_PROGRESS:
            first->anywhere = true;
            break;
        }
    }
}

static void put_bits(Value *items, int32_t pc, const uint32_t *bits) {
    for (int32_t i = 0; i < ASCII_WORDS; i++) {
        items[pc + i] = value_from_small_int((int32_t)bits[i]);
    }
}

void regex_finish(Machine *m, Value code) {
    Value *items = list_items(m, code);
    int32_t count = (int32_t)list_count(m, code);
    Matcher r = {.m = m, .code = items};
    for (int32_t pc = REGEX_START; pc < count; pc += length_at(&r, pc)) {
        if (number_at(&r, pc) == REGEX_SET) {
            uint32_t bits[ASCII_WORDS] = {0};
            for (uint32_t c = 0; c < 128; c++) {
                if (items_hold(&r, pc, c)) {
                    put_bit(bits, c);
                }
            }
            put_bits(items, pc + 4, bits);
        }
    }
    First first = {0};
    add_first(&r, REGEX_START, &first);
    put_bits(items, HEADER_ASCII, first.ascii);
    items[HEADER_ANYWHERE] = value_from_small_int(first.anywhere);
}

uint32_t regex_lower(uint32_t c) {
    return lower(c);
}
