#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/trace/event.h"

static void every_kind_has_a_name_of_its_own(void **state) {
    (void)state;
    for (unsigned a = 0; a < EVENT_KIND_COUNT; a++) {
        assert_true(strlen(event_kind_name((EventKind)a)) > 0);
        for (unsigned b = 0; b < a; b++) {
            assert_string_not_equal(event_kind_name((EventKind)a), event_kind_name((EventKind)b));
        }
    }
}

static void every_reason_has_a_name_of_its_own(void **state) {
    (void)state;
    for (unsigned a = 0; a < REASON_COUNT; a++) {
        for (unsigned b = 0; b < a; b++) {
            assert_string_not_equal(reason_name((Reason)a), reason_name((Reason)b));
        }
    }
    assert_string_equal(reason_name(REASON_NONE), "");
}

static void states_have_the_words_of_the_lessons(void **state) {
    (void)state;
    assert_string_equal(lane_state_name(LANE_LOCKED), "locked");
    assert_string_equal(lane_state_name(LANE_RUNNING), "running");
    assert_string_equal(lane_state_name(LANE_WAITING), "waiting");
    assert_string_equal(lane_state_name(LANE_DONE), "done");
}

typedef struct StatusRow {
    const char *name;
    Verdict verdict;
    int status;
} StatusRow;

static void verdicts_have_the_exit_statuses_of_the_manual(void **state) {
    (void)state;
    static const StatusRow rows[] = {
        {"none", VERDICT_NONE, 6},
        {"finished", VERDICT_FINISHED, 0},
        {"failed", VERDICT_FAILED, 1},
        {"unreadable", VERDICT_UNREADABLE, 2},
        {"unsupported", VERDICT_UNSUPPORTED, 3},
        {"deadlock", VERDICT_DEADLOCK, 4},
        {"limit", VERDICT_LIMIT, 5},
        {"broken", VERDICT_BROKEN, 6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(verdict_name(rows[i].verdict), rows[i].name);
        assert_int_equal(verdict_exit_status(rows[i].verdict), rows[i].status);
    }
}

static void kinds_know_their_detail_and_whether_they_are_steps(void **state) {
    (void)state;
    assert_int_equal(event_kind_detail(EVENT_OUTPUT), DETAIL_TEXT);
    assert_int_equal(event_kind_detail(EVENT_CANCEL_ASKED), DETAIL_LANE);
    assert_int_equal(event_kind_detail(EVENT_MEMORY_COPIED), DETAIL_COUNT);
    assert_int_equal(event_kind_detail(EVENT_READY), DETAIL_NOTHING);
    assert_true(event_kind_is_step(EVENT_LINE));
    assert_false(event_kind_is_step(EVENT_VARIABLE));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_name_of_its_own),
        cmocka_unit_test(every_reason_has_a_name_of_its_own),
        cmocka_unit_test(states_have_the_words_of_the_lessons),
        cmocka_unit_test(verdicts_have_the_exit_statuses_of_the_manual),
        cmocka_unit_test(kinds_know_their_detail_and_whether_they_are_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
