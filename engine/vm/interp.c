#include "engine/vm/interp.h"

#include <assert.h>

#include "engine/vm/descend.h"
#include "engine/vm/generator.h"
#include "engine/vm/horizon.h"
#include "engine/vm/ops.h"
#include "engine/vm/quick.h"
#include "engine/vm/str.h"
#include "engine/vm/turns.h"
#include "engine/vm/unwind.h"
#include "engine/vm/walk.h"
#include "engine/vm/watch.h"

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

// At a backward jump or a call: the only places where a run can be stopped for using too much, and
// where, under most profiles, another strand's turn begins.
static bool is_unsafe(const Machine *m) {
    const World *w = m->world;
    return w->instruction_count > w->check_at || horizon_is_reached(m) ||
           w->heap.candidates > w->collect_at || m->limit != NULL;
}

// False: the run ends here, or another strand's or process's turn begins.
static bool safe_point(Machine *m) {
    World *w = m->world;
    if (w->instruction_count > m->max_instructions) {
        m->limit = "steps";
    }
    if (w->instruction_count > m->publish_at) {
        recorder_publish(m->recorder);
        m->publish_at = w->instruction_count + PUBLISH_EVERY * m->instruction_units;
        turns_watch(m);
    }
    if (w->heap.candidates > w->collect_at) {
        uint64_t freed = heap_collect(m, true);
        w->collect_at = freed > w->collect_at / 4 ? COLLECT_FIRST : w->collect_at * 2;
    }
    bool is_over = (horizon_is_reached(m) && w->nesting == 0) ||
                   (w->instruction_count > w->check_at && turn_is_over(m));
    return m->limit == NULL && !is_over;
}

static StopReason stop_at_safe_point(Machine *m) {
    StopReason reason = STOP_SWITCH;
    limit_reached(m, &reason);
    return reason;
}

// The registers of the dispatch loop are plain variables, so that the compiler can keep them in
// real ones. They are written back (SAVE) before anything that could look at the frame or run
// other code, and read again (LOAD) when another frame is on top. SAVE settles the account too:
// whoever looks finds all instructions counted up to and with the one that runs. Only a jump leaves
// the straight line from counted to ip, so nothing else has to count.
#define LOAD() (frame = current_frame(m), LOAD_FRAME())
#define LOAD_FRAME()                                                                               \
    (table = weighs ? costs_table(m, frame->program, frame_code(m, frame)) : NULL,                 \
     code = frame_code(m, frame)->instructions, counted = ip = code + frame->ip,                   \
     sp = frame->slots + frame->base + frame->sp)
#define SETTLE()                                                                                   \
    (m->world->instruction_count +=                                                                \
     weighs ? weigh(m, frame, table, code, counted, ip) : (uint64_t)(ip - counted),                \
     counted = ip)
#define SAVE_STACK(p)   (frame->sp = (uint32_t)((p) - (frame->slots + frame->base)))
#define SAVE_PLACE()    (frame->ip = (uint32_t)(ip - code))
#define SAVE()          (SETTLE(), SAVE_PLACE(), SAVE_STACK(sp))
#define JUMP_TO(target) (SETTLE(), counted = ip = code + (target))

#define PUSH(v)     (*sp++ = (v))
#define POP()       (*--sp)
#define TOP()       (sp[-1])
#define SECOND()    (sp[-2])
#define THIRD()     (sp[-3])
#define PEEK(n)     (sp[-(ptrdiff_t)(n)])
#define ARG         instruction_arg(word)
#define DROP(count) (sp -= (count), SAVE_STACK(sp), release_values(m, sp, (count)))
#define CHECK(ok)                                                                                  \
    if (!(ok)) {                                                                                   \
        goto failed;                                                                               \
    }                                                                                              \
    break

// Lets go of a value that is on the stack no more. What dies may run code of the program.
#define RELEASE(v)                                                                                 \
    {                                                                                              \
        Value gone_ = (v);                                                                         \
        if (value_is_ref(gone_) && --object_at(m, gone_)->refs == 0) {                             \
            SAVE();                                                                                \
            object_free(m, object_at(m, gone_));                                                   \
        }                                                                                          \
    }
// Puts a value (owned) in the place of the one on top.
#define REPLACE_TOP(v)                                                                             \
    {                                                                                              \
        Value before_ = TOP();                                                                     \
        TOP() = (v);                                                                               \
        RELEASE(before_)                                                                           \
    }

// Stops before an operation that other lanes could notice, when that was asked for.
#define VISIBLE()                                                                                  \
    if (m->attends) {                                                                              \
        ip--;                                                                                      \
        SAVE();                                                                                    \
        Attention attention_ = turns_attend(m, frame);                                             \
        if (attention_ != ATTENTION_NONE) {                                                        \
            return attention_ == ATTENTION_VISIBLE ? STOP_VISIBLE : STOP_SWITCH;                   \
        }                                                                                          \
        ip++;                                                                                      \
    }

// An iterator among the operands whose code may have to wait becomes a list first: walk.h.
#define WALK()                                                                                     \
    if (m->world->uses_threads) {                                                                  \
        SAVE();                                                                                    \
        int walked_ = walk_operand(m, frame, word);                                                \
        if (walked_ < 0) {                                                                         \
            goto failed;                                                                           \
        }                                                                                          \
        if (walked_ > 0) {                                                                         \
            goto left;                                                                             \
        }                                                                                          \
    }

// A special method in Python is a frame like any other where strands may have to wait: descend.h.
#define DESCEND(drop, expression)                                                                  \
    if (m->world->uses_threads) {                                                                  \
        SAVE();                                                                                    \
        result = (expression);                                                                     \
        if (result != VALUE_NOT_IMPLEMENTED) {                                                     \
            DROP(drop);                                                                            \
            goto called;                                                                           \
        }                                                                                          \
    }

// A jump on a condition.
#define NOTE_JUMP(condition)                                                                       \
    if (weighs) {                                                                                  \
        costs_jump(m, frame->program, frame_code(m, frame), (uint32_t)(ip - code), (condition));   \
    }

// Goes on with the instruction that usually comes next, if it does, without a way through the
// switch: what a processor sees coming by far the best.
#define THEN(opcode, label)                                                                        \
    if (instruction_op(*ip) == (opcode)) {                                                         \
        word = *ip++;                                                                              \
        goto label;                                                                                \
    }                                                                                              \
    break

// Replaces the top `drop` values by the result of an operation that may fail.
#define RESULT(drop, expression)                                                                   \
    {                                                                                              \
        SAVE();                                                                                    \
        Value result_ = (expression);                                                              \
        DROP(drop);                                                                                \
        if (result_ == VALUE_UNSET) {                                                              \
            goto failed;                                                                           \
        }                                                                                          \
        PUSH(result_);                                                                             \
        break;                                                                                     \
    }

// Takes the top values off, which stay where they are until they are let go of.
__attribute__((always_inline)) static inline void release_values(Machine *m, const Value *bottom,
                                                                 uint32_t count) {
    while (count > 0) {
        release(m, bottom[--count]);
    }
}

// The prices of the instructions from `from` to `to`.
static inline uint64_t weigh(const Machine *m, const Frame *frame, const uint64_t *table,
                             const Instruction *code, const Instruction *from,
                             const Instruction *to) {
    if (m->counts_kinds && from != to) {
        costs_note(m, frame_code(m, frame), (uint32_t)(from - code), (uint32_t)(to - code));
    }
    return table[to - code] - table[from - code];
}

// weighs: a constant, so that the usual way does without what only the other one needs.
__attribute__((always_inline)) static inline StopReason run_frames(Machine *m, bool weighs) {
    const uint64_t *table; // of prices, up to each instruction of the code
    Frame *frame;
    const Instruction *code;    // of the frame: the first
    const Instruction *ip;      // the next
    const Instruction *counted; // all before it are in the account
    Value *sp;                  // the first free place of the operand stack
    bool truth;                 // a condition for `branch`
    Value operand;              // on top of the stack, but not there yet: for `operand`
    Value result;               // of a call, for `called`
    Value callable;             // owned, of a call that goes to `entered`
    const Code *plain;          // of the function that it calls
    Frame *callee;
    uint16_t flag; // FrameFlag, of a call of `operand` with what is on top
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
        case OP_ASYNC_GEN_WRAP:
            break;
        case OP_POP_TOP: {
            Value v = POP();
            RELEASE(v)
            THEN(OP_JUMP, jump);
        }
        case OP_PUSH_NULL:
            PUSH(VALUE_UNSET);
            THEN(OP_LOAD_GLOBAL, load_global);
        case OP_COPY: {
            Value copied = retain(m, PEEK(ARG));
            PUSH(copied);
            break;
        }
        case OP_SWAP: {
            Value top = TOP();
            TOP() = PEEK(ARG);
            PEEK(ARG) = top;
            break;
        }
        case OP_LOAD_CONST:
        load_const:
            operand = constant_at(m, frame->program, ARG);
            goto operand;
        case OP_LOAD_FAST:
        load_fast:
            operand = frame->slots[ARG];
            if (operand == VALUE_UNSET) {
                SAVE();
                raise_unbound_local(m, frame, ARG);
                goto failed;
            }
            if (instruction_op(*ip) == OP_LOAD_CONST) { // x < 2
                PUSH(retain(m, operand));
                word = *ip++;
                goto load_const;
            }
            if (instruction_op(*ip) == OP_LOAD_ATTR && !m->attends) { // self.x
                result = quick_attribute(m, frame, operand, instruction_arg(*ip));
                if (result != VALUE_UNSET) {
                    ip++;
                    PUSH(result);
                    break;
                }
            }
            goto operand;
        case OP_STORE_FAST:
        store_fast : {
            Value old = frame->slots[ARG];
            frame->slots[ARG] = POP();
            RELEASE(old)
            if (m->record_lines) {
                SAVE();
                note_local(m, frame, ARG);
            }
            break;
        }
        case OP_LOAD_DEREF:
            operand = AS(Cell, m, *cell_at(m, frame, ARG))->value;
            if (operand == VALUE_UNSET) {
                SAVE();
                raise_unbound_cell(m, frame, ARG);
                goto failed;
            }
            goto operand;
        case OP_STORE_DEREF: {
            Value *place = &AS(Cell, m, *cell_at(m, frame, ARG))->value;
            Value old = *place;
            *place = POP();
            RELEASE(old)
            if (m->record_lines) {
                SAVE();
                note_cell(m, frame, ARG);
            }
            break;
        }
        case OP_LOAD_CLOSURE:
            PUSH(retain(m, *cell_at(m, frame, ARG)));
            break;
        case OP_LOAD_GLOBAL:
        load_global : {
            VISIBLE()
            Value v = quick_global(m, frame, ARG);
            if (v == VALUE_UNSET) {
                v = op_load_global(m, frame, ARG);
            }
            if (v == VALUE_UNSET) {
                SAVE();
                raise_name_error(m, name_at(m, frame->program, ARG));
                goto failed;
            }
            PUSH(v);
            if (instruction_op(*ip) == OP_LOAD_FAST) { // f(x)
                word = *ip++;
                goto load_fast;
            }
            THEN(OP_LOAD_ATTR, load_attr);
        }
        case OP_LOAD_NAME: {
            VISIBLE()
            bool is_global = frame->locals == VALUE_UNSET;
            Value quick = is_global ? quick_global(m, frame, ARG) : VALUE_UNSET;
            if (quick == VALUE_UNSET) {
                RESULT(0, op_load_name(m, frame, ARG))
            }
            PUSH(quick);
            break;
        }
        case OP_STORE_GLOBAL:
        case OP_STORE_NAME: {
            VISIBLE()
            sp--;
            bool is_name = instruction_op(word) == OP_STORE_NAME;
            bool is_global = !is_name || frame->locals == VALUE_UNSET;
            Value *place = is_global ? quick_global_place(m, frame, ARG) : NULL;
            if (place) {
                Value old = *place;
                *place = *sp;
                RELEASE(old)
                break;
            }
            SAVE();
            CHECK(is_name ? op_store_name(m, frame, ARG, *sp)
                          : op_store_global(m, frame, ARG, *sp));
        }
        case OP_LOAD_ATTR:
        load_attr : {
            VISIBLE()
            Value quick = quick_attribute(m, frame, TOP(), ARG);
            if (quick == VALUE_UNSET) {
                DESCEND(1, descend_load_attr(m, TOP(), name_at(m, frame->program, ARG)))
                operand = weighs ? VALUE_UNSET : quick_getter(m, frame, TOP(), ARG);
                plain = plain_code(m, frame, operand, 1);
                if (plain) {
                    flag = FRAME_IS_GETTER;
                    goto called_with_top;
                }
                RESULT(1, op_load_attr(m, frame, TOP(), ARG))
            }
            REPLACE_TOP(quick)
            THEN(OP_LOAD_CONST, load_const);
        }
        case OP_STORE_ATTR: {
            VISIBLE()
            DESCEND(2, descend_store_attr(m, TOP(), name_at(m, frame->program, ARG), SECOND()))
            Value *place = quick_attribute_place(m, frame, TOP(), ARG);
            if (place) {
                Value old = *place;
                *place = SECOND();
                sp -= 2;
                Value owner = sp[1];
                RELEASE(old)
                RELEASE(owner)
                break;
            }
            SAVE();
            bool ok = quick_can_add(m, frame, TOP(), ARG)
                          ? op_add_attr(m, frame, TOP(), ARG, SECOND())
                          : op_store_attr(m, frame, TOP(), ARG, SECOND());
            DROP(2);
            CHECK(ok);
        }
        case OP_LOAD_METHOD: {
            Value quick = quick_method(m, frame, TOP(), ARG);
            if (quick != VALUE_UNSET) {
                Value instance = TOP();
                TOP() = quick;
                PUSH(instance);
                break;
            }
            SAVE();
            Value self;
            Value method = op_load_method(m, frame, TOP(), ARG, &self);
            DROP(1);
            if (method == VALUE_UNSET) {
                goto failed;
            }
            PUSH(method);
            PUSH(self);
            break;
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
            DESCEND(2, descend_binary(m, a, b, (int)ARG))
            RESULT(2, value_binary(m, a, b, (int)ARG))
        }
        case OP_COMPARE_OP:
            result = quick_compare(SECOND(), TOP(), ARG);
            if (result == VALUE_UNSET && is_type(m, TOP(), TYPE_STR) &&
                is_type(m, SECOND(), TYPE_STR)) {
                result = str_compare(m, SECOND(), TOP(), (int)ARG);
                DROP(2);
                goto compared;
            }
            if (result == VALUE_UNSET) {
                DESCEND(2, descend_compare(m, SECOND(), TOP(), (int)ARG))
                RESULT(2, value_compare(m, SECOND(), TOP(), (int)ARG))
            }
            sp -= 2;
            goto compared;
        case OP_IS_OP: {
            Value same = value_from_bool((SECOND() == TOP()) != (ARG == 1));
            RESULT(2, same)
        }
        case OP_UNARY_NOT:
        case OP_CONTAINS_OP: {
            if (instruction_op(word) == OP_CONTAINS_OP) {
                DESCEND(2, descend_contains(m, TOP(), SECOND(), ARG == 1))
            } else {
                DESCEND(1, descend_truth(m, frame, TOP()))
            }
            SAVE();
            uint32_t operands = 2;
            bool ok;
            truth = false; // and stays so when there is none
            if (instruction_op(word) == OP_UNARY_NOT) {
                operands = 1;
                ok = value_is_true(m, TOP(), &truth);
                truth = !truth;
            } else {
                ok = value_contains(m, TOP(), SECOND(), &truth);
                truth = truth != (ARG == 1);
            }
            DROP(operands);
            PUSH(value_from_bool(truth));
            CHECK(ok);
        }
        case OP_BINARY_SUBSCR: {
            VISIBLE()
            Value quick = quick_item(m, SECOND(), TOP());
            if (quick == VALUE_UNSET) {
                DESCEND(2, descend_get_item(m, SECOND(), TOP()))
                RESULT(2, value_get_item(m, SECOND(), TOP()))
            }
            sp--; // the index is a word
            REPLACE_TOP(quick)
            break;
        }
        case OP_STORE_SUBSCR: {
            VISIBLE()
            DESCEND(3, descend_set_item(m, SECOND(), TOP(), THIRD()))
            Value *place = quick_list_place(m, SECOND(), TOP());
            if (place) {
                sp -= 3;
                Value old = *place;
                Value list = sp[1];
                *place = *sp;
                RELEASE(old)
                RELEASE(list)
                break;
            }
            SAVE();
            bool ok = value_set_item(m, SECOND(), TOP(), THIRD());
            DROP(3);
            CHECK(ok);
        }
        case OP_BUILD_TUPLE:
            RESULT(ARG, tuple_of(m, sp - ARG, ARG))
        case OP_BUILD_LIST:
            RESULT(ARG, op_build_list(m, sp - ARG, ARG))
        case OP_BUILD_STRING:
            RESULT(ARG, op_build_string(m, sp - ARG, ARG))
        case OP_LIST_APPEND: {
            Value item = POP();
            SAVE();
            bool ok = list_append(m, PEEK(ARG), item);
            release(m, item);
            CHECK(ok);
        }
        case OP_UNPACK_SEQUENCE: {
            WALK()
            Value sequence = POP();
            if (is_type(m, sequence, TYPE_TUPLE) && tuple_count(m, sequence) == ARG) {
                const Value *items = tuple_items(m, sequence);
                for (uint32_t i = ARG; i > 0; i--) {
                    PUSH(retain(m, items[i - 1]));
                }
                RELEASE(sequence)
                break;
            }
            SAVE();
            bool ok = op_unpack(m, sequence, (int)ARG, -1, sp);
            release(m, sequence);
            sp += ok ? ARG : 0;
            CHECK(ok);
        }
        case OP_FORMAT_VALUE: {
            uint32_t count = ARG & 4 ? 2 : 1;
            if (count == 1) {
                DESCEND(1, descend_format(m, TOP(), ARG))
            } else {
                DESCEND(2, descend_format_as(m, SECOND(), ARG & 3, TOP()))
            }
            RESULT(count, op_format(m, PEEK(count), ARG & 4 ? TOP() : VALUE_UNSET, ARG & 3))
        }
        case OP_JUMP:
        jump : {
            bool backward = code + ARG < ip;
            JUMP_TO(ARG);
            if (backward && is_unsafe(m)) {
                goto unsafe;
            }
            THEN(OP_FOR_ITER, for_iter);
        }
        case OP_POP_JUMP_IF_FALSE:
        case OP_POP_JUMP_IF_TRUE: {
            if (is_type(m, TOP(), TYPE_INSTANCE)) {
                DESCEND(1, descend_truth(m, frame, TOP()))
            }
            Value v = POP();
            truth = v == VALUE_TRUE;
            if (!value_is_bool(v)) {
                SAVE();
                bool ok = value_is_true(m, v, &truth);
                release(m, v);
                if (!ok) {
                    goto failed;
                }
            }
            goto branch;
        }
        case OP_POP_JUMP_IF_NONE:
        case OP_POP_JUMP_IF_NOT_NONE: {
            Value v = POP();
            NOTE_JUMP(v == VALUE_NONE)
            if ((v == VALUE_NONE) == (instruction_op(word) == OP_POP_JUMP_IF_NONE)) {
                JUMP_TO(ARG);
            }
            RELEASE(v)
            break;
        }
        case OP_JUMP_IF_FALSE_OR_POP:
        case OP_JUMP_IF_TRUE_OR_POP:
            SAVE();
            if (!value_is_true(m, TOP(), &truth)) {
                goto failed;
            }
            if (truth == (instruction_op(word) == OP_JUMP_IF_TRUE_OR_POP)) {
                JUMP_TO(ARG);
            } else {
                sp--;
                RELEASE(*sp)
            }
            break;
        case OP_GET_ITER:
            DESCEND(1, descend_iter(m, TOP()))
            RESULT(1, value_iter(m, TOP()))
        case OP_FOR_ITER:
        for_iter : {
            Value iterator = TOP();
            Value next = quick_next(m, iterator);
            if (next == VALUE_PUSHED) { // not one of the quick ones
                operand = weighs ? VALUE_UNSET : quick_step(m, iterator);
                plain = plain_code(m, frame, operand, 1);
                if (plain) {
                    work_done(m, COST_ITEM, 1);
                    PUSH(retain(m, iterator));
                    flag = FRAME_IS_STEP;
                    goto called_with_top;
                }
                SAVE();
                next = op_for_iter(m, iterator);
                if (next == VALUE_PUSHED) {
                    goto left;
                }
                if (next == VALUE_UNSET && value_is_ref(m->world->pending)) {
                    goto failed;
                }
            }
            NOTE_JUMP(next == VALUE_UNSET)
            if (next == VALUE_UNSET) {
                sp--;
                RELEASE(*sp)
                JUMP_TO(ARG);
                break;
            }
            PUSH(next);
            THEN(OP_STORE_FAST, store_fast);
        }
        case OP_CALL:
        call : {
            VISIBLE()
            Value *args = sp - ARG;
            callable = args[-2];
            bool has_self = args[-1] != VALUE_UNSET;
            int count = (int)ARG + has_self;
            SETTLE();
            SAVE_PLACE();
            plain = plain_code(m, frame, callable, count);
            if (plain) {
                SAVE_STACK(args - 2);
                callee = quick_call(m, callable, plain, args - has_self, count);
                goto entered;
            }
            SAVE_STACK(sp);
            Value init = has_self ? VALUE_UNSET : quick_init(m, callable);
            plain = init == VALUE_UNSET ? NULL : plain_code(m, frame, init, count + 1);
            if (plain || (init != VALUE_UNSET && !m->world->uses_threads)) {
                args[-1] = instance_new(m, callable);
                if (args[-1] == VALUE_UNSET) {
                    goto failed;
                }
                if (!plain) {
                    result = call_init(m, init, args - 1, count + 1, NULL, VALUE_UNSET);
                    DROP(ARG + 2);
                    goto called;
                }
                SAVE_STACK(args - 2);
                callee = quick_call_init(m, init, plain, args - 1, count + 1);
            entered:
                if (!callee) {
                    goto failed;
                }
                frame = callee;
                code = counted = ip = plain->instructions;
                table = weighs ? costs_table(m, frame->program, plain) : NULL;
                sp = frame->slots + plain->frame_base;
                release(m, callable);
                if (is_unsafe(m)) {
                    goto unsafe;
                }
                THEN(OP_LOAD_FAST, load_fast);
            }
            bool is_native = is_type(m, callable, TYPE_NATIVE) && !m->world->uses_threads;
            result = is_native ? native_call_plain(m, callable, args - has_self, count)
                               : call_push(m, callable, args - has_self, count, NULL, VALUE_UNSET);
            DROP(ARG + 2);
            goto called;
        }
        case OP_CALL_KW:
            VISIBLE()
            SAVE();
            result = op_call_kw(m, sp, (int)ARG);
            DROP(ARG + 3);
            goto called;
        case OP_CALL_EX:
            WALK()
            VISIBLE()
            SAVE();
            result = op_call_ex(m, sp, ARG == 1);
            DROP(3 + (ARG == 1));
            goto called;
        case OP_RETURN_VALUE: {
            result = POP();
            if (m->record_lines) { // its variables are about to go
                SAVE();
                watch_tell(m);
            }
            if (return_is_plain(frame, result)) {
                SETTLE();
                SAVE_STACK(sp);
                frame = quick_return(m, frame, &sp, result);
                const Code *caller = frame_code(m, frame);
                code = caller->instructions;
                counted = ip = code + frame->ip;
                table = weighs ? costs_table(m, frame->program, caller) : NULL;
                break;
            }
            SAVE();
            frame_return(m, result);
            goto left;
        }
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
            if (frame->action == ACTION_NATIVE && sink_takes(m, frame, TOP())) {
                TOP() = VALUE_NONE; // what it is resumed with
                break;
            }
            sp--;
            SAVE();
            frame_yield(m, *sp);
            goto left;
        case OP_GET_AWAITABLE:
            if (TOP() != VALUE_BARE_YIELD) {
                RESULT(1, awaitable_of(m, TOP(), ARG))
            }
            if (instruction_op(ip[1]) != OP_SEND) { // it is its own awaitable
                break;
            }
            PUSH(VALUE_NONE); // behind LOAD_CONST None, which an await sends first
            ip += 2;
            goto send;
        case OP_SEND:
        send : {
            SAVE();
            Value sent = TOP();
            TOP() = VALUE_NONE;
            if (SECOND() == VALUE_BARE_YIELD && sent == VALUE_NONE && task_give_way(m, frame)) {
                goto left;
            }
            switch (send_step(m, &SECOND(), sent, &result)) {
            case SEND_DONE:
                DROP(2);
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
        case OP_BEFORE_WITH:
        case OP_BEFORE_ASYNC_WITH: {
            VISIBLE()
            SAVE();
            Value exit;
            bool is_async = instruction_op(word) == OP_BEFORE_ASYNC_WITH;
            Value enter = op_before_with(m, TOP(), is_async, &exit);
            if (enter == VALUE_UNSET) {
                goto failed;
            }
            DROP(1);
            PUSH(exit);
            SAVE();
            result = call_push(m, enter, NULL, 0, NULL, VALUE_UNSET);
            release(m, enter);
            goto called;
        }
        case OP_WITH_EXCEPT_START:
            SAVE();
            result = op_with_except(m, sp);
            goto called;
        case OP_IMPORT_NAME: {
            SAVE();
            Value module = op_import(m, frame, ARG, SECOND(), TOP());
            if (module == VALUE_PUSHED) { // the module's code runs first; then again
                goto left;
            }
            DROP(2);
            if (module == VALUE_UNSET) {
                goto failed;
            }
            PUSH(module);
            break;
        }
        case OP_DELETE_GLOBAL:
        case OP_DELETE_NAME:
        case OP_DELETE_ATTR:
        case OP_DELETE_SUBSCR:
            VISIBLE()
            goto rare;
            RARE_OPERATIONS
            goto rare;
        case OPCODE_COUNT:
        // The one default beside all values of an enum: verify.c has looked that there are no
        // others, and only so does the compiler leave out the test of the range. A condition
        // before the switch that says the same leaves it in: 3 percent of all loops.
        default:
            __builtin_unreachable();
        }
        continue;

    operand: // borrowed: the next operation takes it from here, if it is one of the quick ones
        if (instruction_op(*ip) == OP_BINARY_OP) {
            result = quick_binary(TOP(), operand, instruction_arg(*ip));
            if (result != VALUE_UNSET) {
                ip++;
                TOP() = result;
                if (instruction_op(*ip) == OP_CALL) { // f(n - 1)
                    word = *ip++;
                    goto call;
                }
                continue;
            }
        } else if (instruction_op(*ip) == OP_COMPARE_OP) {
            result = quick_compare(TOP(), operand, instruction_arg(*ip));
            if (result != VALUE_UNSET) {
                ip++;
                sp--;
                goto compared;
            }
        } else if (instruction_op(*ip) == OP_BINARY_SUBSCR && !m->attends) {
            result = quick_item(m, TOP(), operand);
            if (result != VALUE_UNSET) {
                ip++;
                REPLACE_TOP(result)
                continue;
            }
        }
        PUSH(retain(m, operand));
        continue;

    called_with_top: // a method in Python that an instruction calls
        SETTLE();
        SAVE_PLACE();
        SAVE_STACK(--sp);
        callee = quick_call(m, operand, plain, sp, 1);
        if (!callee) {
            goto failed;
        }
        callee->object.flags |= flag;
        callable = VALUE_UNSET; // the class has it
        goto entered;

    compared: // with the operands gone from the stack; a jump usually takes the result from here
        if (instruction_op(*ip) != OP_POP_JUMP_IF_FALSE &&
            instruction_op(*ip) != OP_POP_JUMP_IF_TRUE) {
            PUSH(result);
            continue;
        }
        word = *ip++;
        truth = result == VALUE_TRUE;
        goto branch;

    rare: // what a program does seldom, or what takes long anyway
        WALK()
        DESCEND(descend_rare_operands(word), descend_rare(m, word, sp))
        SAVE();
        if (!op_rare(m, frame, word)) {
            sp = frame->slots + frame->base + frame->sp;
            goto failed;
        }
        sp = frame->slots + frame->base + frame->sp;
        continue;

    branch: // POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE with its condition
        NOTE_JUMP(truth)
        if (truth == (instruction_op(word) == OP_POP_JUMP_IF_TRUE)) {
            bool backward = code + ARG < ip;
            JUMP_TO(ARG);
            if (backward && is_unsafe(m)) {
                goto unsafe;
            }
        }
        continue;

    unsafe:
        SAVE();
        if (!safe_point(m)) {
            return stop_at_safe_point(m);
        }
        continue;

    called: // with the arguments gone from the stack
        if (result == VALUE_PUSHED) {
            goto pushed;
        }
        if (result == VALUE_UNSET) {
            goto failed;
        }
        if (result == VALUE_BLOCKED) {
            PUSH(VALUE_NONE);
            SAVE();
            return STOP_BLOCKED;
        }
        PUSH(result);
        if (is_unsafe(m)) {
            goto unsafe;
        }
        continue;

    failed:
        SAVE();
        if (limit_reached(m, &reason)) {
            return reason;
        }
        unwind(m);
        goto left;

    pushed: // values were dropped from the caller's stack; the callee is on top
        SAVE_STACK(sp);
        if (value_is_ref(m->world->pending)) {
            unwind(m);
        } else if (is_unsafe(m) && !safe_point(m)) {
            return stop_at_safe_point(m);
        }
        goto left;

    left: // some other frame may be on top
        SETTLE();
        if (!frame_on_top(m)) {
            return STOP_FINISHED;
        }
        LOAD();
        continue;
    }
}

__attribute__((noinline)) static StopReason run_frames_by_number(Machine *m) {
    return run_frames(m, false);
}

__attribute__((noinline)) static StopReason run_frames_by_price(Machine *m) {
    return run_frames(m, true);
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
            reason = m->costs ? run_frames_by_price(m) : run_frames_by_number(m);
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
