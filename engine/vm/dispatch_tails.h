// dispatch_tails: where several instructions go on, for dispatch.h, in the middle of its loop.

operand : // borrowed: the next operation takes it from here, if it is one of the quick ones
          if (instruction_op(*ip) == OP_BINARY_OP) {
    result = quick_binary(TOP(), operand, instruction_arg(*ip));
    if (LIKELY(result != VALUE_UNSET)) {
        ip++;
        TOP() = result;
        THEN(CALL); // f(n - m)
    }
}
else if (instruction_op(*ip) == OP_COMPARE_OP) {
    order = quick_order(TOP(), operand);
    if (LIKELY(order)) {
        truth = order_is(instruction_arg(*ip), order);
        ip++;
        sp--;
        goto decided;
    }
}
else if (instruction_op(*ip) == OP_BINARY_SUBSCR && !m->attends) {
    result = quick_item(m, TOP(), operand);
    if (result != VALUE_UNSET) {
        ip++;
        REPLACE_TOP(result)
        NEXT;
    }
}
PUSH(retain(m, operand));
NEXT;

called_with_top : // a method in Python that an instruction calls
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

decided : // with the operands gone from the stack; a jump usually takes the truth from here
          if (instruction_op(*ip) != OP_POP_JUMP_IF_FALSE &&
              instruction_op(*ip) != OP_POP_JUMP_IF_TRUE) {
    PUSH(value_from_bool(truth));
    NEXT;
}
word = *ip++;
goto branch;

rare : // what a program does seldom, or what takes long anyway
       WALK() DESCEND(descend_rare_operands(word), descend_rare(m, word, sp)) SAVE();
if (!op_rare(m, frame, word)) {
    sp = frame->slots + frame->sp;
    goto failed;
}
sp = frame->slots + frame->sp;
NEXT;

branch : // POP_JUMP_IF_FALSE or POP_JUMP_IF_TRUE with its condition
         NOTE_JUMP(truth) if (truth == (instruction_op(word) == OP_POP_JUMP_IF_TRUE)) {
    bool backward = code + ARG < ip;
    JUMP_TO(ARG);
    if (backward && is_unsafe(m)) {
        goto unsafe;
    }
}
NEXT;

unsafe : SAVE();
if (!safe_point(m)) {
    return stop_at_safe_point(m);
}
NEXT;

called : // with the arguments gone from the stack
         if (value_tag(result) == VALUE_TAG_CONST) {
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
}
PUSH(result);
if (is_unsafe(m)) {
    goto unsafe;
}
NEXT;

failed : SAVE();
if (limit_reached(m, &reason)) {
    return reason;
}
unwind(m);
goto left;

pushed : // values were dropped from the caller's stack; the callee is on top
         SAVE_STACK(sp);
if (value_is_ref(m->world->pending)) {
    unwind(m);
} else if (is_unsafe(m) && !safe_point(m)) {
    return stop_at_safe_point(m);
}
goto left;

left : // some other frame may be on top
       SETTLE();
if (!frame_on_top(m)) {
    return STOP_FINISHED;
}
LOAD();
NEXT;
