// lttng_events: the tracepoint that bench_record compares with. Read several times by LTTng's own
// headers, so it has no `#pragma once`.
#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER lockstep_bench

#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "bench/lttng_events.h"

#if !defined(LOCKSTEP_LTTNG_EVENTS_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define LOCKSTEP_LTTNG_EVENTS_H

#include <lttng/tracepoint.h>
#include <stdint.h>

LTTNG_UST_TRACEPOINT_EVENT(lockstep_bench, event, LTTNG_UST_TP_ARGS(uint32_t, number),
                           LTTNG_UST_TP_FIELDS(lttng_ust_field_integer(uint32_t, number, number)))

#endif

#include <lttng/tracepoint-event.h>
