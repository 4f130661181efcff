// prices: the names of what has a price under the profile of a measured machine.
//
// Turns the number of a kind of instruction or work into a name for files and people, and back.
// Knows no price.
#pragma once

int price_kind_count(void); // at most REQUEST_MAX_PRICES
// The first of them are kinds of instructions, the others of work that is done beside.
int price_instruction_count(void);
// Static; NULL beyond the last.
const char *price_kind_name(int kind);
// -1: there is no such kind.
int price_kind_named(const char *name);
