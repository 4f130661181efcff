#include "engine/vm/time_format.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Days since 1970-01-01 to a date: Howard Hinnant, "chrono-compatible low-level date algorithms",
// civil_from_days and days_from_civil.
Civil civil_from_seconds(int64_t seconds) {
    int64_t days = seconds / 86400 - (seconds % 86400 < 0);
    int64_t rest = seconds - days * 86400;
    Civil c = {.hour = (int)(rest / 3600),
               .minute = (int)(rest / 60 % 60),
               .second = (int)(rest % 60),
               .weekday = (int)((days % 7 + 10) % 7)};
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    c.year = yoe + era * 400 + (c.month <= 2);
    bool leap = (c.year % 4 == 0 && c.year % 100 != 0) || c.year % 400 == 0;
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    c.yearday = before[c.month - 1] + c.day + (leap && c.month > 2);
    return c;
}

int64_t civil_to_seconds(const Civil *civil) {
    int64_t months = civil->year * 12 + civil->month - 1;
    int64_t year = months / 12 - (months % 12 < 0);
    int64_t month = months - year * 12 + 1;
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t yoe = year - era * 400;
    int64_t doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    int64_t days = era * 146097 + doe - 719468 + civil->day - 1;
    return ((days * 24 + civil->hour) * 60 + civil->minute) * 60 + civil->second;
}

static const char *const day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

static const char *name_in(const char *const *names, int count, int index) {
    return index >= 0 && index < count ? names[index] : "?";
}

static const char *day_name(const Civil *c) {
    return name_in(day_names, 7, c->weekday);
}

static const char *month_name(const Civil *c) {
    return name_in(month_names, 12, c->month - 1);
}

// What stands between '%' and the letter.
typedef struct Directive {
    char pad;   // '-' none, '_' spaces, '0' zeros, 0: the letter's own
    bool upper; // '^'
    bool swap;  // '#'
    int width;  // 0: the letter's own
} Directive;

static void add_number(Text *out, Directive d, int64_t number, char pad, int width) {
    pad = d.pad ? d.pad : pad;
    width = d.width ? d.width : pad == '-' ? 0 : width;
    if (pad != '0') {
        text_printf(out, "%*lld", width, (long long)number);
    } else {
        text_printf(out, "%0*lld", width, (long long)number);
    }
}

static void add_name(Text *out, Directive d, const char *name, size_t length, bool lower) {
    for (size_t i = length; d.pad != '-' && i < (size_t)d.width; i++) {
        text_add_char(out, d.pad == '0' ? '0' : ' ');
    }
    for (size_t i = 0; i < length; i++) {
        int c = (unsigned char)name[i];
        text_add_char(out, (char)(d.upper ? toupper(c) : lower ? tolower(c) : c));
    }
}

// The week of ISO 8601, and the year it belongs to.
static int iso_week(const Civil *c, int64_t *year) {
    int week = (c->yearday - 1 - c->weekday + 10) / 7;
    *year = c->year;
    for (int step = 0; step < 2; step++) {
        int64_t y = week < 1 ? c->year - 1 : c->year;
        bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
        int last = leap ? 366 : 365;
        if (week < 1) {
            *year = y;
            return (c->yearday - 1 + last - c->weekday + 10) / 7;
        }
        if (week == 53 && last - c->yearday < 3 - c->weekday) {
            *year = y + 1;
            return 1;
        }
    }
    return week;
}

// Codes that stand for several others, NULL for the rest.
static const char *spelled_out(char letter) {
    switch (letter) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'r':
        return "%I:%M:%S %p";
    case 'R':
        return "%H:%M";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    default:
        return NULL;
    }
}

static bool add_week_or_year(Text *out, const Civil *c, Directive d, char letter) {
    int sunday = (c->weekday + 1) % 7;
    int64_t year = c->year;
    switch (letter) {
    case 'C':
        add_number(out, d, c->year / 100, '0', 2);
        return true;
    case 'g':
        iso_week(c, &year);
        add_number(out, d, year % 100, '0', 2);
        return true;
    case 'G':
        iso_week(c, &year);
        add_number(out, d, year, '0', 0);
        return true;
    case 'u':
        add_number(out, d, c->weekday + 1, '0', 1);
        return true;
    case 'U':
        add_number(out, d, (c->yearday + 6 - sunday) / 7, '0', 2);
        return true;
    case 'V':
        add_number(out, d, iso_week(c, &year), '0', 2);
        return true;
    case 'w':
        add_number(out, d, sunday, '0', 1);
        return true;
    case 'W':
        add_number(out, d, (c->yearday + 6 - c->weekday) / 7, '0', 2);
        return true;
    case 'y':
        add_number(out, d, (c->year % 100 + 100) % 100, '0', 2);
        return true;
    case 'Y':
        add_number(out, d, c->year, '0', 0);
        return true;
    default:
        return false;
    }
}

static bool add_time_or_day(Text *out, const Civil *c, Directive d, char letter) {
    int half = c->hour % 12 ? c->hour % 12 : 12;
    switch (letter) {
    case 'd':
        add_number(out, d, c->day, '0', 2);
        return true;
    case 'e':
        add_number(out, d, c->day, '_', 2);
        return true;
    case 'H':
        add_number(out, d, c->hour, '0', 2);
        return true;
    case 'I':
        add_number(out, d, half, '0', 2);
        return true;
    case 'j':
        add_number(out, d, c->yearday, '0', 3);
        return true;
    case 'k':
        add_number(out, d, c->hour, '_', 2);
        return true;
    case 'l':
        add_number(out, d, half, '_', 2);
        return true;
    case 'm':
        add_number(out, d, c->month, '0', 2);
        return true;
    case 'M':
        add_number(out, d, c->minute, '0', 2);
        return true;
    case 's':
        add_number(out, d, civil_to_seconds(c), '0', 1);
        return true;
    case 'S':
        add_number(out, d, c->second, '0', 2);
        return true;
    default:
        return false;
    }
}

static bool add_text(Text *out, const Civil *c, Directive d, char letter) {
    const char *half = c->hour < 12 ? "AM" : "PM";
    switch (letter) {
    case 'a':
        d.upper |= d.swap;
        add_name(out, d, day_name(c), strlen(day_name(c)) < 3 ? 1 : 3, false);
        return true;
    case 'A':
        d.upper |= d.swap;
        add_name(out, d, day_name(c), strlen(day_name(c)), false);
        return true;
    case 'b':
    case 'h':
        d.upper |= d.swap;
        add_name(out, d, month_name(c), strlen(month_name(c)) < 3 ? 1 : 3, false);
        return true;
    case 'B':
        d.upper |= d.swap;
        add_name(out, d, month_name(c), strlen(month_name(c)), false);
        return true;
    case 'p':
        add_name(out, d, half, 2, d.swap);
        return true;
    case 'P':
        add_name(out, d, half, 2, true);
        return true;
    case 'z':
        text_add_z(out, "+0000");
        return true;
    case 'Z':
        add_name(out, d, c->is_gmt ? "GMT" : "UTC", 3, d.swap);
        return true;
    case 'n':
        text_add_char(out, '\n');
        return true;
    case 't':
        text_add_char(out, '\t');
        return true;
    case '%':
        text_add_char(out, '%');
        return true;
    default:
        return false;
    }
}

static const char *read_directive(const char *p, Directive *d) {
    for (; *p && strchr("_-0^#", *p); p++) {
        d->upper |= *p == '^';
        d->swap |= *p == '#';
        d->pad = *p == '^' || *p == '#' ? d->pad : *p;
    }
    while (isdigit((unsigned char)*p) && d->width < 1000) {
        d->width = d->width * 10 + (*p++ - '0');
    }
    return *p == 'E' || *p == 'O' ? p + 1 : p;
}

void civil_format(Text *out, const char *format, const Civil *civil) {
    for (const char *p = format; *p; p++) {
        if (*p != '%' || !p[1]) {
            text_add_char(out, *p);
            continue;
        }
        Directive d = {0};
        const char *letter = read_directive(p + 1, &d);
        const char *several = spelled_out(*letter);
        if (several) {
            civil_format(out, several, civil);
        } else if (!*letter ||
                   !(add_text(out, civil, d, *letter) || add_time_or_day(out, civil, d, *letter) ||
                     add_week_or_year(out, civil, d, *letter))) {
            letter = *letter ? letter : letter - 1;
            text_add(out, p, (size_t)(letter - p + 1)); // unknown: as it stands
        }
        p = letter;
    }
}
