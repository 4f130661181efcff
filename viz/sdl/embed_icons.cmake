# Writes OUTPUT, a C file with the text of every icon that the ICONS list in LIST names.
# Usage: cmake -DLIST=viz/draw/draw_list.h -DICONS=assets/icons -DOUTPUT=icon_sources.c -P this
file(READ ${LIST} list)
string(REGEX MATCH "#define ICONS\\(X\\).*typedef enum Icon" list "${list}")
string(REGEX MATCHALL "X\\([A-Z_]+, \"[a-z-]+\"\\)" entries "${list}")
set(cases "")
foreach(entry IN LISTS entries)
  string(REGEX REPLACE "X\\(([A-Z_]+), \"([a-z-]+)\"\\)" "\\1;\\2" pair "${entry}")
  list(GET pair 0 id)
  list(GET pair 1 name)
  file(READ ${ICONS}/${name}.svg svg)
  string(REPLACE "\\" "\\\\" svg "${svg}")
  string(REPLACE "\"" "\\\"" svg "${svg}")
  string(REPLACE "\n" " " svg "${svg}")
  string(APPEND cases "        [ICON_${id}] = \"${svg}\",\n")
endforeach()
file(WRITE ${OUTPUT}
"// Made from assets/icons by embed_icons.cmake.
#include \"viz/sdl/icon_sources.h\"

const char *icon_source(Icon icon) {
    static const char *const sources[ICON_COUNT] = {
${cases}    };
    return sources[icon];
}
")
