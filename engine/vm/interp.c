#include "engine/vm/interp.h"

#include <assert.h>

#include "engine/vm/descend.h"
#include "engine/vm/generator.h"
#include "engine/vm/horizon.h"
#include "engine/vm/ops.h"
#include "engine/vm/quick.h"
#include "engine/vm/turns.h"
#include "engine/vm/unwind.h"
#include "engine/vm/walk.h"

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
        m->publish_at = w->instruction_count + PUBLISH_EVERY;
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
// other code, and read again (LOAD) when another frame is on top.
#define LOAD()                                                                                     \
    (frame = current_frame(m), code = frame_code(m, frame)->instructions,                          \
     stack = frame->slots + frame->base, counted = ip = frame->ip, sp = frame->sp)
#define SAVE() (frame->ip = (uint32_t)ip, frame->sp = (uint32_t)sp)

// Adds the instructions since the last time to the account. Only a jump leaves the straight line
// from counted to ip, so nothing else has to count.
#define SETTLE()        (m->world->instruction_count += ip - counted, counted = ip)
#define JUMP_TO(target) (SETTLE(), counted = ip = (target))

#define PUSH(v)  (stack[sp++] = (v))
#define POP()    (stack[--sp])
#define TOP()    (stack[sp - 1])
#define SECOND() (stack[sp - 2])
#define THIRD()  (stack[sp - 3])
#define ARG      instruction_arg(word)
#define CHECK(ok)                                                                                  \
    if (!(ok)) {                                                                                   \
        goto failed;                                                                               \
    }                                                                                              \
    break

// Stops before an operation that other lanes could notice, when that was asked for. It happens at
// the same time, asked or not: the account is settled either way.
#define VISIBLE()                                                                                  \
    m->world->instruction_count += ip - 1 - counted;                                               \
    counted = ip - 1;                                                                              \
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
            sp = drop_values(m, stack, sp, (drop));                                                \
            goto called;                                                                           \
        }                                                                                          \
    }

// Goes on with the instruction that usually comes next, if it does, without a way through the
// switch: what a processor sees coming by far the best.
#define THEN(opcode, label)                                                                        \
    if (instruction_op(code[ip]) == (opcode)) {                                                    \
        word = code[ip++];                                                                         \
        goto label;                                                                                \
    }                                                                                              \
    break

// Replaces the top `drop` values by the result of an operation that may fail.
#define RESULT(drop, expression)                                                                   \
    {                                                                                              \
        SAVE();                                                                                    \
        Value result_ = (expression);                                                              \
        sp = drop_values(m, stack, sp, (drop));                                                    \
        if (result_ == VALUE_UNSET) {                                                              \
            goto failed;                                                                           \
        }                                                                                          \
        PUSH(result_);                                                                             \
        break;                                                                                     \
    }

// Returns the new top: an address of the registers would keep them all in memory.
__attribute__((always_inline)) static inline size_t drop_values(Machine *m, const Value *stack,
                                                                size_t sp, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        release(m, stack[--sp]);
    }
    return sp;
}

__attribute__((noinline)) static StopReason run_frames(Machine *m) {
    Frame *frame;
    const Instruction *code;
    Value *stack;   // the bottom of the operand stack
    size_t ip;      // of the next instruction
    size_t counted; // all before it is in the account
    size_t sp;      // values on the stack
    bool truth;     // a condition for `branch`
    Value result;   // of a call, for `called`
    StopReason reason = STOP_FINISHED;
    LOAD();
    for (;;) {
        Instruction word = code[ip++];
        Opcode op = instruction_op(word);
        if (op >= OPCODE_COUNT) {
            __builtin_unreachable(); // verify.c has looked
        }
        switch (op) {
        case OP_LINE:
            counted++; // costs nothing
            SAVE();
            op_line(m, frame);
            break;
        case OP_NOP:
        case OP_ASYNC_GEN_WRAP:
            break;
        case OP_POP_TOP: {
            Value v = TOP();
            if (value_is_ref(v)) {
                SAVE();
                release(m, v);
            }
            sp--;
            THEN(OP_JUMP, jump);
        }
        case OP_PUSH_NULL:
            PUSH(VALUE_UNSET);
            THEN(OP_LOAD_GLOBAL, load_global);
        case OP_COPY: {
            Value copied = retain(m, stack[sp - ARG]);
            PUSH(copied);
            break;
        }
        case OP_SWAP: {
            Value top = TOP();
            TOP() = stack[sp - ARG];
            stack[sp - ARG] = top;
            break;
        }
        case OP_LOAD_CONST:
        load_const:
            PUSH(retain(m, constant_at(m, frame->program, ARG)));
            THEN(OP_CALL, call);
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
        case OP_STORE_FAST:
        store_fast : {
            Value old = frame->slots[ARG];
            frame->slots[ARG] = POP();
            if (value_is_ref(old)) {
                SAVE();
                release(m, old);
            }
            if (m->record_lines) {
                SAVE();
                note_local(m, frame, ARG);
            }
            break;
        }
        case OP_LOAD_DEREF: {
            Value v = AS(Cell, m, *cell_at(m, frame, ARG))->value;
            if (v == VALUE_UNSET) {
                SAVE();
                raise_unbound_cell(m, frame, ARG);
                goto failed;
            }
            PUSH(retain(m, v));
            break;
        }
        case OP_STORE_DEREF:
            SAVE();
            sp--;
            replace(m, &AS(Cell, m, *cell_at(m, frame, ARG))->value, stack[sp]);
            break;
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
            SAVE();
            sp--;
            frame->sp--;
            bool is_name = instruction_op(word) == OP_STORE_NAME;
            bool is_global = !is_name || frame->locals == VALUE_UNSET;
            Value *place = is_global ? quick_global_place(m, frame, ARG) : NULL;
            if (place) {
                replace(m, place, stack[sp]);
                break;
            }
            CHECK(is_name ? op_store_name(m, frame, ARG, stack[sp])
                          : op_store_global(m, frame, ARG, stack[sp]));
        }
        case OP_LOAD_ATTR:
        load_attr : {
            VISIBLE()
            Value quick = quick_attribute(m, frame, TOP(), ARG);
            if (quick == VALUE_UNSET) {
                DESCEND(1, descend_load_attr(m, TOP(), name_at(m, frame->program, ARG)))
                RESULT(1, op_load_attr(m, frame, TOP(), ARG))
            }
            SAVE();
            replace(m, &TOP(), quick);
            THEN(OP_LOAD_CONST, load_const);
        }
        case OP_STORE_ATTR: {
            VISIBLE()
            DESCEND(2, descend_store_attr(m, TOP(), name_at(m, frame->program, ARG), SECOND()))
            SAVE();
            Value *place = quick_attribute_place(m, frame, TOP(), ARG);
            if (place) {
                Value old = *place;
                *place = SECOND();
                sp -= 2;
                frame->sp = (uint32_t)sp;
                Value owner = stack[sp + 1];
                release(m, old);
                release(m, owner);
                break;
            }
            bool ok = quick_can_add(m, frame, TOP(), ARG)
                          ? op_add_attr(m, frame, TOP(), ARG, SECOND())
                          : op_store_attr(m, frame, TOP(), ARG, SECOND());
            sp = drop_values(m, stack, sp, 2);
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
            sp = drop_values(m, stack, sp, 1);
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
        case OP_COMPARE_OP: {
            Value quick = quick_compare(SECOND(), TOP(), ARG);
            if (quick == VALUE_UNSET) {
                RESULT(2, value_compare(m, SECOND(), TOP(), (int)ARG))
            }
            sp--;
            Opcode next = instruction_op(code[ip]);
            if (next != OP_POP_JUMP_IF_FALSE && next != OP_POP_JUMP_IF_TRUE) {
                TOP() = quick;
                break;
            }
            sp--;
            word = code[ip++]; // the usual next one, without a way over the stack
            truth = quick == VALUE_TRUE;
            goto branch;
        }
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
            sp = drop_values(m, stack, sp, operands);
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
            SAVE();
            sp--; // the index is a word
            frame->sp--;
            replace(m, &TOP(), quick);
            break;
        }
        case OP_STORE_SUBSCR: {
            VISIBLE()
            DESCEND(3, descend_set_item(m, SECOND(), TOP(), THIRD()))
            SAVE();
            Value *place = quick_list_place(m, SECOND(), TOP());
            if (place) {
                sp -= 3;
                frame->sp = (uint32_t)sp;
                Value list = stack[sp + 1];
                replace(m, place, stack[sp]);
                release(m, list);
                break;
            }
            bool ok = value_set_item(m, SECOND(), TOP(), THIRD());
            sp = drop_values(m, stack, sp, 3);
            CHECK(ok);
        }
        case OP_BUILD_TUPLE:
            RESULT(ARG, tuple_of(m, stack + sp - ARG, ARG))
        case OP_BUILD_LIST:
            RESULT(ARG, op_build_list(m, stack + sp - ARG, ARG))
        case OP_BUILD_STRING:
            RESULT(ARG, op_build_string(m, stack + sp - ARG, ARG))
        case OP_LIST_APPEND: {
            SAVE();
            Value item = POP();
            bool ok = list_append(m, stack[sp - ARG], item);
            release(m, item);
            CHECK(ok);
        }
        case OP_UNPACK_SEQUENCE: {
            WALK()
            SAVE();
            Value sequence = POP();
            bool ok = op_unpack(m, sequence, (int)ARG, -1, stack + sp);
            release(m, sequence);
            sp += ok ? ARG : 0;
            CHECK(ok);
        }
        case OP_FORMAT_VALUE: {
            uint32_t count = ARG & 4 ? 2 : 1;
            if (count == 1) {
                DESCEND(1, descend_format(m, TOP(), ARG))
            }
            RESULT(count, op_format(m, stack[sp - count], ARG & 4 ? TOP() : VALUE_UNSET, ARG & 3))
        }
        case OP_JUMP:
        jump : {
            bool backward = ARG < ip;
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
            SAVE();
            Value v = POP();
            if ((v == VALUE_NONE) == (instruction_op(word) == OP_POP_JUMP_IF_NONE)) {
                JUMP_TO(ARG);
            }
            release(m, v);
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
                release(m, POP());
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
                SAVE();
                next = op_for_iter(m, iterator);
                if (next == VALUE_PUSHED) {
                    goto left;
                }
                if (next == VALUE_UNSET && value_is_ref(m->world->pending)) {
                    goto failed;
                }
            }
            if (next == VALUE_UNSET) {
                SAVE();
                release(m, POP());
                JUMP_TO(ARG);
                break;
            }
            PUSH(next);
            THEN(OP_STORE_FAST, store_fast);
        }
        case OP_CALL:
        call : {
            VISIBLE()
            SETTLE();
            SAVE();
            const Value *args = stack + sp - ARG;
            bool has_self = args[-1] != VALUE_UNSET;
            int count = (int)ARG + has_self;
            if (call_is_plain(m, frame, args[-2], count)) {
                Value callable = args[-2];
                if (!quick_call(m, callable, args - has_self, count)) {
                    goto failed;
                }
                frame->sp = (uint32_t)(sp - ARG - 2);
                release(m, callable);
                LOAD();
                if (is_unsafe(m)) {
                    goto unsafe;
                }
                break;
            }
            Value init = quick_init(m, args[-2]);
            if (init != VALUE_UNSET && !has_self && call_is_plain(m, frame, init, count + 1)) {
                Value callable = args[-2];
                stack[sp - ARG - 1] = instance_new(m, callable);
                if (args[-1] == VALUE_UNSET || !quick_call_init(m, init, args - 1, count + 1)) {
                    goto failed;
                }
                frame->sp = (uint32_t)(sp - ARG - 2);
                release(m, callable);
                LOAD();
                if (is_unsafe(m)) {
                    goto unsafe;
                }
                break;
            }
            bool is_plain = is_type(m, args[-2], TYPE_NATIVE) && !m->world->uses_threads;
            result = is_plain ? native_call_plain(m, args[-2], args - has_self, count)
                              : call_push(m, args[-2], args - has_self, count, NULL, VALUE_UNSET);
            sp = drop_values(m, stack, sp, ARG + 2);
            goto called;
        }
        case OP_CALL_KW:
            VISIBLE()
            SETTLE();
            SAVE();
            result = op_call_kw(m, stack + sp, (int)ARG);
            sp = drop_values(m, stack, sp, ARG + 3);
            goto called;
        case OP_CALL_EX:
            WALK()
            VISIBLE()
            SETTLE();
            SAVE();
            result = op_call_ex(m, stack + sp, ARG == 1);
            sp = drop_values(m, stack, sp, 3 + (ARG == 1));
            goto called;
        case OP_RETURN_VALUE:
            SETTLE();
            sp--;
            SAVE();
            if (return_is_plain(m, frame, stack[sp])) {
                quick_return(m, frame, stack[sp]);
                LOAD();
                break;
            }
            frame_return(m, stack[sp]);
            goto left;
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
            frame_yield(m, stack[sp]);
            goto left;
        case OP_GET_AWAITABLE:
            if (TOP() != VALUE_BARE_YIELD) {
                RESULT(1, awaitable_of(m, TOP(), ARG))
            }
            if (instruction_op(code[ip + 1]) != OP_SEND) { // it is its own awaitable
                break;
            }
            PUSH(VALUE_NONE); // behind LOAD_CONST None, which an await sends first
            ip += 2;
            goto send;
        case OP_SEND:
        send : {
            SETTLE();
            SAVE();
            Value sent = TOP();
            TOP() = VALUE_NONE;
            if (SECOND() == VALUE_BARE_YIELD && sent == VALUE_NONE && task_give_way(m, frame)) {
                goto left;
            }
            switch (send_step(m, &SECOND(), sent, &result)) {
            case SEND_DONE:
                sp = drop_values(m, stack, sp, 2);
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
            sp = drop_values(m, stack, sp, 1);
            PUSH(exit);
            SAVE();
            result = call_push(m, enter, NULL, 0, NULL, VALUE_UNSET);
            release(m, enter);
            goto called;
        }
        case OP_WITH_EXCEPT_START:
            SAVE();
            result = op_with_except(m, stack + sp);
            goto called;
        case OP_IMPORT_NAME: {
            SAVE();
            Value module = op_import(m, frame, ARG, TOP());
            if (module == VALUE_PUSHED) { // the module's code runs first; then again
                goto left;
            }
            sp = drop_values(m, stack, sp, 2);
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
            assert(!"bad opcode");
            break;
        }
        continue;

    rare: // what a program does seldom, or what takes long anyway
        WALK()
        SAVE();
        if (!op_rare(m, frame, word)) {
            sp = frame->sp;
            goto failed;
        }
        sp = frame->sp;
        continue;

    branch: // POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE with its condition
        if (truth == (instruction_op(word) == OP_POP_JUMP_IF_TRUE)) {
            bool backward = ARG < ip;
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
            SETTLE();
            SAVE();
            return STOP_BLOCKED;
        }
        PUSH(result);
        if (is_unsafe(m)) {
            goto unsafe;
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
        frame->sp = (uint32_t)sp;
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
