// The player moves between steps and never out of them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "viz/app/player.h"

static Player player_of(int64_t count) {
    Player player = player_make();
    player_resize(&player, count, -1);
    return player;
}

typedef struct MoveRow {
    const char *says;
    int64_t count;
    PlayerAction actions[4];
    int64_t step;
} MoveRow;

static const MoveRow move_rows[] = {
    {"it begins before the first step", 5, {PLAYER_NONE}, -1},
    {"forward goes one on", 5, {PLAYER_FORWARD, PLAYER_FORWARD}, 1},
    {"back undoes forward", 5, {PLAYER_FORWARD, PLAYER_BACK}, -1},
    {"nothing is before the beginning", 5, {PLAYER_BACK}, -1},
    {"nothing is behind the end", 2, {PLAYER_LAST, PLAYER_FORWARD}, 1},
    {"last and first", 5, {PLAYER_LAST, PLAYER_FIRST}, -1},
    {"a jump can be taken back", 9, {PLAYER_FORWARD, PLAYER_LAST, PLAYER_UNDO_JUMP}, 0},
    {"an empty run has only its beginning", 0, {PLAYER_FORWARD, PLAYER_LAST}, -1},
};

static void moves_lead_where_they_say(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof move_rows / sizeof *move_rows; i++) {
        const MoveRow *row = &move_rows[i];
        Player player = player_of(row->count);
        for (int k = 0; k < 4; k++) {
            player_apply(&player, row->actions[k]);
        }
        if (player.step != row->step) {
            fail_msg("%s: step %lld, not %lld", row->says, (long long)player.step,
                     (long long)row->step);
        }
    }
}

static void playing_goes_on_with_time_and_stops_at_the_end(void **state) {
    (void)state;
    Player player = player_of(3);
    assert_true(player_wants(&player) < 0);
    player_apply(&player, PLAYER_TOGGLE);
    assert_true(player.playing);
    assert_true(player_wants(&player) > 0);
    for (int i = 0; i < 1000 && player.playing; i++) {
        int64_t before = player.step;
        player_tick(&player, 0.01);
        assert_true(player.step - before <= 1);
    }
    assert_int_equal(player.step, 2);
    assert_false(player.playing);
    assert_false(player_tick(&player, 1));
}

static void playing_at_the_end_begins_anew(void **state) {
    (void)state;
    Player player = player_of(3);
    player_apply(&player, PLAYER_LAST);
    player_apply(&player, PLAYER_TOGGLE);
    assert_int_equal(player.step, -1);
    assert_true(player.playing);
}

static void a_step_by_hand_stops_playing(void **state) {
    (void)state;
    Player player = player_of(9);
    player_apply(&player, PLAYER_TOGGLE);
    player_apply(&player, PLAYER_FORWARD);
    assert_false(player.playing);
}

static void speed_stays_inside_its_table(void **state) {
    (void)state;
    Player player = player_of(9);
    for (int i = 0; i < 20; i++) {
        player_apply(&player, PLAYER_FASTER);
    }
    double fastest = player_speed(&player);
    for (int i = 0; i < 20; i++) {
        player_apply(&player, PLAYER_SLOWER);
    }
    assert_true(player_speed(&player) < 1 && fastest > 1);
    assert_string_equal(player_speed_name(&player), "0.25\u00d7");
}

static void a_drag_is_taken_back_as_one_jump(void **state) {
    (void)state;
    Player player = player_of(100);
    player_jump(&player, 10, true);
    player_jump(&player, 11, false);
    player_jump(&player, 40, false);
    player_apply(&player, PLAYER_UNDO_JUMP);
    assert_int_equal(player.step, -1);
}

static void more_jumps_than_are_remembered_forget_the_oldest(void **state) {
    (void)state;
    Player player = player_of(1000);
    for (int i = 0; i < PLAYER_MAX_JUMPS + 10; i++) {
        player_jump(&player, i, true);
    }
    for (int i = 0; i < PLAYER_MAX_JUMPS + 50; i++) {
        player_apply(&player, PLAYER_UNDO_JUMP);
    }
    assert_int_equal(player.step, 9);
}

static void a_run_that_shrinks_keeps_the_step_inside(void **state) {
    (void)state;
    Player player = player_of(100);
    player_apply(&player, PLAYER_LAST);
    player_resize(&player, 5, player.step);
    assert_int_equal(player.step, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_lead_where_they_say),
        cmocka_unit_test(playing_goes_on_with_time_and_stops_at_the_end),
        cmocka_unit_test(playing_at_the_end_begins_anew),
        cmocka_unit_test(a_step_by_hand_stops_playing),
        cmocka_unit_test(speed_stays_inside_its_table),
        cmocka_unit_test(a_drag_is_taken_back_as_one_jump),
        cmocka_unit_test(more_jumps_than_are_remembered_forget_the_oldest),
        cmocka_unit_test(a_run_that_shrinks_keeps_the_step_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
