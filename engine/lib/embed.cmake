# Turns the Python files of this folder, one after the other, into a C file:
# cmake -DIN=FIRST,SECOND... -DOUT=... -P embed.cmake
string(REPLACE "," ";" files "${IN}")
set(bytes "")
foreach(file ${files})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," one "${hex}")
  string(APPEND bytes "${one}")
endforeach()
file(WRITE ${OUT} "#include \"engine/lib/prelude.h\"\n
static const char bytes[] = {${bytes}0};\n
const char *prelude_source(size_t *length) {
    *length = sizeof bytes - 1;
    return bytes;
}\n")
