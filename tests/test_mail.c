// Messages between processes, by pipes of the system: what is sent arrives whole and in order,
// whoever is killed meanwhile.
#include "engine/live/mail.h"

#include <dirent.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// after its prerequisites
#include <cmocka.h>

#include "engine/base/memory.h"

enum {
    WRITER = 1000,
    OTHER = 1001,
    READER = 1002,
    BIG_BYTES = 10 * 1000 * 1000,
    KILLS = 200
};

typedef struct Post {
    Shared *shared;
    Kernel *kernel;
    uint32_t end;
    Mail writer;
    Mail other;
    Mail reader;
} Post;

static Post post_new(void) {
    Post post = {.shared = shared_new()};
    assert_non_null(post.shared);
    post.kernel = &post.shared->kernel;
    for (uint32_t i = 0; i < 3; i++) {
        post.shared->slots[i].pid = WRITER + i;
        atomic_store(&post.shared->slots[i].state, SLOT_RUNS);
    }
    kernel_lock(post.kernel);
    post.end = kernel_add(post.kernel, KERNEL_END);
    uint32_t peer = kernel_add(post.kernel, KERNEL_END);
    KernelObject *to = &post.kernel->objects[post.end];
    to->peer = peer;
    kernel_hold(post.kernel, to, READER);
    kernel_hold(post.kernel, &post.kernel->objects[peer], WRITER);
    assert_true(mail_open(post.kernel, to));
    kernel_unlock(post.kernel);
    return post;
}

static void post_free(Post *post) {
    mail_release(&post->writer);
    mail_release(&post->other);
    mail_release(&post->reader);
    shared_free(post->shared);
}

static KernelObject *end_of(const Post *post) {
    return &post->kernel->objects[post->end];
}

static char *pattern(size_t length, unsigned seed) {
    char *bytes = memory_new(length + 1);
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)((i * 31 + seed * 7 + i / 251) & 0x7F);
    }
    return bytes;
}

static void send(Post *post, Mail *mail, uint32_t pid, size_t length, unsigned seed) {
    char *bytes = pattern(length, seed);
    KernelMessage *message = kernel_add_message(post->kernel, end_of(post), length);
    message->seq = seed;
    mail_put(mail, post->kernel, pid, end_of(post), message, bytes);
    memory_free(bytes);
}

static KernelMessage *take(Post *post, bool *is_begun) {
    *is_begun = false;
    return mail_take(&post->reader, post->kernel, READER, end_of(post), is_begun);
}

static void assert_whole(KernelMessage *message, size_t length, unsigned seed) {
    assert_non_null(message);
    assert_int_equal(message->length, length);
    char *wanted = pattern(length, seed);
    assert_memory_equal(message->bytes, wanted, length);
    memory_free(wanted);
    memory_free(message);
}

static bool rings(const Post *post, int slot) {
    struct pollfd bell = {.fd = post->shared->slots[slot].bell, .events = POLLIN};
    return poll(&bell, 1, 0) == 1;
}

// The writer goes on when it is asked to, as its listener does.
static KernelMessage *take_whole(Post *post) {
    bool is_begun = true;
    KernelMessage *message = take(post, &is_begun);
    while (!message && is_begun) {
        assert_true(rings(post, 0) || rings(post, 1));
        for (int i = 0; i < 2; i++) {
            shared_clear_bell(post->shared->slots[i].bell);
        }
        mail_go_on(&post->writer, post->kernel, WRITER);
        mail_go_on(&post->other, post->kernel, OTHER);
        message = take(post, &is_begun);
    }
    return message;
}

static void messages_of_any_length_go_through_the_pipe(void **state) {
    (void)state;
    const size_t lengths[] = {0, 1, 4096, 4097, 65536, 65537, 200000, BIG_BYTES};
    Post post = post_new();
    uint64_t sum = 0;
    size_t heap_used = post.shared->heap_used;
    for (unsigned i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        send(&post, &post.writer, WRITER, lengths[i], i);
        assert_whole(take_whole(&post), lengths[i], i);
        sum += lengths[i];
        assert_int_equal(post.shared->piped_bytes, sum);
    }
    // only their records lay in shared memory
    assert_true(post.shared->heap_used - heap_used < 4096);
    assert_null(end_of(&post)->first);
    post_free(&post);
}

static void two_writers_send_in_turns(void **state) {
    (void)state;
    Post post = post_new();
    for (unsigned i = 0; i < 10; i++) {
        bool is_first = i % 2 == 0;
        send(&post, is_first ? &post.writer : &post.other, is_first ? WRITER : OTHER, 50000, i);
    }
    for (unsigned i = 0; i < 10; i++) {
        assert_whole(take_whole(&post), 50000, i);
    }
    post_free(&post);
}

static void a_part_of_a_message_is_for_who_has_the_rest(void **state) {
    (void)state;
    Post post = post_new();
    bool is_begun;
    send(&post, &post.writer, WRITER, BIG_BYTES, 1);
    assert_null(take(&post, &is_begun));
    assert_true(is_begun);
    mail_go_on(&post.writer, post.kernel, WRITER);
    assert_false(kernel_is_ready(post.kernel, end_of(&post), OTHER));
    assert_true(kernel_is_ready(post.kernel, end_of(&post), READER));
    assert_null(mail_take(&post.other, post.kernel, OTHER, end_of(&post), &is_begun));
    assert_whole(take_whole(&post), BIG_BYTES, 1);
    post_free(&post);
}

static void a_writer_that_is_killed_takes_its_message_along(void **state) {
    (void)state;
    Post post = post_new();
    bool is_begun;
    send(&post, &post.other, OTHER, 1000, 1); // before it: arrives
    send(&post, &post.writer, WRITER, BIG_BYTES, 2);
    send(&post, &post.writer, WRITER, 10, 3);
    send(&post, &post.other, OTHER, 70000, 4);
    mail_forget(post.kernel, WRITER); // with a part of it in the pipe
    assert_whole(take_whole(&post), 1000, 1);
    assert_whole(take_whole(&post), 70000, 4);
    send(&post, &post.writer, WRITER, BIG_BYTES, 5);
    assert_null(take(&post, &is_begun)); // with a part of it taken
    mail_forget(post.kernel, WRITER);
    assert_null(take(&post, &is_begun));
    assert_false(is_begun);
    assert_int_equal(end_of(&post)->message_bytes, 0);
    send(&post, &post.other, OTHER, 100, 6);
    assert_whole(take_whole(&post), 100, 6);
    post_free(&post);
}

static void a_reader_that_is_killed_leaves_the_next_message(void **state) {
    (void)state;
    Post post = post_new();
    bool is_begun;
    send(&post, &post.writer, WRITER, BIG_BYTES, 1);
    send(&post, &post.writer, WRITER, 90000, 2);
    assert_null(mail_take(&post.other, post.kernel, OTHER, end_of(&post), &is_begun));
    assert_true(is_begun);
    mail_go_on(&post.writer, post.kernel, WRITER);
    mail_forget(post.kernel, OTHER);
    mail_go_on(&post.writer, post.kernel, WRITER);
    assert_whole(take_whole(&post), 90000, 2);
    post_free(&post);
}

static void what_a_process_leaves_unwritten_arrives(void **state) {
    (void)state;
    Post post = post_new();
    send(&post, &post.writer, WRITER, 300000, 1);
    send(&post, &post.writer, WRITER, 300000, 2);
    mail_leave(&post.writer, post.kernel, WRITER);
    mail_forget(post.kernel, WRITER);
    bool is_begun;
    assert_whole(take(&post, &is_begun), 300000, 1); // nobody has to go on
    assert_whole(take(&post, &is_begun), 300000, 2);
    post_free(&post);
}

// --- limits -----------------------------------------------------------------------------------

static int descriptors(void) {
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count;
}

static void pipes_are_given_back(void **state) {
    (void)state;
    int before = descriptors();
    Post post = post_new();
    int with_pipes = descriptors();
    uint32_t last = 0;
    int count = 1;
    for (bool is_open = true; is_open; count += is_open) {
        last = kernel_add(post.kernel, KERNEL_END);
        is_open = mail_open(post.kernel, &post.kernel->objects[last]);
    }
    assert_int_equal(count, post.shared->pipe_count);
    send(&post, &post.writer, WRITER, 100000, 1); // what is in it goes with it
    mail_close(post.kernel, end_of(&post));
    assert_true(mail_open(post.kernel, end_of(&post)));
    mail_go_on(&post.writer, post.kernel, WRITER);
    send(&post, &post.other, OTHER, 10, 2);
    assert_whole(take_whole(&post), 10, 2);
    assert_int_equal(descriptors(), with_pipes);
    post_free(&post);
    assert_int_equal(descriptors(), before);
}

// --- processes --------------------------------------------------------------------------------

static _Noreturn void write_until_killed(Post *post) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // when the test fails
    unsigned seed = 0;
    for (;;) {
        kernel_lock(post->kernel);
        if (end_of(post)->message_count < 4) {
            send(post, &post->writer, WRITER, seed % 5 * 30000 + 5, seed);
            seed++;
        }
        mail_go_on(&post->writer, post->kernel, WRITER);
        kernel_unlock(post->kernel);
    }
}

// What was whole when the writer was killed, wherever that was, is whole here.
static void a_writer_killed_at_any_moment_breaks_nothing(void **state) {
    (void)state;
    for (int i = 0; i < KILLS; i++) {
        Post post = post_new();
        pid_t pid = fork();
        if (pid == 0) {
            write_until_killed(&post);
        }
        bool is_begun;
        bool is_alive = true;
        unsigned seed = 0;
        for (int looks = 0; is_alive || end_of(&post)->first; looks++) {
            if (is_alive && looks == 10 + i * 3) {
                kill(pid, SIGKILL);
                waitpid(pid, NULL, 0);
                is_alive = false;
            }
            kernel_lock(post.kernel);
            if (!is_alive) {
                mail_forget(post.kernel, WRITER);
            }
            KernelMessage *message = take(&post, &is_begun);
            kernel_unlock(post.kernel);
            if (message) {
                assert_whole(message, seed % 5 * 30000 + 5, seed);
                seed++;
            }
        }
        post_free(&post);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_of_any_length_go_through_the_pipe),
        cmocka_unit_test(two_writers_send_in_turns),
        cmocka_unit_test(a_part_of_a_message_is_for_who_has_the_rest),
        cmocka_unit_test(a_writer_that_is_killed_takes_its_message_along),
        cmocka_unit_test(a_reader_that_is_killed_leaves_the_next_message),
        cmocka_unit_test(what_a_process_leaves_unwritten_arrives),
        cmocka_unit_test(pipes_are_given_back),
        cmocka_unit_test(a_writer_killed_at_any_moment_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
