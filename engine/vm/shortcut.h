// shortcut: functions of the library's Python part whose usual calls are answered in C.
//
// The function stays what programs see: its name, its parameters, what it says to wrong arguments.
// A shortcut either does all that the function would do, for values that need no code of the
// program, or leaves everything as it is and says so; then the function runs. Whoever changes one
// of the two changes the other.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

typedef struct ShortcutCall {
    Value function;    // borrowed, as all of these
    const Value *args; // self first, where there is one
    int count;
    const Value *kwargs;
    Value kwnames;      // tuple of str, or unset
    FrameAction action; // for those that end with a call
    Value extra;
} ShortcutCall;

// Owned; unset with an exception pending; VALUE_PUSHED by those that end with a call;
// VALUE_NOT_IMPLEMENTED: nothing has happened, the function is to run.
typedef Value (*Shortcut)(Machine *m, const ShortcutCall *call);

// Of a function that has FUNCTION_SHORTCUT flags.
Value shortcut_call(Machine *m, const ShortcutCall *call);

// The same for a call from C, which needs no barrier then; NotImplemented also for functions that
// have no shortcut, or one that may end with a call.
Value shortcut_answer(Machine *m, Value function, const Value *args, int count);

// What the function's outer function has under that name. Borrowed, or unset.
Value shortcut_outer(const Machine *m, Value function, Value name);
// An attribute in the instance's own dict. Borrowed, or unset.
Value shortcut_own(Machine *m, Value v, const char *name);
// What the function's outer function has, where it is kept; NULL: it has none of that name.
Value *shortcut_outer_place(const Machine *m, Value function, Value name);
// What an object of the library has instead of itself to be hashed, where this is its __hash__.
// Owned, or unset.
Value shortcut_hashed(Machine *m, Value function, Value v);
// Whether the value can be hashed, compared and shown without code of the program.
bool shortcut_is_plain(const Machine *m, Value v);

// regex_module.c
Value match_group_shortcut(Machine *m, const ShortcutCall *call);
Value match_groups_shortcut(Machine *m, const ShortcutCall *call);
Value match_span_shortcut(Machine *m, const ShortcutCall *call);
Value match_start_shortcut(Machine *m, const ShortcutCall *call);
Value match_end_shortcut(Machine *m, const ShortcutCall *call);
// lru_cache.c
Value cached_shortcut(Machine *m, const ShortcutCall *call);
// heap_queue.c
Value heap_push_shortcut(Machine *m, const ShortcutCall *call);
Value heap_pop_shortcut(Machine *m, const ShortcutCall *call);
Value bisect_right_shortcut(Machine *m, const ShortcutCall *call);
Value bisect_left_shortcut(Machine *m, const ShortcutCall *call);
Value insort_right_shortcut(Machine *m, const ShortcutCall *call);
Value insort_left_shortcut(Machine *m, const ShortcutCall *call);
// buffer.c
Value bytearray_get_shortcut(Machine *m, const ShortcutCall *call);
Value bytearray_set_shortcut(Machine *m, const ShortcutCall *call);
Value bytearray_length_shortcut(Machine *m, const ShortcutCall *call);
// dataclass.c
Value fields_fill_shortcut(Machine *m, const ShortcutCall *call);
Value fields_equal_shortcut(Machine *m, const ShortcutCall *call);
Value fields_lt_shortcut(Machine *m, const ShortcutCall *call);
Value fields_le_shortcut(Machine *m, const ShortcutCall *call);
Value fields_gt_shortcut(Machine *m, const ShortcutCall *call);
Value fields_ge_shortcut(Machine *m, const ShortcutCall *call);
Value fields_hash_shortcut(Machine *m, const ShortcutCall *call);
Value fields_hashed(Machine *m, Value function, Value self); // for shortcut_hashed
Value fields_repr_shortcut(Machine *m, const ShortcutCall *call);
// moment.c
Value delta_new_shortcut(Machine *m, const ShortcutCall *call);
Value delta_of_shortcut(Machine *m, const ShortcutCall *call);
Value delta_add_shortcut(Machine *m, const ShortcutCall *call);
Value delta_subtract_shortcut(Machine *m, const ShortcutCall *call);
Value delta_total_shortcut(Machine *m, const ShortcutCall *call);
Value moment_new_shortcut(Machine *m, const ShortcutCall *call);
Value moment_of_shortcut(Machine *m, const ShortcutCall *call);
Value moment_add_shortcut(Machine *m, const ShortcutCall *call);
Value moment_subtract_shortcut(Machine *m, const ShortcutCall *call);
Value moment_eq_shortcut(Machine *m, const ShortcutCall *call);
Value moment_lt_shortcut(Machine *m, const ShortcutCall *call);
Value moment_le_shortcut(Machine *m, const ShortcutCall *call);
Value moment_gt_shortcut(Machine *m, const ShortcutCall *call);
Value moment_ge_shortcut(Machine *m, const ShortcutCall *call);
Value moment_ordinal_shortcut(Machine *m, const ShortcutCall *call);
Value moment_weekday_shortcut(Machine *m, const ShortcutCall *call);
Value moment_iso_shortcut(Machine *m, const ShortcutCall *call);
Value moment_str_shortcut(Machine *m, const ShortcutCall *call);
// decimal.c
Value decimal_new_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_str_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_add_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_subtract_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_multiply_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_eq_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_lt_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_le_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_gt_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_ge_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_quantize_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_subtract_from_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_divide_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_divide_by_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_negative_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_absolute_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_round_shortcut(Machine *m, const ShortcutCall *call);
Value decimal_format_shortcut(Machine *m, const ShortcutCall *call);
// deep_copy.c
Value deep_copy_shortcut(Machine *m, const ShortcutCall *call);
