#include "engine/prices.h"

#include "engine/trace/request.h"
#include "engine/vm/costs.h"

_Static_assert(COST_COUNT <= (int)REQUEST_MAX_PRICES, "a request has room for all prices");

int price_kind_count(void) {
    return COST_COUNT;
}

int price_instruction_count(void) {
    return COST_FIRST_WORK;
}

const char *price_kind_name(int kind) {
    return cost_name(kind);
}

int price_kind_named(const char *name) {
    return cost_kind_named(name);
}
