// regex: runs a compiled regular expression over a text.
//
// The expression is a list of numbers that re.py of the library has compiled: operations, each with
// its operands behind it. Matching backtracks with a stack of its own and counts its steps as
// instructions, so that an expression that takes for ever meets the limit. Knows no syntax.
#pragma once

#include "engine/vm/runtime.h"

// Operations and their operands; re.py has the same list in the same order. Before the first one
// the code has 5 numbers that tell how a match may begin.
typedef enum RegexOp {
    REGEX_MATCH,      // the end: everything has matched
    REGEX_CHAR,       // code point
    REGEX_CHAR_FOLD,  // code point in lower case: any case matches
    REGEX_ANY,        // not a newline
    REGEX_ANY_ALL,    //
    REGEX_SET,        // negated, folds, count, 4 numbers: bits of the ASCII characters, then count
                      // items of three: RegexItem, low, high
    REGEX_SPLIT,      // first choice, second choice
    REGEX_JUMP,       // where
    REGEX_SAVE,       // slot
    REGEX_AT,         // RegexPlace
    REGEX_SAME,       // group, folds: the text that the group has matched
    REGEX_LOOK,       // negated, back by how many, where to go on; the look's own code follows
    REGEX_ATOMIC,     // where to go on; own code follows
    REGEX_IF,         // group, where to go when it has not matched
    REGEX_MARK,       // register: remembers the place
    REGEX_PROGRESS,   // register, where to go when the place is still the same
    REGEX_REPEAT_ONE, // least, most (-1: no end); one operation for a single character follows
} RegexOp;

typedef enum RegexPlace {
    REGEX_AT_START,
    REGEX_AT_LINE_START,
    REGEX_AT_END, // or before a last newline
    REGEX_AT_LINE_END,
    REGEX_AT_VERY_END,
    REGEX_AT_WORD,
    REGEX_NOT_AT_WORD,
    REGEX_AT_ASCII_WORD,
    REGEX_NOT_AT_ASCII_WORD,
} RegexPlace;

typedef enum RegexItem {
    REGEX_RANGE,
    REGEX_DIGIT, // low: 1 for ASCII only; high: 1 for the others
    REGEX_SPACE,
    REGEX_WORD,
} RegexItem;

typedef enum RegexMode {
    REGEX_SEARCH,
    REGEX_PREFIX, // at the first place
    REGEX_FULL,   // from the first place to the last
} RegexMode;

enum {
    REGEX_MAX_REGISTERS = 64
};

typedef struct Matcher {
    Machine *m;
    const Value *code; // borrowed
    const char *ascii; // borrowed; NULL when the text has other characters: see wide
    uint32_t *wide;    // owned
    int64_t end;       // of the text that may be looked at
    int64_t start;     // where the match begins
    bool must_advance; // an empty match at start does not count
    bool must_reach_end;
    int64_t *slots; // owned: two a group, the end of the match, the number of the last group
    int slot_count;
    int64_t registers[REGEX_MAX_REGISTERS];
    struct RegexEntry *stack; // owned
    int32_t stack_count;
    int32_t stack_capacity;
    uint32_t steps;
    bool failed; // an exception is pending
} Matcher;

// Code and text are borrowed. False: an exception is pending. To be closed in any case.
bool regex_open(Machine *m, Matcher *r, Value code, int groups, Value text);
void regex_close(Matcher *r);
// The first match from place on. False: there is none, or it failed.
bool regex_find(Matcher *r, RegexMode mode, int64_t place);
// Fills in the numbers of a new code, a list, that follow from the others.
void regex_finish(Machine *m, Value code);
// In lower case, when that is one character.
uint32_t regex_lower(uint32_t c);

// regex_module.c
extern const NativeInfo natives_regex[];
