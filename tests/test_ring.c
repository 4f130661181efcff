#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/live/shared.h"

enum {
    RECORDS = 400000, // of 24 bytes: nine times what a ring holds
    WRITERS = 2
};

typedef struct Entry {
    uint64_t writer;
    uint64_t number;
    uint64_t check;
} Entry;

static void write_records(Shared *shared, int slot) {
    for (uint64_t i = 0; i < RECORDS; i++) {
        Entry record = {(uint64_t)slot, i, i * 2654435761u + (uint64_t)slot};
        shared_write(shared, &shared->slots[slot], &record, sizeof record);
    }
    _exit(0);
}

typedef struct Reader {
    Entry next;
    size_t have; // bytes of it
    uint64_t count;
} Reader;

static void read_some(Shared *shared, int slot, Reader *reader) {
    const char *bytes;
    size_t length = ring_look(&shared->slots[slot].ring, &bytes);
    for (size_t i = 0; i < length; i++) {
        ((char *)&reader->next)[reader->have++] = bytes[i];
        if (reader->have == sizeof(Entry)) {
            assert_int_equal(reader->next.writer, slot);
            assert_int_equal(reader->next.number, reader->count);
            assert_int_equal(reader->next.check, reader->count * 2654435761u + (uint64_t)slot);
            reader->count++;
            reader->have = 0;
        }
    }
    ring_take(&shared->slots[slot].ring, length);
}

static void rings_of_two_processes_lose_and_reorder_nothing(void **state) {
    (void)state;
    Shared *shared = shared_new();
    assert_non_null(shared);
    for (int slot = 0; slot < WRITERS; slot++) {
        if (fork() == 0) {
            write_records(shared, slot);
        }
    }
    Reader readers[WRITERS] = {0};
    while (readers[0].count < RECORDS || readers[1].count < RECORDS) {
        read_some(shared, 0, &readers[0]);
        read_some(shared, 1, &readers[1]);
    }
    for (int slot = 0; slot < WRITERS; slot++) {
        int status = 1;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
        assert_int_equal(ring_used(&shared->slots[slot].ring), 0);
    }
    shared_free(shared);
}

static void a_full_ring_takes_only_what_fits(void **state) {
    (void)state;
    Ring *ring =
        mmap(NULL, sizeof *ring, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(ring, MAP_FAILED);
    char block[4096];
    memset(block, 7, sizeof block);
    for (size_t i = 0; i < RING_BYTES / sizeof block; i++) {
        assert_int_equal(ring_put(ring, block, sizeof block), sizeof block);
    }
    assert_int_equal(ring_put(ring, block, sizeof block), 0);
    ring_take(ring, 10);
    assert_int_equal(ring_put(ring, block, sizeof block), 10);
    assert_int_equal(ring_used(ring), RING_BYTES);
    munmap(ring, sizeof *ring);
}

static void memory_of_the_kernel_grows_and_is_used_again(void **state) {
    (void)state;
    Shared *shared = shared_new();
    assert_non_null(shared);
    Kernel *kernel = &shared->kernel;
    char *block = kernel_allocate(kernel, 100);
    strcpy(block, "kept");
    block = kernel->host->resize(kernel, block, 5000);
    assert_string_equal(block, "kept");
    kernel_release(kernel, block);
    char *again = kernel_allocate(kernel, 5000);
    assert_ptr_equal(again, block);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(again[i], 0);
    }
    shared_free(shared);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rings_of_two_processes_lose_and_reorder_nothing),
        cmocka_unit_test(a_full_ring_takes_only_what_fits),
        cmocka_unit_test(memory_of_the_kernel_grows_and_is_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
