#include "engine/vm/attribute.h"
#include "engine/vm/number.h"
#include "engine/vm/runtime.h"
const NativeInfo natives_int[] = {{0}};
const NativeInfo natives_float[] = {{0}};
const NativeInfo natives_str[] = {{0}};
const NativeInfo natives_bytes[] = {{0}};
#define S(n)                                                                                       \
    Value n(Machine *m, Value c, const Call *call);                                                \
    Value n(Machine *m, Value c, const Call *call) {                                               \
        (void)c;                                                                                   \
        (void)call;                                                                                \
        return raise_unsupported(m, #n);                                                           \
    }
S(int_construct)
S(float_construct) S(str_construct) S(bool_construct) S(bytes_construct) Value
    int_attribute(Machine *m, Value a, Value b) {
    (void)m;
    (void)a;
    (void)b;
    return VALUE_UNSET;
}
#define S2(n)                                                                                      \
    Value n(Machine *m, Value a, Value b);                                                         \
    Value n(Machine *m, Value a, Value b) {                                                        \
        (void)a;                                                                                   \
        (void)b;                                                                                   \
        return raise_unsupported(m, #n);                                                           \
    }
S2(str_percent)
S2(bytes_concat) S2(bytes_get_item) Value bytes_repeat(Machine *m, Value a, int64_t n);
Value bytes_repeat(Machine *m, Value a, int64_t n) {
    (void)a;
    (void)n;
    return raise_unsupported(m, "x");
}
