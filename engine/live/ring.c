#include "engine/live/ring.h"

#include <string.h>

static size_t min_size(size_t a, size_t b) {
    return a < b ? a : b;
}

size_t ring_put(Ring *ring, const void *bytes, size_t length) {
    uint64_t written = atomic_load_explicit(&ring->written, memory_order_relaxed);
    uint64_t read = atomic_load_explicit(&ring->read, memory_order_acquire);
    length = min_size(length, (size_t)(RING_BYTES - (written - read)));
    size_t place = (size_t)(written % RING_BYTES);
    size_t first = min_size(length, RING_BYTES - place);
    memcpy(ring->bytes + place, bytes, first);
    memcpy(ring->bytes, (const char *)bytes + first, length - first);
    atomic_store_explicit(&ring->written, written + length, memory_order_release);
    return length;
}

size_t ring_look(Ring *ring, const char **bytes) {
    uint64_t read = atomic_load_explicit(&ring->read, memory_order_relaxed);
    uint64_t written = atomic_load_explicit(&ring->written, memory_order_acquire);
    size_t place = (size_t)(read % RING_BYTES);
    *bytes = ring->bytes + place;
    return min_size((size_t)(written - read), RING_BYTES - place);
}

void ring_take(Ring *ring, size_t length) {
    uint64_t read = atomic_load_explicit(&ring->read, memory_order_relaxed);
    atomic_store_explicit(&ring->read, read + length, memory_order_release);
}

size_t ring_used(Ring *ring) {
    return (size_t)(atomic_load(&ring->written) - atomic_load(&ring->read));
}
