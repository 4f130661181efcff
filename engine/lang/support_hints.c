#include "engine/lang/support_hints.h"

#include <stddef.h>
#include <string.h>

#define NETWORK_HINT "`await asyncio.sleep(...)` or `time.sleep(...)` stands in for the request"
#define FILE_HINT    "a string or a list in the program stands in for the file"
#define LOG_HINT     "`logging.StreamHandler(sys.stdout)` stands in for the file"
#define DATA_HINT                                                                                  \
    "a dict in the program stands in for the data, `await asyncio.sleep(...)` for the query"
#define LOOP_HINT   "`asyncio` has the same: `asyncio.run`, `asyncio.TaskGroup`, `asyncio.Queue`"
#define NUMBER_HINT "a list and a loop, or the `math` module, stand in for the arrays"
#define PROCESS_HINT                                                                               \
    "`multiprocessing.Process`, or a function that sleeps, stands in for the program"
#define TEST_HINT   "call the function and `print` or `assert` what it returns"
#define OUTPUT_HINT "`print` shows what happens"
#define SERVER_HINT "call the handlers with `asyncio.gather(...)`: that stands in for requests"
#define THREAD_HINT "`threading` does the same one level up"

typedef struct Hint {
    const char *name;
    const char *hint;
} Hint;

// Packages outside the standard library.
static const Hint packages[] = {
    {"PIL", FILE_HINT},
    {"aiofiles", FILE_HINT},
    {"aiohttp", NETWORK_HINT},
    {"aiomysql", DATA_HINT},
    {"aiopg", DATA_HINT},
    {"aioredis", DATA_HINT},
    {"aiosqlite", DATA_HINT},
    {"anyio", LOOP_HINT},
    {"asyncpg", DATA_HINT},
    {"attr", NULL},
    {"attrs", NULL},
    {"boto3", NETWORK_HINT},
    {"bs4", NETWORK_HINT},
    {"celery", PROCESS_HINT},
    {"click", NULL},
    {"colorama", OUTPUT_HINT},
    {"curio", LOOP_HINT},
    {"dask", PROCESS_HINT},
    {"django", SERVER_HINT},
    {"fastapi", SERVER_HINT},
    {"flask", SERVER_HINT},
    {"gevent", LOOP_HINT},
    {"greenlet", LOOP_HINT},
    {"grpc", NETWORK_HINT},
    {"httpx", NETWORK_HINT},
    {"joblib", PROCESS_HINT},
    {"loguru", OUTPUT_HINT},
    {"lxml", NETWORK_HINT},
    {"matplotlib", OUTPUT_HINT},
    {"motor", DATA_HINT},
    {"mysql", DATA_HINT},
    {"nest_asyncio", LOOP_HINT},
    {"numba", NUMBER_HINT},
    {"numpy", NUMBER_HINT},
    {"openai", NETWORK_HINT},
    {"pandas", NUMBER_HINT},
    {"paramiko", NETWORK_HINT},
    {"pika", NETWORK_HINT},
    {"playwright", NETWORK_HINT},
    {"psutil", NULL},
    {"psycopg", DATA_HINT},
    {"psycopg2", DATA_HINT},
    {"pydantic", NULL},
    {"pymongo", DATA_HINT},
    {"pytest", TEST_HINT},
    {"pytest_asyncio", TEST_HINT},
    {"quart", SERVER_HINT},
    {"ray", PROCESS_HINT},
    {"redis", DATA_HINT},
    {"requests", NETWORK_HINT},
    {"rich", OUTPUT_HINT},
    {"sanic", SERVER_HINT},
    {"scipy", NUMBER_HINT},
    {"selenium", NETWORK_HINT},
    {"sklearn", NUMBER_HINT},
    {"sqlalchemy", DATA_HINT},
    {"starlette", SERVER_HINT},
    {"tenacity", NULL},
    {"tensorflow", NUMBER_HINT},
    {"torch", NUMBER_HINT},
    {"tornado", SERVER_HINT},
    {"tqdm", OUTPUT_HINT},
    {"trio", LOOP_HINT},
    {"twisted", LOOP_HINT},
    {"ujson", NULL},
    {"urllib3", NETWORK_HINT},
    {"uvicorn", SERVER_HINT},
    {"uvloop", LOOP_HINT},
    {"websocket", NETWORK_HINT},
    {"websockets", NETWORK_HINT},
    {"yaml", FILE_HINT},
    {"zmq", NETWORK_HINT},
};

static const Hint standard_modules[] = {
    {"cProfile", OUTPUT_HINT},
    {"csv", FILE_HINT},
    {"fileinput", FILE_HINT},
    {"ftplib", NETWORK_HINT},
    {"glob", FILE_HINT},
    {"gzip", FILE_HINT},
    {"http", NETWORK_HINT},
    {"imaplib", NETWORK_HINT},
    {"io", FILE_HINT},
    {"logging.FileHandler", LOG_HINT},
    {"logging.handlers.RotatingFileHandler", LOG_HINT},
    {"logging.handlers.TimedRotatingFileHandler", LOG_HINT},
    {"logging.handlers.WatchedFileHandler", LOG_HINT},
    {"mmap", FILE_HINT},
    {"pathlib", FILE_HINT},
    {"poplib", NETWORK_HINT},
    {"profile", OUTPUT_HINT},
    {"select", NETWORK_HINT},
    {"selectors", NETWORK_HINT},
    {"shelve", DATA_HINT},
    {"shutil", FILE_HINT},
    {"smtplib", NETWORK_HINT},
    {"socket", NETWORK_HINT},
    {"socketserver", SERVER_HINT},
    {"sqlite3", DATA_HINT},
    {"ssl", NETWORK_HINT},
    {"subprocess", PROCESS_HINT},
    {"tarfile", FILE_HINT},
    {"tempfile", FILE_HINT},
    {"timeit", "`time.perf_counter()` before and after measures"},
    {"tkinter", OUTPUT_HINT},
    {"tracemalloc",
     "Lockstep needs other memory than CPython: what it could show is not true there"},
    {"turtle", OUTPUT_HINT},
    {"unicodedata", "write the character itself, or its number as in \\u2026"},
    {"unittest", TEST_HINT},
    {"urllib", NETWORK_HINT},
    {"xmlrpc", NETWORK_HINT},
    {"zipfile", FILE_HINT},
    {"zoneinfo", "`datetime.timezone(datetime.timedelta(hours=1))` is a zone of a fixed offset"},
};

static const Hint builtins[] = {
    {"breakpoint", "step through the program in the window"},
    {"open", FILE_HINT},
};

static const Hint *find(const Hint *hints, size_t count, const char *name, size_t length) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(hints[i].name) == length && memcmp(hints[i].name, name, length) == 0) {
            return &hints[i];
        }
    }
    return NULL;
}

#define FIND(table, name, length) find(table, sizeof(table) / sizeof *(table), name, length)

bool is_known_package(const char *module) {
    return FIND(packages, module, strcspn(module, ".")) != NULL;
}

const char *module_hint(const char *module) {
    size_t length = strcspn(module, ".");
    const Hint *hint = FIND(packages, module, length);
    if (!hint) {
        hint = FIND(standard_modules, module, strlen(module));
    }
    if (!hint) {
        hint = FIND(standard_modules, module, length);
    }
    return hint ? hint->hint : NULL;
}

const char *builtin_hint(const char *name) {
    const Hint *hint = FIND(builtins, name, strlen(name));
    return hint ? hint->hint : NULL;
}
