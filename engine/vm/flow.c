#include "engine/vm/flow.h"

#include <assert.h>

enum {
    PAGE_BYTES = 4096,
    PIPE_COST = 16 * PAGE_BYTES,
    SOCKET_COST = 212992, // the default of net.core.wmem_default
    HEAD_BYTES = 256,     // what the system knows of a buffer
    TAIL_BYTES = 320,     // at the end of its memory
    SMALLEST_BUFFER = 512,
    MOST_IN_BUFFER = PAGE_BYTES - TAIL_BYTES,
    MOST_IN_PAGES = 32768 // beside the buffer
};

static size_t min_size(size_t a, size_t b) {
    return a < b ? a : b;
}

static void add_piece(Flow *flow, size_t bytes, size_t cost) {
    assert(flow->count < FLOW_MAX_PIECES);
    uint32_t place = (flow->first + flow->count++) % FLOW_MAX_PIECES;
    flow->pieces[place] = (FlowPiece){(uint32_t)bytes, (uint32_t)cost};
    flow->cost += (uint32_t)cost;
}

// --- a pipe -----------------------------------------------------------------------------------

// What is over after whole pages goes into the newest page, when there is room for all of it.
static size_t put_beside(Flow *flow, size_t length) {
    size_t rest = length % PAGE_BYTES;
    if (flow->count == 0 || flow->page_used + rest > PAGE_BYTES) {
        return 0;
    }
    flow->pieces[(flow->first + flow->count - 1) % FLOW_MAX_PIECES].bytes += (uint32_t)rest;
    flow->page_used += (uint32_t)rest;
    return rest;
}

static size_t put_in_pages(Flow *flow, size_t length, bool goes_on) {
    size_t done = goes_on ? 0 : put_beside(flow, length);
    while (done < length && flow->cost < PIPE_COST) {
        size_t bytes = min_size(length - done, PAGE_BYTES);
        add_piece(flow, bytes, PAGE_BYTES);
        flow->page_used = (uint32_t)bytes;
        done += bytes;
    }
    return done;
}

// --- a socket ---------------------------------------------------------------------------------

static size_t whole_pages(size_t bytes) {
    return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
}

static size_t cost_of_buffer(size_t bytes) {
    size_t pages = bytes > MOST_IN_BUFFER ? whole_pages(bytes - MOST_IN_BUFFER) : 0;
    size_t inside = bytes > pages ? bytes - pages : 0;
    size_t memory = SMALLEST_BUFFER;
    while (memory < inside + TAIL_BYTES) {
        memory *= 2;
    }
    return memory + HEAD_BYTES + pages;
}

// Who waits is woken when three quarters are free.
static bool is_closed(Flow *flow) {
    flow->is_full = flow->is_full && flow->cost * 4 > SOCKET_COST;
    return flow->is_full;
}

static size_t put_in_buffers(Flow *flow, size_t length) {
    size_t done = 0;
    while (done < length && !is_closed(flow)) {
        if (flow->cost >= SOCKET_COST) {
            flow->is_full = true;
            break;
        }
        size_t bytes = min_size(length - done, MOST_IN_BUFFER + MOST_IN_PAGES);
        add_piece(flow, bytes, cost_of_buffer(bytes));
        done += bytes;
    }
    return done;
}

// --- both -------------------------------------------------------------------------------------

size_t flow_put(Flow *flow, size_t length, bool goes_on) {
    return flow->is_socket ? put_in_buffers(flow, length) : put_in_pages(flow, length, goes_on);
}

void flow_take(Flow *flow, size_t length) {
    while (length > 0 && flow->count > 0) {
        FlowPiece *piece = &flow->pieces[flow->first];
        size_t bytes = min_size(length, piece->bytes);
        piece->bytes -= (uint32_t)bytes;
        length -= bytes;
        if (piece->bytes == 0) {
            flow->cost -= piece->cost;
            flow->first = (flow->first + 1) % FLOW_MAX_PIECES;
            flow->count--;
        }
    }
}

void flow_clear(Flow *flow) {
    *flow = (Flow){.is_socket = flow->is_socket};
}
