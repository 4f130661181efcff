// How long the bytes of CPython's protocol 4 are, which pipes are filled with: ours are longer for
// numbers and shorter for names.
#include "engine/vm/pickle.h"
#include "engine/vm/pickle_tags.h"

enum {
    BEGINNING = 2 + 9 + 1, // protocol, frame, stop
    BATCH = 1000,          // items of a container that stand behind one mark
    GLOBAL_BYTES = 16,     // module and marks; of "__main__"
    LIBRARY_BYTES = 28     // the same with a name
};

typedef struct Scan {
    const char *at;
    size_t length; // in CPython
} Scan;

static size_t length_of_int(int64_t n) {
    if (n >= 0 && n < 65536) {
        return n < 256 ? 2 : 3;
    }
    if (n >= INT32_MIN && n <= INT32_MAX) {
        return 5;
    }
    size_t bytes = 5;
    while (bytes < 8 &&
           (n < -(INT64_C(1) << (8 * bytes - 1)) || n >= INT64_C(1) << (8 * bytes - 1))) {
        bytes++;
    }
    return 2 + bytes;
}

static size_t length_of_word(Value v) {
    if (value_is_float(v)) {
        return 9;
    }
    return value_is_int(v) ? length_of_int(value_as_int(v)) : 1;
}

// With the mark that it can be referred to.
static size_t length_of_text(uint32_t bytes) {
    return (bytes < 256 ? 2 : 5) + (size_t)bytes + 1;
}

static size_t length_of_batches(uint32_t count) {
    return count < 2 ? 2 + count : 2 + ((size_t)count + BATCH - 1) / BATCH * 2;
}

static size_t length_of_tuple(uint32_t count) {
    return count == 0 ? 1 : count <= 3 ? 2 : 3;
}

static void skip(Scan *scan, size_t bytes) {
    scan->at += bytes;
}

static void scan_text(Scan *scan, size_t beside) {
    uint32_t bytes = tag_u32(&scan->at);
    scan->length += length_of_text(bytes) + beside;
    skip(scan, bytes);
}

static void scan_big_int(Scan *scan) {
    int32_t size = (int32_t)tag_u32(&scan->at);
    size_t bytes = (size_t)(size < 0 ? -size : size) * sizeof(uint64_t);
    scan->length += 2 + bytes;
    skip(scan, bytes);
}

static void scan_next(Scan *scan) {
    switch ((Tag)*scan->at++) {
    case TAG_WORD:
        scan->length += length_of_word(tag_u64(&scan->at));
        break;
    case TAG_AGAIN:
        scan->length += tag_u32(&scan->at) < 256 ? 2 : 5;
        break;
    case TAG_LIBRARY:
        scan->length += LIBRARY_BYTES;
        skip(scan, sizeof(uint64_t));
        break;
    case TAG_STR:
    case TAG_NAME:
    case TAG_BYTES:
        scan_text(scan, 0);
        break;
    case TAG_GLOBAL:
        scan_text(scan, GLOBAL_BYTES);
        break;
    case TAG_BIG_INT:
        scan_big_int(scan);
        break;
    case TAG_TUPLE:
        scan->length += length_of_tuple(tag_u32(&scan->at));
        break;
    case TAG_LIST:
    case TAG_DICT:
    case TAG_SET:
    case TAG_FROZENSET:
        scan->length += length_of_batches(tag_u32(&scan->at));
        break;
    case TAG_DEQUE:
        scan->length += LIBRARY_BYTES + length_of_batches(tag_u32(&scan->at));
        skip(scan, sizeof(uint64_t));
        break;
    case TAG_RANGE:
    case TAG_SLICE:
        scan->length += LIBRARY_BYTES;
        break;
    case TAG_INSTANCE:
    case TAG_CALL:
        scan->length += 3;
        break;
    }
}

size_t pickle_length(const char *bytes, size_t length) {
    Scan scan = {.at = bytes, .length = BEGINNING};
    while (scan.at < bytes + length) {
        scan_next(&scan);
    }
    return scan.length;
}
