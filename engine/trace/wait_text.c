#include "engine/trace/wait_text.h"

#include <string.h>

static const char HELD_BY[] = ", held by ";
static const char TO_END[] = " to end";

size_t wait_text_object_length(const char *what) {
    const char *held = strstr(what, HELD_BY);
    return held ? (size_t)(held - what) : strlen(what);
}

WaitedFor wait_text_holder(const char *what) {
    const char *held = strstr(what, HELD_BY);
    if (!held) {
        return (WaitedFor){what, 0};
    }
    const char *name = held + sizeof HELD_BY - 1;
    return (WaitedFor){name, strlen(name)};
}

// The length without " to end", or the whole length.
static size_t without_tail(const char *what) {
    size_t length = strlen(what);
    size_t tail = sizeof TO_END - 1;
    return length > tail && strcmp(what + length - tail, TO_END) == 0 ? length - tail : length;
}

WaitedFor wait_text_lane(const char *what) {
    static const char *const kinds[] = {"task ", "thread ", "process "};
    if (strstr(what, HELD_BY)) {
        return (WaitedFor){what, 0};
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t skip = strlen(kinds[i]);
        what += strncmp(what, kinds[i], skip) == 0 ? skip : 0;
    }
    return (WaitedFor){what, without_tail(what)};
}

WaitedFor wait_text_other(const char *what) {
    WaitedFor holder = wait_text_holder(what);
    if (holder.length) {
        return holder;
    }
    size_t length = without_tail(what);
    return (WaitedFor){what, length < strlen(what) ? length : 0};
}

const char *wait_text_purpose(Reason reason) {
    switch ((int)reason) {
    case REASON_QUEUE_GET:
        return " an item of";
    case REASON_QUEUE_PUT:
        return " room in";
    case REASON_QUEUE_JOIN:
        return " all that is done in";
    default: // the object itself
        return "";
    }
}
