// golden: compares text with a file under tests/golden, or rewrites the file when UPDATE=1.
//
// For cmocka tests: fails the running test on a difference. Knows nothing about what it compares.
#pragma once

// A difference leaves the actual text beside the test and names the first different line.
void golden_compare(const char *name, const char *actual);
