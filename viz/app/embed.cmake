# Turns the calibration's Python file into a C file: cmake -DIN=... -DOUT=... -P embed.cmake
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "#include \"viz/app/calibration.h\"\n
static const char bytes[] = {${bytes}0};\n
const char *calibration_source(size_t *length) {
    *length = sizeof bytes - 1;
    return bytes;
}\n")
