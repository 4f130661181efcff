// calibration_source: the programs that `lockstep calibrate` measures.
//
// Turns the files of its source, which are compiled in, into one program; from each row of
// calibration_lines.txt a function. Keeps nothing.
#pragma once

#include "engine/base/text.h"

// The files, from embed.cmake. Static; they end with a zero.
extern const char calibration_parts[];
extern const char calibration_lines[];
extern const char calibration_programs[];
extern const char calibration_measure[];

// A program by itself. Its argument: "others" and "predict" print "NAME PS" for what a thread
// switch and the like take, for real and under the model: all of them, or those that are named.
extern const char calibration_others[];

// Its argument: "measure" prints "part_x NS" for each part, the least of several times; "count"
// runs each part and prints its name behind it.
void calibration_source(Text *text);
