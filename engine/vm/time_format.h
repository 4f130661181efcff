// time_format: an instant as a date, and a date as text, by the codes of strftime.
//
// TZ is UTC and the locale is C; the codes are glibc's, flags and widths included ("%-d", "%_H").
// Owns nothing and never reads the clock.
#pragma once

#include <stdint.h>

#include "engine/base/text.h"

typedef struct Civil {
    int64_t year;
    int month; // 1..12
    int day;   // 1..31
    int hour;
    int minute;
    int second;
    int weekday; // Monday is 0
    int yearday; // 1..366
    bool is_gmt; // the zone's name is GMT, else UTC
} Civil;

// Of the proleptic Gregorian calendar.
Civil civil_from_seconds(int64_t seconds);
// Fields may be out of range: February 30 is March 1 or 2. Weekday and yearday are not looked at.
int64_t civil_to_seconds(const Civil *civil);

void civil_format(Text *out, const char *format, const Civil *civil);
