// player: which step is shown, and how it moves.
//
// Steps count from 0; -1 is the moment before the first event. Knows how to step, jump (and take a
// jump back) and play at a speed; knows no trace beyond its number of steps, and no clock: whoever
// has one calls player_tick with the time that went by.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    PLAYER_MAX_JUMPS = 64,
    PLAYER_SPEEDS = 7,
    PLAYER_NORMAL_SPEED = 2, // index of 1x
};

typedef enum PlayerAction {
    PLAYER_NONE,
    PLAYER_FIRST, // before the first event
    PLAYER_BACK,
    PLAYER_TOGGLE, // play or pause; at the end it begins anew
    PLAYER_FORWARD,
    PLAYER_LAST,
    PLAYER_FASTER,
    PLAYER_SLOWER,
    PLAYER_UNDO_JUMP,
} PlayerAction;

typedef struct Player {
    int64_t step;
    int64_t step_count;
    bool playing;
    int speed;         // index, see player_speed
    double until_next; // seconds until play moves on
    int64_t jumps[PLAYER_MAX_JUMPS];
    int jump_count;
} Player;

Player player_make(void);
// The trace has grown, or steps are counted in another way; the step is kept inside.
void player_resize(Player *player, int64_t step_count, int64_t step);
void player_apply(Player *player, PlayerAction action);
// A jump can be taken back; a drag that makes many jumps in a row passes `fresh` only once.
void player_jump(Player *player, int64_t step, bool fresh);
// Returns true when the step changed. Stops at the last step.
bool player_tick(Player *player, double seconds);
// Seconds until player_tick has something to do, or -1 when it never will.
double player_wants(const Player *player);

double player_speed(const Player *player);           // 1.0 is one step in about 0.8 s
const char *player_speed_name(const Player *player); // "1×"
