# Turns a file into a C file with its bytes: cmake -DIN=... -DOUT=... -DNAME=... -P embed.cmake
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "#include \"viz/app/calibration_source.h\"\n
const char ${NAME}[] = {${bytes}0};\n")
