#include "viz/app/calibration_source.h"

#include <string.h>

// How often a line runs in its part.
#define TURNS "1000"

// "SETUP | LINE": the part does LINE many times. A backslash ends a line of several.
static void add_line(Text *text, int number, const char *row, size_t length) {
    const char *line = strstr(row, " | ") + 3;
    text_printf(text, "def part_line_%03d():\n    %.*s\n", number, (int)(line - 3 - row), row);
    text_add_z(text, "    for i in range(" TURNS "):\n        ");
    for (; line < row + length; line++) {
        if (strncmp(line, " \\ ", 3) == 0) {
            text_add_z(text, "\n        ");
            line += 2;
        } else {
            text_add_char(text, *line);
        }
    }
    text_add_z(text, "\n\n");
}

void calibration_source(Text *text) {
    int number = 0;
    text_add_z(text, calibration_parts);
    text_add_z(text, "\n");
    for (const char *row = calibration_lines; *row; row += strcspn(row, "\n") + 1) {
        add_line(text, number++, row, strcspn(row, "\n"));
    }
    text_add_z(text, calibration_programs);
    text_add_z(text, "\n");
    text_add_z(text, calibration_measure);
}
