#include "viz/app/beside.h"

#include <string.h>
#include <unistd.h>

void path_beside(Text *path, const char *name) {
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    const char *slash = strrchr(program, '/');
    text_add(path, program, slash ? (size_t)(slash - program) + 1 : 0);
    text_add_z(path, name);
}
