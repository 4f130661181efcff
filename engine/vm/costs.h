// costs: what computing takes under the profile of a measured machine: a price for each kind of
// instruction and for each kind of work that instructions and natives do beside.
//
// Turns a code into a table of prices added up from its beginning, so that the dispatch loop still
// counts by straight lines. Under named profiles there are no prices: an instruction counts as one,
// and little else counts at all. Under a machine's profile World.instruction_count counts
// picoseconds, and all that is planned by it is planned in those. Measures nothing.
#pragma once

#include "engine/base/text.h"
#include "engine/lang/opcodes.h"
#include "engine/vm/machine.h"

// Work that one instruction can do more or less of, or that natives do.
// X(id, name, usual): usual is what it counts as in instructions under named profiles.
#define WORKS(X)                                                                                   \
    X(SPENT, "work counted in instructions", 1)                                                    \
    X(OBJECT, "an object made", 0)                                                                 \
    X(BYTES, "16 bytes of objects made", 0)                                                        \
    X(FRESH, "64 bytes of memory used for the first time", 0)                                      \
    X(ITEM, "the next item of an iterator", 1)                                                     \
    X(GENERATOR, "a generator resumed", 0)                                                         \
    X(NATIVE, "a function of the library called", 0)                                               \
    X(CALL, "a call that is not a simple one", 0)                                                  \
    X(BIND, "arguments that need binding", 0)                                                      \
    X(KEYWORDS, "an argument that needs care", 0)                                                  \
    X(NESTED, "code called from inside a function of the library", 0)                              \
    X(FIND, "a key looked for", 0)                                                                 \
    X(INSERT, "a key added", 0)                                                                    \
    X(REHASH, "an entry moved to a larger table", 0)                                               \
    X(LOOKUP, "an attribute looked up the long way", 0)                                            \
    X(SPECIAL, "a special method looked for", 0)                                                   \
    X(NUMBER, "a number computed the long way", 0)                                                 \
    X(OPERATOR, "an operator of other values", 0)                                                  \
    X(COMPARE, "a comparison of other values", 0)                                                  \
    X(ORDER, "a comparison while sorting", 0)                                                      \
    X(RAISE, "an exception on its way through a frame", 0)                                         \
    X(LIMBS, "a product or sum of parts of large integers", 0)                                     \
    X(CHARACTERS, "16 characters looked at", 0)                                                    \
    X(TEXT_ITEM, "a character taken", 0)                                                           \
    X(TABLE_ITEM, "the next item of a dict or set", 0)                                             \
    X(TOOL_ITEM, "the next item of zip, map ...", 0)                                               \
    X(COPIED, "an item copied", 0)                                                                 \
    X(SUBSCRIPT, "a subscript taken the long way", 0)                                              \
    X(CONSTRUCT, "a class called", 0)                                                              \
    X(EXCEPTION, "an exception made", 0)                                                           \
    X(TURN, "a turn of an event loop", 0)                                                          \
    X(SPEC, "a format followed", 0)                                                                \
    X(SCAN, "an item passed in a row", 0)                                                          \
    X(FLOAT_TEXT, "a float shown as text", 0)                                                      \
    X(FORMAT, "a value shown as text", 0)                                                          \
    X(COLLECT, "an object looked at by the collector", 0)                                          \
    X(FRAME, "a frame made", 0)                                                                    \
    X(STR, "a str made", 0)                                                                        \
    X(LIST, "a list made", 0)                                                                      \
    X(TUPLE, "a tuple made", 0)                                                                    \
    X(DICT, "a dict or set made", 0)                                                               \
    X(BLOCK, "a table or the items of a list made", 0)                                             \
    X(INSTANCE, "an instance made", 0)                                                             \
    X(COROUTINE, "a generator or coroutine made", 0)                                               \
    X(LARGE, "a large integer made", 0)                                                            \
    X(QUICK_ITEM, "the next item of a list", 1)                                                    \
    X(TAKEN, "an item taken from a generator that goes on at once", 1)                             \
    X(FIND_TEXT, "a str looked for", 0)                                                            \
    X(FIND_OTHER, "a key of another kind looked for", 0)                                           \
    X(SAME_TEXT, "a key compared with an equal one", 0)                                            \
    X(PERCENT, "a % followed", 0)                                                                  \
    X(FLOAT_FORMAT, "a float formatted", 0)                                                        \
    X(ORDER_TEXT, "a comparison of str while sorting", 0)                                          \
    X(ORDER_OTHER, "a comparison of other values while sorting", 0)                                \
    X(ORDER_TUPLE, "a comparison of tuples while sorting", 0)                                      \
    X(CONCATENATE, "a str made of two", 0)                                                         \
    X(ROUND, "a float rounded to digits", 0)                                                       \
    X(PARSE, "text read as an integer", 0)                                                         \
    X(PARSE_FLOAT, "text read as a float", 0)                                                      \
    X(JOINED, "a str joined to others", 0)                                                         \
    X(REPLACED, "a part of a str replaced", 0)                                                     \
    X(PERCENT_NUMBER, "a % followed by a number", 0)                                               \
    X(SPEC_TEXT, "a format of text followed", 0)                                                   \
    X(REFUSED, "a text that is no number", 0)                                                      \
    X(SUM_LIMBS, "two parts of large integers added", 0)                                           \
    X(CASE, "16 characters changed in case", 0)                                                    \
    X(SPLIT, "a part split off", 0)                                                                \
    X(STEPPED, "a character taken in steps", 0)                                                    \
    X(PASSED, "a row of places of a set searched", 0)                                              \
    X(MEMBER, "a member of a set looked for", 0)                                                   \
    X(SURPRISE, "a jump that could not be foreseen", 0)                                            \
    X(SLOT, "a place of a set looked at", 0)                                                       \
    X(LOOP, "an event loop made", 0)                                                               \
    X(QUOTED, "a character shown as in a program", 0)                                              \
    X(LITERAL, "a character of a text with %", 0)                                                  \
    X(DIGIT, "a character of a number read", 0)                                                    \
    X(CROWDED, "16 bytes of objects made among many others", 0)

// clang-format off
// A call of these has a price of its own, besides the work that it does; other functions, methods
// and classes of the library have that of NATIVE or CONSTRUCT. X(name)
#define PRICED_FUNCTIONS(X)                                                                        \
    X(abs) X(all) X(any) X(bin) X(callable) X(chr) X(divmod) X(format) X(getattr) X(hasattr)       \
    X(hash) X(hex) X(id) X(isinstance) X(issubclass) X(iter) X(len) X(max) X(min) X(next) X(oct)   \
    X(ord) X(pow) X(print) X(repr) X(round) X(setattr) X(sorted) X(sum) X(sqrt) X(floor) X(ceil)   \
    X(sin) X(cos) X(exp) X(log) X(hypot) X(gcd)

// X(owner, name): CLASS_owner.
#define PRICED_METHODS(X)                                                                          \
    X(STR, upper) X(STR, lower) X(STR, title) X(STR, capitalize) X(STR, swapcase) X(STR, strip)    \
    X(STR, lstrip) X(STR, rstrip) X(STR, split) X(STR, rsplit) X(STR, splitlines) X(STR, join)     \
    X(STR, replace) X(STR, find) X(STR, rfind) X(STR, index) X(STR, count) X(STR, startswith)      \
    X(STR, endswith) X(STR, isalpha) X(STR, isdigit) X(STR, isalnum) X(STR, isspace)               \
    X(STR, isupper) X(STR, islower) X(STR, format) X(STR, zfill) X(STR, ljust) X(STR, rjust)       \
    X(STR, center) X(STR, partition) X(STR, encode) X(LIST, append) X(LIST, extend)                \
    X(LIST, insert) X(LIST, pop) X(LIST, remove) X(LIST, index) X(LIST, count) X(LIST, clear)      \
    X(LIST, copy) X(LIST, reverse) X(LIST, sort) X(DICT, get) X(DICT, setdefault) X(DICT, pop)     \
    X(DICT, popitem) X(DICT, clear) X(DICT, copy) X(DICT, update) X(DICT, keys) X(DICT, values)    \
    X(DICT, items) X(SET, add) X(SET, discard) X(SET, remove) X(SET, pop) X(SET, update)           \
    X(SET, clear) X(SET, union) X(SET, intersection) X(SET, difference) X(DEQUE, append)           \
    X(DEQUE, appendleft) X(DEQUE, pop) X(DEQUE, popleft) X(INT, bit_length) X(TUPLE, index)        \
    X(TUPLE, count)

// X(class)
#define PRICED_CLASSES(X)                                                                          \
    X(INT) X(FLOAT) X(BOOL) X(STR) X(LIST) X(TUPLE) X(DICT) X(SET) X(FROZENSET) X(RANGE)           \
    X(ENUMERATE) X(ZIP) X(MAP) X(FILTER) X(REVERSED) X(DEQUE)

// The kinds of price: each opcode, opcodes that do different things by their argument or by what
// stands before them, and works.
typedef enum CostKind {
    COST_FUSED_BINARY = OPCODE_COUNT, // the operand comes from the instruction before
    COST_FUSED_COMPARE,
    COST_FUSED_SUBSCR,
    COST_FUSED_ATTR,
    COST_FUSED_JUMP, // takes the result of a comparison
    COST_DIVISION,   // BINARY_OP with //, % or /
    COST_POWER,      // BINARY_OP with **
    COST_FUSED_DIVISION,
    COST_STORED_ITEM, // STORE_FAST behind FOR_ITER
    COST_HANDED_FAST, // LOAD_FAST and LOAD_CONST whose value the next instruction takes
    COST_HANDED_CONST,
    COST_FIRST_WORK,
    COST_BEFORE_WORKS = COST_FIRST_WORK - 1,
#define X(id, name, usual) COST_##id,
    WORKS(X)
#undef X
#define X(name) COST_OF_##name,
    PRICED_FUNCTIONS(X)
#undef X
#define X(owner, name) COST_OF_##owner##_##name,
    PRICED_METHODS(X)
#undef X
#define X(class) COST_OF_##class,
    PRICED_CLASSES(X)
#undef X
    COST_COUNT
} CostKind;
// clang-format on

// Static; NULL: there is no such kind.
const char *cost_name(int kind);
// The kind of that name; -1: none.
int cost_kind_named(const char *name);

// Under a machine's profile; NULL under the others.
typedef struct Costs Costs;

// prices: COST_COUNT of them, in picoseconds. Copied. Owned by the caller.
Costs *costs_new(const int64_t *prices);
void costs_free(Costs *costs); // NULL is allowed
// The program of this number is no more.
void costs_forget(Costs *costs, int program);

// Prices from the first instruction on: [i] is what all before instruction i cost together.
// Borrowed; valid as long as the costs.
const uint64_t *costs_table(const Machine *m, uint32_t program, const Code *code);
// A straight line of them has run. For counts.
void costs_note(const Machine *m, const Code *code, uint32_t from, uint32_t to);
// "3=17 8=2\n": how often each kind has occurred since the last time this was asked.
void costs_tell(Costs *costs, Text *text);

void costs_work(Machine *m, CostKind kind, uint64_t times);
// An instruction jumped or did not. A processor guesses that beforehand, by how it went before, and
// has to begin again where it is wrong.
void costs_jump(Machine *m, uint32_t program, const Code *code, uint32_t at, bool jumped);
// The same for a comparison of a native; place tells such natives apart.
void costs_guess(Machine *m, uint32_t place, bool outcome);
// An object made, of so many bytes.
void costs_object(Machine *m, TypeId type, size_t size);
// A key looked for.
void costs_find(Machine *m, Value key);
// A call of a native, or of a class.
void costs_native(Machine *m, uint32_t native);
void costs_class(Machine *m, const Class *cls);

static inline uint32_t cost_usual(CostKind kind) {
    static const uint8_t usual[] = {
#define X(id, name, instructions) [COST_##id - COST_FIRST_WORK] = instructions,
        WORKS(X)
#undef X
    };
    return usual[kind - COST_FIRST_WORK];
}

// So much work was done.
__attribute__((always_inline)) static inline void work_done(Machine *m, CostKind kind,
                                                            uint64_t times) {
    if (m->costs) {
        costs_work(m, kind, times);
    } else {
        m->world->instruction_count += times * cost_usual(kind);
    }
}
