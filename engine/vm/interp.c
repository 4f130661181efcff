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

// For the addresses of labels, which GCC and Clang have and C has not.
#pragma GCC diagnostic ignored "-Wpedantic"

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
    return UNLIKELY(w->instruction_count > w->check_at || horizon_is_reached(m) ||
                    w->heap.candidates > w->collect_at || m->limit);
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
     sp = frame->slots + frame->sp)
#define SETTLE()                                                                                   \
    (m->world->instruction_count +=                                                                \
     weighs ? weigh(m, frame, table, code, counted, ip) : (uint64_t)(ip - counted),                \
     counted = ip)
#define SAVE_STACK(p)   (frame->sp = (uint32_t)((p)-frame->slots))
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

// Goes on with the next instruction. The compiler gives each of these jumps a place of its own,
// from which a processor learns what usually comes behind this very instruction. There are no
// opcodes but these: verify.c has looked.
#define LABEL(id)                                                                                  \
    id:
#define NEXT                                                                                       \
    word = *ip++;                                                                                  \
    goto *targets[instruction_op(word)]
// Goes on when the instruction has not failed.
#define CHECK(ok)                                                                                  \
    if (!(ok)) {                                                                                   \
        goto failed;                                                                               \
    }                                                                                              \
    NEXT

// Lets go of a value that is on the stack no more. What dies may run code of the program.
#define RELEASE(v)                                                                                 \
    {                                                                                              \
        Value gone_ = (v);                                                                         \
        if (value_is_ref(gone_) && UNLIKELY(--object_at(m, gone_)->refs == 0)) {                   \
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
    if (UNLIKELY(m->attends)) {                                                                    \
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
    if (UNLIKELY(m->world->uses_threads)) {                                                        \
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

// Goes on with the instruction that usually comes next, if it does, without a table.
#define THEN(id)                                                                                   \
    if (instruction_op(*ip) == OP_##id) {                                                          \
        word = *ip++;                                                                              \
        goto id;                                                                                   \
    }                                                                                              \
    NEXT

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
        NEXT;                                                                                      \
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

#define RUN_FRAMES run_frames_by_number
#define WEIGHS     false
#include "engine/vm/dispatch.h"

#define RUN_FRAMES run_frames_by_price
#define WEIGHS     true
#include "engine/vm/dispatch.h"

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
