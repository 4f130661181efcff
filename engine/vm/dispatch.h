// dispatch: the loop that runs instructions, for interp.c, which compiles it twice: a table of
// labels belongs to one function, and the usual way does without what only that by price needs.
//
// RUN_FRAMES is the function's name, WEIGHS whether the profile has prices.

__attribute__((noinline)) static StopReason RUN_FRAMES(Machine *m) {
    static const void *const targets[OPCODE_COUNT] = {
#define X(id, name) [OP_##id] = &&id,
        OPCODES(X)
#undef X
    };
    const bool weighs = WEIGHS;
    const uint64_t *table; // of prices, up to each instruction of the code
    Frame *frame;
    const Instruction *code;    // of the frame: the first
    const Instruction *ip;      // the next
    const Instruction *counted; // all before it are in the account
    Value *sp;                  // the first free place of the operand stack
    bool truth;                 // a condition, for `decided` and `branch`
    uint32_t order;             // of two numbers
    Value operand;              // on top of the stack, but not there yet: for `operand`
    Value result;               // of a call, for `called`
    Value callable;             // owned, of a call that goes to `entered`
    const Code *plain;          // of the function that it calls
    Frame *callee;
    Instruction word; // that runs
    uint16_t flag;    // FrameFlag, of a call of `operand` with what is on top
    StopReason reason = STOP_FINISHED;
    LOAD();
    NEXT;
LINE:
    counted++; // costs nothing
    SAVE();
    op_line(m, frame);
    NEXT;
NOP:
ASYNC_GEN_WRAP:
    NEXT;
POP_TOP : {
    Value v = POP();
    RELEASE(v)
    THEN(JUMP);
}
PUSH_NULL:
    PUSH(VALUE_UNSET);
    THEN(LOAD_FAST);
COPY : {
    Value copied = retain(m, PEEK(ARG));
    PUSH(copied);
    NEXT;
}
SWAP : {
    Value top = TOP();
    TOP() = PEEK(ARG);
    PEEK(ARG) = top;
    NEXT;
}
LOAD_CONST:
    operand = constant_at(m, frame->program, ARG);
    goto operand;
LOAD_FAST:
    operand = frame->slots[ARG];
    if (UNLIKELY(operand == VALUE_UNSET)) {
        SAVE();
        raise_unbound_local(m, frame, ARG);
        goto failed;
    }
    if (instruction_op(*ip) == OP_LOAD_CONST) { // x < 2, or n - 1
        result = constant_at(m, frame->program, instruction_arg(*ip));
        if (LIKELY(value_is_int(operand) && value_is_int(result))) {
            word = ip[1];
            if (instruction_op(word) == OP_COMPARE_OP) {
                ip += 2;
                truth = order_is(ARG, quick_int_order(operand, result));
                goto decided;
            }
            if (instruction_op(word) == OP_BINARY_OP) {
                result = quick_int_binary(operand, result, ARG);
                if (LIKELY(result != VALUE_UNSET)) {
                    ip += 2;
                    PUSH(result);
                    THEN(CALL);
                }
            }
        }
        PUSH(retain(m, operand));
        word = *ip++;
        goto LOAD_CONST;
    }
    if (instruction_op(*ip) == OP_LOAD_ATTR && !m->attends) { // self.x
        result = quick_attribute(m, frame, operand, instruction_arg(*ip));
        if (result != VALUE_UNSET) {
            ip++;
            PUSH(result);
            NEXT;
        }
    }
    if (instruction_op(*ip) < OP_BINARY_OP || instruction_op(*ip) > OP_BINARY_SUBSCR) {
        PUSH(retain(m, operand)); // none of those that take it from there
        NEXT;
    }
    goto operand;
STORE_FAST : {
    Value old = frame->slots[ARG];
    frame->slots[ARG] = POP();
    RELEASE(old)
    if (m->record_lines) {
        SAVE();
        note_local(m, frame, ARG);
    }
    NEXT;
}
LOAD_DEREF:
    operand = AS(Cell, m, *cell_at(m, frame, ARG))->value;
    if (operand == VALUE_UNSET) {
        SAVE();
        raise_unbound_cell(m, frame, ARG);
        goto failed;
    }
    goto operand;
STORE_DEREF : {
    Value *place = &AS(Cell, m, *cell_at(m, frame, ARG))->value;
    Value old = *place;
    *place = POP();
    RELEASE(old)
    if (m->record_lines) {
        SAVE();
        note_cell(m, frame, ARG);
    }
    NEXT;
}
LOAD_CLOSURE:
    PUSH(retain(m, *cell_at(m, frame, ARG)));
    NEXT;
LOAD_GLOBAL : {
    VISIBLE()
    Value v = quick_global(m, frame, ARG);
    if (UNLIKELY(v == VALUE_UNSET)) {
        v = op_load_global(m, frame, ARG);
    }
    if (UNLIKELY(v == VALUE_UNSET)) {
        SAVE();
        raise_name_error(m, name_at(m, frame->program, ARG));
        goto failed;
    }
    PUSH(v);
    if (instruction_op(*ip) == OP_PUSH_NULL) { // f(x)
        ip++;
        PUSH(VALUE_UNSET);
        THEN(LOAD_FAST);
    }
    THEN(LOAD_ATTR);
}
LOAD_NAME : {
    VISIBLE()
    bool is_global = frame->locals == VALUE_UNSET;
    Value quick = is_global ? quick_global(m, frame, ARG) : VALUE_UNSET;
    if (quick == VALUE_UNSET) {
        RESULT(0, op_load_name(m, frame, ARG));
    }
    PUSH(quick);
    NEXT;
}
STORE_GLOBAL:
STORE_NAME : {
    VISIBLE()
    sp--;
    bool is_name = instruction_op(word) == OP_STORE_NAME;
    bool is_global = !is_name || frame->locals == VALUE_UNSET;
    Value *place = is_global ? quick_global_place(m, frame, ARG) : NULL;
    if (place) {
        Value old = *place;
        *place = *sp;
        RELEASE(old)
        NEXT;
    }
    SAVE();
    CHECK(is_name ? op_store_name(m, frame, ARG, *sp) : op_store_global(m, frame, ARG, *sp));
}
LOAD_ATTR : {
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
        RESULT(1, op_load_attr(m, frame, TOP(), ARG));
    }
    REPLACE_TOP(quick)
    THEN(LOAD_CONST);
}
STORE_ATTR : {
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
        NEXT;
    }
    SAVE();
    bool ok = quick_can_add(m, frame, TOP(), ARG) ? op_add_attr(m, frame, TOP(), ARG, SECOND())
                                                  : op_store_attr(m, frame, TOP(), ARG, SECOND());
    DROP(2);
    CHECK(ok);
}
LOAD_METHOD : {
    Value quick = quick_method(m, frame, TOP(), ARG);
    if (quick != VALUE_UNSET) {
        Value instance = TOP();
        TOP() = quick;
        PUSH(instance);
        NEXT;
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
    NEXT;
}
BINARY_OP : {
    Value a = SECOND();
    Value b = TOP();
    Value quick = quick_binary(a, b, ARG);
    if (LIKELY(quick != VALUE_UNSET)) {
        sp--;
        TOP() = quick;
        NEXT;
    }
    VISIBLE()
    DESCEND(2, descend_binary(m, a, b, (int)ARG))
    RESULT(2, value_binary(m, a, b, (int)ARG));
}
COMPARE_OP:
    order = quick_order(SECOND(), TOP());
    if (LIKELY(order)) {
        truth = order_is(ARG, order);
        sp -= 2;
        goto decided;
    }
    if (is_type(m, TOP(), TYPE_STR) && is_type(m, SECOND(), TYPE_STR)) {
        if (SECOND() == TOP() && ARG <= COMPARE_NOT_EQ) { // the same object, as characters are
            work_done(m, COST_COMPARE, 1);
            truth = ARG == COMPARE_EQ;
        } else {
            truth = str_compare(m, SECOND(), TOP(), (int)ARG) == VALUE_TRUE;
        }
        DROP(2);
        goto decided;
    }
    DESCEND(2, descend_compare(m, SECOND(), TOP(), (int)ARG))
    RESULT(2, value_compare(m, SECOND(), TOP(), (int)ARG));
IS_OP:
    SAVE();
    truth = (SECOND() == TOP()) != (ARG == 1);
    DROP(2);
    goto decided;
UNARY_NOT : {
    DESCEND(1, descend_truth(m, frame, TOP()))
    SAVE();
    bool ok = value_is_true(m, TOP(), &truth);
    DROP(1);
    if (!ok) {
        goto failed;
    }
    truth = !truth;
    goto decided;
}
CONTAINS_OP : {
    DESCEND(2, descend_contains(m, TOP(), SECOND(), ARG == 1))
    SAVE();
    bool ok = value_contains(m, TOP(), SECOND(), &truth);
    DROP(2);
    if (!ok) {
        goto failed;
    }
    truth = truth != (ARG == 1);
    goto decided;
}
BINARY_SUBSCR : {
    VISIBLE()
    Value quick = quick_item(m, SECOND(), TOP());
    if (quick == VALUE_UNSET) {
        DESCEND(2, descend_get_item(m, SECOND(), TOP()))
        RESULT(2, value_get_item(m, SECOND(), TOP()));
    }
    sp--; // the index is a word
    REPLACE_TOP(quick)
    NEXT;
}
STORE_SUBSCR : {
    VISIBLE()
    DESCEND(3, descend_set_item(m, SECOND(), TOP(), THIRD()))
    Value *place = quick_list_place(m, SECOND(), TOP());
    if (LIKELY(place)) {
        sp -= 3;
        Value old = *place;
        Value list = sp[1];
        *place = *sp;
        RELEASE(old)
        RELEASE(list)
        NEXT;
    }
    SAVE();
    bool ok = value_set_item(m, SECOND(), TOP(), THIRD());
    DROP(3);
    CHECK(ok);
}
BUILD_TUPLE:
    SAVE();
    result = tuple_taking(m, sp - ARG, ARG);
    if (result == VALUE_UNSET) {
        goto failed;
    }
    sp -= ARG;
    PUSH(result);
    NEXT;
BUILD_LIST:
    RESULT(ARG, op_build_list(m, sp - ARG, ARG));
BUILD_STRING:
    RESULT(ARG, op_build_string(m, sp - ARG, ARG));
LIST_APPEND : {
    Value item = POP();
    if (list_takes(m, PEEK(ARG), item)) {
        NEXT;
    }
    SAVE();
    bool ok = list_append(m, PEEK(ARG), item);
    release(m, item);
    CHECK(ok);
}
UNPACK_SEQUENCE : {
    WALK()
    Value sequence = POP();
    if (is_type(m, sequence, TYPE_TUPLE) && tuple_count(m, sequence) == ARG) {
        const Value *items = tuple_items(m, sequence);
        if (ARG == 2 && instruction_op(ip[0]) == OP_STORE_FAST &&
            instruction_op(ip[1]) == OP_STORE_FAST && !m->record_lines) { // for k, v in ...
            Value *place = &frame->slots[instruction_arg(ip[0])];
            Value first = *place;
            *place = retain(m, items[0]);
            place = &frame->slots[instruction_arg(ip[1])];
            Value second = *place;
            *place = retain(m, items[1]);
            ip += 2;
            RELEASE(first)
            RELEASE(second)
            RELEASE(sequence)
            NEXT;
        }
        for (uint32_t i = ARG; i > 0; i--) {
            PUSH(retain(m, items[i - 1]));
        }
        RELEASE(sequence)
        THEN(STORE_FAST);
    }
    SAVE();
    bool ok = op_unpack(m, sequence, (int)ARG, -1, sp);
    release(m, sequence);
    sp += ok ? ARG : 0;
    CHECK(ok);
}
FORMAT_VALUE : {
    if (ARG == 0 && is_type(m, TOP(), TYPE_STR)) { // it stays as it is
        NEXT;
    }
    uint32_t count = ARG & 4 ? 2 : 1;
    if (count == 1) {
        DESCEND(1, descend_format(m, TOP(), ARG))
    } else {
        DESCEND(2, descend_format_as(m, SECOND(), ARG & 3, TOP()))
    }
    RESULT(count, op_format(m, PEEK(count), ARG & 4 ? TOP() : VALUE_UNSET, ARG & 3));
}
JUMP : {
    bool backward = code + ARG < ip;
    JUMP_TO(ARG);
    if (backward && is_unsafe(m)) {
        goto unsafe;
    }
    THEN(FOR_ITER);
}
POP_JUMP_IF_FALSE:
POP_JUMP_IF_TRUE : {
    if (is_type(m, TOP(), TYPE_INSTANCE)) {
        DESCEND(1, descend_truth(m, frame, TOP()))
    }
    Value v = POP();
    if (!quick_truth(v, &truth)) {
        SAVE();
        bool ok = value_is_true(m, v, &truth);
        release(m, v);
        if (!ok) {
            goto failed;
        }
    }
    goto branch;
}
POP_JUMP_IF_NONE:
POP_JUMP_IF_NOT_NONE : {
    Value v = POP();
    NOTE_JUMP(v == VALUE_NONE)
    if ((v == VALUE_NONE) == (instruction_op(word) == OP_POP_JUMP_IF_NONE)) {
        JUMP_TO(ARG);
    }
    RELEASE(v)
    NEXT;
}
JUMP_IF_FALSE_OR_POP:
JUMP_IF_TRUE_OR_POP:
    if (!quick_truth(TOP(), &truth)) {
        SAVE();
        if (!value_is_true(m, TOP(), &truth)) {
            goto failed;
        }
    }
    if (truth == (instruction_op(word) == OP_JUMP_IF_TRUE_OR_POP)) {
        JUMP_TO(ARG);
    } else {
        sp--;
        RELEASE(*sp)
    }
    NEXT;
GET_ITER:
    DESCEND(1, descend_iter(m, TOP()))
    RESULT(1, value_iter(m, TOP()));
FOR_ITER : {
    Value iterator = TOP();
    Value next = quick_next(m, iterator);
    if (next == VALUE_PUSHED) { // not one of the quick ones
        SAVE();
        callee = quick_resume(m, iterator);
        if (callee) {
            frame = callee;
            LOAD_FRAME();
            NEXT;
        }
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
        NEXT;
    }
    PUSH(next);
    THEN(STORE_FAST);
}
CALL : {
    VISIBLE()
    Value *args = sp - ARG;
    callable = args[-2];
    bool has_self = args[-1] != VALUE_UNSET;
    int count = (int)ARG + has_self;
    SETTLE();
    SAVE_PLACE();
    plain = plain_code(m, frame, callable, count);
    if (LIKELY(plain)) {
        SAVE_STACK(args - 2);
        callee = quick_call(m, callable, plain, args - has_self, count);
        goto entered;
    }
    SAVE_STACK(sp);
    if (is_type(m, callable, TYPE_NATIVE) && !m->world->uses_threads) {
        result = native_call_plain(m, callable, args - has_self, count);
        DROP(ARG + 2);
        goto called;
    }
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
        if (UNLIKELY(!callee)) {
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
        THEN(LOAD_FAST);
    }
    result = call_push(m, callable, args - has_self, count, NULL, VALUE_UNSET);
    DROP(ARG + 2);
    goto called;
}
CALL_KW:
    VISIBLE()
    SAVE();
    result = op_call_kw(m, sp, (int)ARG);
    DROP(ARG + 3);
    goto called;
CALL_EX:
    WALK()
    VISIBLE()
    SAVE();
    result = op_call_ex(m, sp, ARG == 1);
    DROP(3 + (ARG == 1));
    goto called;
RETURN_VALUE : {
    result = POP();
    if (UNLIKELY(m->record_lines)) { // its variables are about to go
        SAVE();
        watch_tell(m);
    }
    if (LIKELY(return_is_plain(frame, result))) {
        SETTLE();
        SAVE_STACK(sp);
        frame = quick_return(m, frame, &sp, result);
        const Code *caller = frame_code(m, frame);
        code = caller->instructions;
        counted = ip = code + frame->ip;
        table = weighs ? costs_table(m, frame->program, caller) : NULL;
        NEXT;
    }
    SAVE();
    frame_return(m, result);
    goto left;
}
RETURN_GENERATOR : {
    SAVE();
    Value generator = generator_new(m, frame);
    if (generator == VALUE_UNSET) {
        goto failed;
    }
    return_generator(m, generator);
    goto left;
}
YIELD_VALUE:
    SETTLE();
    if (frame->action == ACTION_NATIVE && sink_takes(m, frame, TOP())) {
        TOP() = VALUE_NONE; // what it is resumed with
        NEXT;
    }
    sp--;
    SAVE();
    callee = quick_yield(m, frame, *sp);
    if (callee) {
        frame = callee;
        LOAD_FRAME();
        THEN(STORE_FAST);
    }
    frame_yield(m, *sp);
    goto left;
GET_AWAITABLE:
    if (TOP() != VALUE_BARE_YIELD) {
        RESULT(1, awaitable_of(m, TOP(), ARG));
    }
    if (instruction_op(ip[1]) != OP_SEND) { // it is its own awaitable
        NEXT;
    }
    PUSH(VALUE_NONE); // behind LOAD_CONST None, which an await sends first
    ip += 2;
    goto SEND;
SEND : {
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
    NEXT;
}
BEFORE_WITH:
BEFORE_ASYNC_WITH : {
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
WITH_EXCEPT_START:
    SAVE();
    result = op_with_except(m, sp);
    goto called;
IMPORT_NAME : {
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
    NEXT;
}
DELETE_GLOBAL:
DELETE_NAME:
DELETE_ATTR:
DELETE_SUBSCR:
    VISIBLE()
    goto rare;
    RARE_OPERATIONS(LABEL)
    goto rare;

#include "engine/vm/dispatch_tails.h"
}

#undef RUN_FRAMES
#undef WEIGHS
