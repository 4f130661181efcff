#include "viz/app/player.h"

#include <assert.h>
#include <string.h>

static const double STEP_SECONDS = 0.8; // at speed 1

static const double speeds[PLAYER_SPEEDS] = {0.25, 0.5, 1, 2, 4, 10, 30};
static const char *const speed_names[PLAYER_SPEEDS] = {
    "0.25\u00d7", "0.5\u00d7", "1\u00d7", "2\u00d7", "4\u00d7", "10\u00d7", "30\u00d7",
};

double player_speed(const Player *player) {
    return speeds[player->speed];
}

const char *player_speed_name(const Player *player) {
    return speed_names[player->speed];
}

Player player_make(void) {
    return (Player){.step = -1, .speed = PLAYER_NORMAL_SPEED};
}

static int64_t inside(const Player *player, int64_t step) {
    if (step >= player->step_count) {
        step = player->step_count - 1;
    }
    return step < -1 ? -1 : step;
}

void player_resize(Player *player, int64_t step_count, int64_t step) {
    assert(step_count >= 0);
    player->step_count = step_count;
    player->step = inside(player, step);
}

static void remember(Player *player) {
    if (player->jump_count == PLAYER_MAX_JUMPS) {
        memmove(player->jumps, player->jumps + 1, sizeof player->jumps - sizeof *player->jumps);
        player->jump_count--;
    }
    player->jumps[player->jump_count++] = player->step;
}

void player_jump(Player *player, int64_t step, bool fresh) {
    step = inside(player, step);
    if (step == player->step) {
        return;
    }
    if (fresh) {
        remember(player);
    }
    player->step = step;
    player->playing = false;
}

static void toggle(Player *player) {
    player->playing = !player->playing && player->step_count > 0;
    if (player->playing && player->step >= player->step_count - 1) {
        remember(player);
        player->step = -1;
    }
    player->until_next = STEP_SECONDS / player_speed(player) / 2;
}

static void change_speed(Player *player, int by) {
    int speed = player->speed + by;
    if (speed >= 0 && speed < PLAYER_SPEEDS) {
        player->speed = speed;
        player->until_next = 0;
    }
}

void player_apply(Player *player, PlayerAction action) {
    switch (action) {
    case PLAYER_NONE:
        return;
    case PLAYER_FIRST:
        player_jump(player, -1, true);
        return;
    case PLAYER_BACK:
        player->playing = false;
        player->step = inside(player, player->step - 1);
        return;
    case PLAYER_TOGGLE:
        toggle(player);
        return;
    case PLAYER_FORWARD:
        player->playing = false;
        player->step = inside(player, player->step + 1);
        return;
    case PLAYER_LAST:
        player_jump(player, player->step_count - 1, true);
        return;
    case PLAYER_FASTER:
        change_speed(player, 1);
        return;
    case PLAYER_SLOWER:
        change_speed(player, -1);
        return;
    case PLAYER_UNDO_JUMP:
        if (player->jump_count > 0) {
            player->step = inside(player, player->jumps[--player->jump_count]);
            player->playing = false;
        }
        return;
    }
}

bool player_tick(Player *player, double seconds) {
    if (!player->playing) {
        return false;
    }
    int64_t before = player->step;
    double pause = STEP_SECONDS / player_speed(player);
    player->until_next -= seconds;
    while (player->until_next <= 0 && player->step < player->step_count - 1) {
        player->step++;
        player->until_next += pause;
    }
    if (player->step >= player->step_count - 1) {
        player->playing = false;
    }
    return player->step != before || !player->playing;
}

double player_wants(const Player *player) {
    if (!player->playing) {
        return -1;
    }
    return player->until_next > 0 ? player->until_next : 0;
}
