#include "engine/vm/interp.h"

#include <assert.h>

#include "engine/vm/generator.h"
#include "engine/vm/ops.h"
#include "engine/vm/unwind.h"

static bool frame_on_top(const Machine *m) {
    return is_type(m, m->world->strand.frame, TYPE_FRAME);
}

// A native frame is on top: lets it go on. True when the run goes on.
static bool run_native_frame(Machine *m, StopReason *reason) {
    World *w = m->world;
    NativeFrame *n = AS(NativeFrame, m, w->strand.frame);
    if (n->kind == NATIVE_FRAME_NESTED) {
        *reason = value_is_ref(w->pending) ? STOP_FAILED : STOP_FINISHED;
        return false;
    }
    Value held = retain(m, w->strand.frame);
    Value result = native_frame_continuation((NativeFrameKind)n->kind)(m, n, (Outcome)n->outcome);
    if (result == VALUE_BLOCKED) {
        release(m, held);
        *reason = STOP_BLOCKED;
        return false;
    }
    if (result != VALUE_PUSHED) {
        native_frame_finish(m, result);
    } else if (value_is_ref(w->pending)) {
        unwind(m);
    }
    release(m, held);
    return true;
}

static bool limit_reached(Machine *m, StopReason *reason) {
    if (m->problem.length > 0) {
        *reason = STOP_UNSUPPORTED;
        return true;
    }
    if (m->limit) {
        *reason = STOP_LIMIT;
        return true;
    }
    return false;
}

// At a backward jump or a call: the only places where a run can be stopped for using too much.
static bool safe_point(Machine *m) {
    World *w = m->world;
    if (w->instruction_count > m->max_instructions) {
        m->limit = "steps";
    }
    if (w->heap.candidates > w->collect_at) {
        uint64_t freed = heap_collect(m);
        w->collect_at = freed > w->collect_at / 4 ? COLLECT_FIRST : w->collect_at * 2;
    }
    return m->limit == NULL;
}

// The registers of the dispatch loop are plain variables, so that the compiler can keep them in
// real ones. They are written back (SAVE) before anything that could look at the frame or run
// other code, and read again (LOAD) when another frame is on top.
#define LOAD()                                                                                     \
    (frame = current_frame(m), code = frame_code(m, frame), stack = frame->slots + frame->base,    \
     counted = ip = code->instructions + frame->ip, sp = stack + frame->sp)
#define SAVE() (frame->ip = (uint32_t)(ip - code->instructions), frame->sp = (uint32_t)(sp - stack))

// Adds the instructions since the last time to the account. Only a jump leaves the straight line
// from counted to ip, so nothing else has to count.
#define SETTLE()        (m->world->instruction_count += (uint64_t)(ip - counted), counted = ip)
#define JUMP_TO(target) (SETTLE(), counted = ip = (target))

#define PUSH(v)  (*sp++ = (v))
#define POP()    (*--sp)
#define TOP()    (sp[-1])
#define SECOND() (sp[-2])
#define ARG      instruction_arg(word)
#define CHECK(ok)                                                                                  \
    if (!(ok)) {                                                                                   \
        goto failed;                                                                               \
    }                                                                                              \
    break

// Stops before an operation that other lanes could notice, when that was asked for.
#define VISIBLE()                                                                                  \
    if (m->stop_before_visible) {                                                                  \
        ip--;                                                                                      \
        SAVE();                                                                                    \
        bool stop_ = stop_before(m, frame);                                                        \
        ip++;                                                                                      \
        if (stop_) {                                                                               \
            goto visible;                                                                          \
        }                                                                                          \
    }

// Replaces the top `drop` values by the result of an operation that may fail.
#define RESULT(drop, expression)                                                                   \
    {                                                                                              \
        SAVE();                                                                                    \
        Value result_ = (expression);                                                              \
        sp = drop_values(m, sp, (drop));                                                           \
        if (result_ == VALUE_UNSET) {                                                              \
            goto failed;                                                                           \
        }                                                                                          \
        PUSH(result_);                                                                             \
        break;                                                                                     \
    }

// Returns the new top: an address of the registers would keep them all in memory.
static inline Value *drop_values(Machine *m, Value *sp, int count) {
    for (int i = 0; i < count; i++) {
        release(m, *--sp);
    }
    return sp;
}

static StopReason run_frames(Machine *m) {
    Frame *frame;
    const Code *code;
    const Instruction *ip;
    const Instruction *counted; // all before it is in the account
    Value *stack;               // the bottom of the operand stack
    Value *sp;                  // one past the top
    StopReason reason = STOP_FINISHED;
    LOAD();
    for (;;) {
        Instruction word = *ip++;
        switch (instruction_op(word)) {
        case OP_LINE:
            counted++; // costs nothing
            SAVE();
            op_line(m, frame);
            break;
        case OP_NOP:
            break;
        case OP_POP_TOP:
            SAVE();
            release(m, POP());
            break;
        case OP_PUSH_NULL:
            PUSH(VALUE_UNSET);
            break;
        case OP_COPY: {
            Value copied = retain(m, sp[-(int32_t)ARG]);
            PUSH(copied);
            break;
        }
        case OP_SWAP: {
            Value top = TOP();
            TOP() = sp[-(int32_t)ARG];
            sp[-(int32_t)ARG] = top;
            break;
        }
        case OP_LOAD_CONST:
            PUSH(retain(m, constant_at(m, frame->program, ARG)));
            break;
        case OP_LOAD_FAST: {
            Value v = frame->slots[ARG];
            if (v == VALUE_UNSET) {
                SAVE();
                raise_unbound_local(m, frame, ARG);
                goto failed;
            }
            PUSH(retain(m, v));
            break;
        }
        case OP_STORE_FAST: {
            Value old = frame->slots[ARG];
            frame->slots[ARG] = POP();
            if (value_is_ref(old)) {
                SAVE();
                release(m, old);
            }
            if (m->record_lines) {
                SAVE();
                note_variable(m, frame, code->local_names[ARG], frame->slots[ARG]);
            }
            break;
        }
        case OP_DELETE_FAST:
            SAVE();
            CHECK(op_delete_fast(m, frame, ARG));
        case OP_LOAD_DEREF: {
            Value v = AS(Cell, m, frame->slots[code->local_count + (int32_t)ARG])->value;
            if (v == VALUE_UNSET) {
                SAVE();
                raise_unbound_cell(m, frame, ARG);
                goto failed;
            }
            PUSH(retain(m, v));
            break;
        }
        case OP_STORE_DEREF: {
            SAVE();
            Value cell = frame->slots[code->local_count + (int32_t)ARG];
            replace(m, &AS(Cell, m, cell)->value, POP());
            break;
        }
        case OP_DELETE_DEREF:
            SAVE();
            CHECK(op_delete_deref(m, frame, ARG));
        case OP_LOAD_CLOSURE:
            PUSH(retain(m, frame->slots[code->local_count + (int32_t)ARG]));
            break;
        case OP_LOAD_CLASSDEREF:
            RESULT(0, op_load_classderef(m, frame, ARG))
        case OP_LOAD_GLOBAL: {
            VISIBLE()
            Value v = op_load_global(m, frame, ARG);
            if (v == VALUE_UNSET) {
                SAVE();
                raise_name_error(m, name_at(m, frame->program, ARG));
                goto failed;
            }
            PUSH(v);
            break;
        }
        case OP_STORE_GLOBAL:
            VISIBLE()
            SAVE();
            sp--;
            frame->sp--;
            CHECK(op_store_global(m, frame, ARG, *sp));
        case OP_DELETE_GLOBAL:
            VISIBLE()
            SAVE();
            CHECK(op_delete_global(m, frame, ARG));
        case OP_LOAD_NAME:
            VISIBLE()
            RESULT(0, op_load_name(m, frame, ARG))
        case OP_STORE_NAME:
            VISIBLE()
            SAVE();
            sp--;
            frame->sp--;
            CHECK(op_store_name(m, frame, ARG, *sp));
        case OP_DELETE_NAME:
            VISIBLE()
            SAVE();
            CHECK(op_delete_name(m, frame, ARG));
        case OP_LOAD_ATTR:
            VISIBLE()
            RESULT(1, op_load_attr(m, frame, TOP(), ARG))
        case OP_STORE_ATTR: {
            VISIBLE()
            SAVE();
            bool ok = set_attr(m, TOP(), name_at(m, frame->program, ARG), SECOND());
            sp = drop_values(m, sp, 2);
            CHECK(ok);
        }
        case OP_DELETE_ATTR: {
            VISIBLE()
            SAVE();
            bool ok = del_attr(m, TOP(), name_at(m, frame->program, ARG));
            sp = drop_values(m, sp, 1);
            CHECK(ok);
        }
        case OP_LOAD_METHOD: {
            SAVE();
            Value self;
            Value method = op_load_method(m, frame, TOP(), ARG, &self);
            sp = drop_values(m, sp, 1);
            if (method == VALUE_UNSET) {
                goto failed;
            }
            PUSH(method);
            PUSH(self);
            break;
        }
        case OP_UNARY_NEGATIVE:
            RESULT(1, value_unary(m, TOP(), UNARY_MINUS))
        case OP_UNARY_POSITIVE:
            RESULT(1, value_unary(m, TOP(), UNARY_PLUS))
        case OP_UNARY_INVERT:
            RESULT(1, value_unary(m, TOP(), UNARY_INVERT))
        case OP_UNARY_NOT: {
            bool truth = false;
            SAVE();
            bool ok = value_is_true(m, TOP(), &truth);
            sp = drop_values(m, sp, 1);
            PUSH(value_from_bool(!truth));
            CHECK(ok);
        }
        case OP_BINARY_OP: {
            Value a = SECOND();
            Value b = TOP();
            Value quick = quick_binary(a, b, ARG);
            if (quick != VALUE_UNSET) {
                sp--;
                TOP() = quick;
                break;
            }
            VISIBLE()
            RESULT(2, value_binary(m, a, b, (int)ARG))
        }
        case OP_COMPARE_OP: {
            Value quick = quick_compare(SECOND(), TOP(), ARG);
            if (quick != VALUE_UNSET) {
                sp--;
                TOP() = quick;
                break;
            }
            RESULT(2, value_compare(m, SECOND(), TOP(), (int)ARG))
        }
        case OP_IS_OP: {
            Value same = value_from_bool((SECOND() == TOP()) != (ARG == 1));
            RESULT(2, same)
        }
        case OP_CONTAINS_OP: {
            bool found = false;
            SAVE();
            bool ok = value_contains(m, TOP(), SECOND(), &found);
            sp = drop_values(m, sp, 2);
            PUSH(value_from_bool(found != (ARG == 1)));
            CHECK(ok);
        }
        case OP_BINARY_SUBSCR:
            VISIBLE()
            RESULT(2, value_get_item(m, SECOND(), TOP()))
        case OP_STORE_SUBSCR: {
            VISIBLE()
            SAVE();
            bool ok = value_set_item(m, SECOND(), TOP(), sp[-3]);
            sp = drop_values(m, sp, 3);
            CHECK(ok);
        }
        case OP_DELETE_SUBSCR: {
            VISIBLE()
            SAVE();
            bool ok = value_del_item(m, SECOND(), TOP());
            sp = drop_values(m, sp, 2);
            CHECK(ok);
        }
        case OP_BUILD_TUPLE:
            RESULT((int)ARG, tuple_of(m, sp - ARG, ARG))
        case OP_BUILD_LIST:
            RESULT((int)ARG, op_build_list(m, sp - ARG, ARG))
        case OP_BUILD_SET:
            RESULT((int)ARG, op_build_set(m, sp - ARG, ARG))
        case OP_BUILD_MAP:
            RESULT((int)ARG * 2, op_build_map(m, sp - 2 * ARG, ARG))
        case OP_BUILD_STRING:
            RESULT((int)ARG, op_build_string(m, sp - ARG, ARG))
        case OP_BUILD_SLICE: {
            Value step = ARG == 3 ? TOP() : VALUE_NONE;
            Value *items = sp - ARG;
            RESULT((int)ARG, slice_new(m, items[0], items[1], step))
        }
        case OP_LIST_APPEND: {
            SAVE();
            Value item = POP();
            bool ok = list_append(m, sp[-(int32_t)ARG], item);
            release(m, item);
            CHECK(ok);
        }
        case OP_SET_ADD: {
            SAVE();
            Value item = POP();
            bool ok = set_add(m, sp[-(int32_t)ARG], item);
            release(m, item);
            CHECK(ok);
        }
        case OP_MAP_ADD: {
            SAVE();
            bool ok = dict_set(m, sp[-2 - (int32_t)ARG], SECOND(), TOP());
            sp = drop_values(m, sp, 2);
            CHECK(ok);
        }
        case OP_LIST_EXTEND:
        case OP_SET_UPDATE:
        case OP_DICT_UPDATE:
        case OP_DICT_MERGE: {
            SAVE();
            bool ok = op_extend(m, sp, instruction_op(word), ARG);
            sp = drop_values(m, sp, 1);
            CHECK(ok);
        }
        case OP_CONST_SET:
            RESULT(1, op_const_set(m, TOP()))
        case OP_LIST_TO_TUPLE:
            RESULT(1, tuple_of(m, list_items(m, TOP()), list_count(m, TOP())))
        case OP_UNPACK_SEQUENCE: {
            SAVE();
            Value sequence = POP();
            bool ok = op_unpack(m, sequence, (int)ARG, -1, sp);
            release(m, sequence);
            sp += ok ? ARG : 0;
            CHECK(ok);
        }
        case OP_UNPACK_EX: {
            SAVE();
            Value sequence = POP();
            int before = (int)(ARG & 0xFF);
            int after = (int)(ARG >> 8);
            bool ok = op_unpack(m, sequence, before, after, sp);
            release(m, sequence);
            sp += ok ? before + 1 + after : 0;
            CHECK(ok);
        }
        case OP_FORMAT_VALUE: {
            int count = ARG & 4 ? 2 : 1;
            RESULT(count, op_format(m, sp[-count], ARG & 4 ? TOP() : VALUE_UNSET, ARG & 3))
        }
        case OP_JUMP: {
            const Instruction *target = code->instructions + ARG;
            bool backward = target < ip;
            JUMP_TO(target);
            if (backward) {
                SAVE();
                if (!safe_point(m)) {
                    goto failed;
                }
            }
            break;
        }
        case OP_POP_JUMP_IF_FALSE:
        case OP_POP_JUMP_IF_TRUE: {
            Value v = POP();
            bool truth = v == VALUE_TRUE;
            if (!value_is_bool(v)) {
                SAVE();
                bool ok = value_is_true(m, v, &truth);
                release(m, v);
                if (!ok) {
                    goto failed;
                }
            }
            if (truth == (instruction_op(word) == OP_POP_JUMP_IF_TRUE)) {
                bool backward = code->instructions + ARG < ip;
                JUMP_TO(code->instructions + ARG);
                if (backward) {
                    SAVE();
                    if (!safe_point(m)) {
                        goto failed;
                    }
                }
            }
            break;
        }
        case OP_POP_JUMP_IF_NONE:
        case OP_POP_JUMP_IF_NOT_NONE: {
            SAVE();
            Value v = POP();
            if ((v == VALUE_NONE) == (instruction_op(word) == OP_POP_JUMP_IF_NONE)) {
                JUMP_TO(code->instructions + ARG);
            }
            release(m, v);
            break;
        }
        case OP_JUMP_IF_FALSE_OR_POP:
        case OP_JUMP_IF_TRUE_OR_POP: {
            bool truth = false;
            SAVE();
            if (!value_is_true(m, TOP(), &truth)) {
                goto failed;
            }
            if (truth == (instruction_op(word) == OP_JUMP_IF_TRUE_OR_POP)) {
                JUMP_TO(code->instructions + ARG);
            } else {
                release(m, POP());
            }
            break;
        }
        case OP_GET_ITER:
            RESULT(1, value_iter(m, TOP()))
        case OP_FOR_ITER: {
            Value iterator = TOP();
            Value next = quick_next(m, iterator);
            if (next == VALUE_PUSHED) { // not one of the quick ones
                SAVE();
                next = op_for_iter(m, iterator);
                if (next == VALUE_PUSHED) {
                    SETTLE();
                    LOAD();
                    break;
                }
                if (next == VALUE_UNSET && value_is_ref(m->world->pending)) {
                    goto failed;
                }
            }
            if (next == VALUE_UNSET) {
                SAVE();
                release(m, POP());
                JUMP_TO(code->instructions + ARG);
            } else {
                PUSH(next);
            }
            break;
        }
        case OP_CALL: {
            Value *args = sp - ARG;
            int count = (int)ARG;
            Value callable = args[-2];
            if (args[-1] != VALUE_UNSET) {
                args--;
                count++;
            }
            VISIBLE()
            SETTLE();
            SAVE();
            Value result = call_push(m, callable, args, count, NULL, VALUE_UNSET);
            sp = drop_values(m, sp, (int)ARG + 2);
            if (result == VALUE_PUSHED) {
                goto pushed;
            }
            if (result == VALUE_UNSET) {
                goto failed;
            }
            if (result == VALUE_BLOCKED) {
                PUSH(VALUE_NONE);
                goto blocked;
            }
            PUSH(result);
            break;
        }
        case OP_CALL_KW: {
            VISIBLE()
            SETTLE();
            SAVE();
            Value result = op_call_kw(m, sp, (int)ARG);
            sp = drop_values(m, sp, (int)ARG + 3);
            if (result == VALUE_PUSHED) {
                goto pushed;
            }
            if (result == VALUE_UNSET) {
                goto failed;
            }
            if (result == VALUE_BLOCKED) {
                PUSH(VALUE_NONE);
                goto blocked;
            }
            PUSH(result);
            break;
        }
        case OP_CALL_EX: {
            VISIBLE()
            SETTLE();
            SAVE();
            Value result = op_call_ex(m, sp, ARG == 1);
            sp = drop_values(m, sp, 3 + (ARG == 1));
            if (result == VALUE_PUSHED) {
                goto pushed;
            }
            if (result == VALUE_UNSET) {
                goto failed;
            }
            if (result == VALUE_BLOCKED) {
                PUSH(VALUE_NONE);
                goto blocked;
            }
            PUSH(result);
            break;
        }
        case OP_MAKE_FUNCTION: {
            int extra = ((ARG & 1) != 0) + ((ARG & 2) != 0) + ((ARG & 8) != 0);
            RESULT(extra + 1, op_make_function(m, frame, sp, ARG))
        }
        case OP_RETURN_VALUE: {
            SETTLE();
            sp--;
            SAVE();
            frame_return(m, *sp);
            goto left;
        }
        case OP_LOAD_BUILD_CLASS:
            RESULT(0, op_build_class_function(m))
        case OP_RETURN_GENERATOR: {
            SAVE();
            Value generator = generator_new(m, frame);
            if (generator == VALUE_UNSET) {
                goto failed;
            }
            return_generator(m, generator);
            goto left;
        }
        case OP_YIELD_VALUE:
            SETTLE();
            sp--;
            SAVE();
            frame_yield(m, *sp);
            goto left;
        case OP_GET_YIELD_FROM_ITER:
            RESULT(1, op_yield_from_iter(m, TOP()))
        case OP_GET_AWAITABLE:
            if (TOP() == VALUE_BARE_YIELD) { // is its own awaitable
                break;
            }
            RESULT(1, awaitable_of(m, TOP(), ARG))
        case OP_SEND: {
            SETTLE();
            SAVE();
            Value sent = TOP();
            TOP() = VALUE_NONE;
            Value result;
            switch (send_step(m, &SECOND(), sent, &result)) {
            case SEND_DONE:
                sp = drop_values(m, sp, 2);
                PUSH(result);
                break;
            case SEND_YIELD:
                frame_yield(m, result);
                goto left;
            case SEND_PUSHED:
                goto pushed;
            case SEND_FAILED:
                goto failed;
            }
            break;
        }
        case OP_ASYNC_GEN_WRAP:
            break;
        case OP_GET_AITER:
            RESULT(1, op_get_aiter(m, TOP()))
        case OP_GET_ANEXT:
            RESULT(0, op_get_anext(m, TOP()))
        case OP_END_ASYNC_FOR: {
            SAVE();
            Value exception = POP();
            if (exception_matches(m, exception, builtin_class(m, CLASS_STOP_ASYNC_ITERATION))) {
                release(m, exception);
                release(m, POP());
                break;
            }
            frame->sp--;
            raise_again(m, exception);
            goto failed;
        }
        case OP_BEFORE_WITH:
        case OP_BEFORE_ASYNC_WITH: {
            SAVE();
            Value exit;
            Value enter =
                op_before_with(m, TOP(), instruction_op(word) == OP_BEFORE_ASYNC_WITH, &exit);
            if (enter == VALUE_UNSET) {
                goto failed;
            }
            sp = drop_values(m, sp, 1);
            PUSH(exit);
            SAVE();
            Value result = call_push(m, enter, NULL, 0, NULL, VALUE_UNSET);
            release(m, enter);
            if (result == VALUE_PUSHED) {
                goto pushed;
            }
            if (result == VALUE_UNSET) {
                goto failed;
            }
            if (instruction_op(word) == OP_BEFORE_ASYNC_WITH || result != VALUE_BLOCKED) {
                PUSH(result);
                break;
            }
            PUSH(VALUE_NONE);
            goto blocked;
        }
        case OP_WITH_EXCEPT_START: {
            SAVE();
            Value result = op_with_except(m, sp);
            if (result == VALUE_PUSHED) {
                goto pushed;
            }
            if (result == VALUE_UNSET) {
                goto failed;
            }
            PUSH(result);
            break;
        }
        case OP_RAISE_VARARGS: {
            SAVE();
            Value cause = ARG == 2 ? POP() : VALUE_UNSET;
            Value exception = ARG >= 1 ? POP() : VALUE_UNSET;
            SAVE();
            op_raise(m, exception, cause);
            goto failed;
        }
        case OP_PUSH_EXC_INFO: {
            Value exception = POP();
            PUSH(m->world->strand.handled);
            m->world->strand.handled = retain(m, exception);
            PUSH(exception);
            break;
        }
        case OP_POP_EXCEPT:
            SAVE();
            frame->sp--;
            replace(m, &m->world->strand.handled, POP());
            break;
        case OP_CHECK_EXC_MATCH: {
            SAVE();
            Value match = op_check_match(m, SECOND(), TOP());
            sp = drop_values(m, sp, 1);
            if (match == VALUE_UNSET) {
                goto failed;
            }
            PUSH(match);
            break;
        }
        case OP_CHECK_EG_MATCH: {
            SAVE();
            Value rest;
            Value match;
            if (!op_check_group_match(m, SECOND(), TOP(), &rest, &match)) {
                goto failed;
            }
            sp = drop_values(m, sp, 2);
            PUSH(rest);
            PUSH(match);
            break;
        }
        case OP_PREP_RERAISE_STAR:
            RESULT(2, op_prep_reraise_star(m, SECOND(), TOP()))
        case OP_RERAISE: {
            sp--;
            SAVE();
            raise_again(m, *sp);
            goto failed;
        }
        case OP_LOAD_ASSERTION_ERROR:
            PUSH(retain(m, builtin_class(m, CLASS_ASSERTION_ERROR)));
            break;
        case OP_IMPORT_NAME: {
            SAVE();
            Value module = op_import(m, frame, ARG, TOP());
            if (module == VALUE_PUSHED) { // the module's code runs first; then again
                SETTLE();
                LOAD();
                break;
            }
            sp = drop_values(m, sp, 2);
            if (module == VALUE_UNSET) {
                goto failed;
            }
            PUSH(module);
            break;
        }
        case OP_IMPORT_FROM:
            RESULT(0, op_import_from(m, TOP(), name_at(m, frame->program, ARG)))
        case OP_IMPORT_STAR: {
            SAVE();
            bool ok = op_import_star(m, frame, TOP());
            sp = drop_values(m, sp, 1);
            CHECK(ok);
        }
        case OP_SETUP_ANNOTATIONS:
            SAVE();
            CHECK(op_setup_annotations(m, frame));
        case OP_GET_LEN: {
            int64_t length = 0;
            SAVE();
            bool ok = value_length(m, TOP(), &length);
            PUSH(ok ? value_from_small_int(length) : VALUE_NONE);
            CHECK(ok);
        }
        case OP_MATCH_MAPPING:
            *sp = value_from_bool(op_match_mapping(m, TOP()));
            sp++;
            break;
        case OP_MATCH_SEQUENCE:
            *sp = value_from_bool(op_match_sequence(m, TOP()));
            sp++;
            break;
        case OP_MATCH_KEYS:
            RESULT(0, op_match_keys(m, SECOND(), TOP()))
        case OP_MATCH_CLASS:
            RESULT(3, op_match_class(m, sp[-3], SECOND(), TOP(), (int)ARG))
        case OPCODE_COUNT:
            assert(!"bad opcode");
            break;
        }
        continue;

    failed:
        SETTLE();
        SAVE();
        if (limit_reached(m, &reason)) {
            return reason;
        }
        unwind(m);
        goto left;

    pushed: // values were dropped from the caller's stack; the callee is on top
        frame->sp = (uint32_t)(sp - frame->slots - frame->base);
        if (value_is_ref(m->world->pending)) {
            unwind(m);
            goto left;
        }
        if (!safe_point(m)) {
            limit_reached(m, &reason);
            return reason;
        }
        goto left;

    left: // some other frame may be on top
        SETTLE();
        if (!frame_on_top(m)) {
            return STOP_FINISHED;
        }
        LOAD();
        continue;

    visible:
        ip--;
        SETTLE();
        SAVE();
        return STOP_VISIBLE;

    blocked:
        SETTLE();
        SAVE();
        return STOP_BLOCKED;
    }
}

StopReason run_strand(Machine *m) {
    World *w = m->world;
    for (;;) {
        if (w->strand.frame == VALUE_UNSET) {
            return !value_is_ref(w->pending)          ? STOP_FINISHED
                   : pending_is(m, CLASS_SYSTEM_EXIT) ? STOP_EXIT
                                                      : STOP_FAILED;
        }
        StopReason reason;
        if (frame_on_top(m)) {
            reason = run_frames(m);
            if (reason != STOP_FINISHED) {
                return reason;
            }
        } else if (!run_native_frame(m, &reason)) {
            return reason;
        }
        if (limit_reached(m, &reason)) {
            return reason;
        }
    }
}
