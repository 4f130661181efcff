# Turns prelude.py into a C file: cmake -DIN=... -DOUT=... -P embed.cmake
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "#include \"engine/lib/prelude.h\"\n
static const char bytes[] = {${bytes}0};\n
const char *prelude_source(size_t *length) {
    *length = sizeof bytes - 1;
    return bytes;
}\n")
