#include "engine/vm/context.h"

Value context_copy(Machine *m) {
    Value holds = m->world->strand.context;
    if (!is_type(m, holds, TYPE_INSTANCE)) {
        return retain(m, holds);
    }
    Value values = dict_get_z(m, AS(Instance, m, holds)->dict, "_values");
    return dict_count(m, values) > 0 ? retain(m, values) : VALUE_UNSET;
}

Value context_given(Machine *m, Value given) {
    bool is_given = given != VALUE_UNSET && given != VALUE_NONE;
    return is_given ? retain(m, given) : context_copy(m);
}
