// flow: how much a pipe takes before who writes to it has to wait.
//
// Counts as Linux does: a pipe that goes one way has sixteen pages, a pipe that goes both ways is a
// pair of sockets whose writer pays for every buffer until somebody has read it. Says how many
// bytes of a write go in; holds numbers only, never the bytes.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FLOW_MAX_PIECES = 280 // as many as the smallest ones that a socket takes
};

// What was put in at once and is read to its end before its room is free.
typedef struct FlowPiece {
    uint32_t bytes; // not read yet
    uint32_t cost;
} FlowPiece;

typedef struct Flow {
    bool is_socket;
    bool is_full;       // socket: somebody waits, until most of it is free
    uint32_t page_used; // pipe: of the newest page, also what was read
    uint32_t cost;
    uint32_t first;
    uint32_t count;
    FlowPiece pieces[FLOW_MAX_PIECES]; // from first on, round and round
} Flow;                                // all zero: an empty pipe that goes one way

// How many of the bytes of a write go in. goes_on: some of it went in before.
size_t flow_put(Flow *flow, size_t length, bool goes_on);
void flow_take(Flow *flow, size_t length);
void flow_clear(Flow *flow);
