#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/descend.h"
#include "engine/vm/interp.h"
#include "engine/vm/kernel.h"
#include "engine/vm/lock.h"
#include "engine/vm/strand.h"
#include "engine/vm/walk.h"

static Value never(Machine *m, NativeFrame *n, Outcome outcome) {
    (void)m;
    (void)n;
    (void)outcome;
    return VALUE_UNSET;
}

Continuation native_frame_continuation(NativeFrameKind kind) {
    static const Continuation continuations[NATIVE_FRAME_KIND_COUNT] = {
        [NATIVE_FRAME_LOOP] = loop_continue,
        [NATIVE_FRAME_NESTED] = never,
        [NATIVE_FRAME_CLASS] = class_body_done,
        [NATIVE_FRAME_CACHE] = cache_continue,
        [NATIVE_FRAME_EAGER] = eager_continue,
        [NATIVE_FRAME_STRAND] = strand_continue,
        [NATIVE_FRAME_ACQUIRE] = lock_continue,
        [NATIVE_FRAME_NEXT] = walk_next_continue,
        [NATIVE_FRAME_ALL] = walk_all_continue,
        [NATIVE_FRAME_CLOCK] = clock_continue,
        [NATIVE_FRAME_BINARY] = descend_operator_continue,
        [NATIVE_FRAME_MAKE] = descend_make_continue,
        [NATIVE_FRAME_PROCESS] = process_continue,
    };
    return continuations[kind];
}

// The k-th object whose address becomes visible is shown at 0x700000000000 + 16 k.
uint64_t visible_address(Machine *m, Value v) {
    World *w = m->world;
    if (w->addresses == VALUE_UNSET) {
        w->addresses = dict_new(m);
    }
    Value key = int_from_u64(m, value_is_ref(v) ? value_offset(v) : v & VALUE_PAYLOAD);
    Value found = dict_get(m, w->addresses, key);
    if (found == VALUE_UNSET) {
        found = value_from_small_int(++w->next_address);
        dict_set(m, w->addresses, key, found);
    }
    release(m, key);
    return 0x700000000000ull + 16 * (uint64_t)value_as_int(found);
}
