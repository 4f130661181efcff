#include "script_run.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NS_PER_MS = 1000000,
    MAX_LANES = 64,
};

typedef struct Script {
    Recorder *recorder;
    int64_t t_ns;
    uint32_t lane; // EVENT_NO_LANE for "-"
    uint32_t cause;
    bool has_cause;
    uint32_t next_worker;
    uint32_t workers[MAX_LANES];
    uint32_t states[MAX_LANES];
    uint32_t reasons[MAX_LANES];
    uint32_t last[MAX_LANES]; // the lane's last event
    uint32_t by;              // last event of the lane that ran last, or EVENT_NO_CAUSE
    Verdict verdict;
} Script;

// The next word of the line; "" at its end.
static void take_word(const char **line, char *word, size_t size) {
    size_t length = 0;
    *line += strspn(*line, " ");
    while (**line && **line != ' ' && **line != '\n') {
        assert(length + 1 < size);
        word[length++] = *(*line)++;
    }
    word[length] = '\0';
}

static const char *rest_of(const char **line, char *text, size_t size) {
    *line += strspn(*line, " ");
    size_t length = strcspn(*line, "\n");
    assert(length < size);
    memcpy(text, *line, length);
    text[length] = '\0';
    *line += length;
    return text;
}

static long take_number(const char **line) {
    char word[32];
    take_word(line, word, sizeof word);
    assert(isdigit((unsigned char)word[0]));
    return atol(word);
}

static Reason take_reason(const char **line) {
    static const char *const names[] = {
#define X(id, name) #id,
        REASONS(X)
#undef X
    };
    char word[32];
    take_word(line, word, sizeof word);
    for (char *c = word; *c; c++) {
        *c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
    }
    for (int i = 0; i < REASON_COUNT; i++) {
        if (strcmp(word, names[i]) == 0) {
            return (Reason)i;
        }
    }
    fprintf(stderr, "script: no reason %s\n", word);
    abort();
}

static uint32_t text_of(Script *script, const char *text) {
    return recorder_text(script->recorder, text, strlen(text));
}

static void add(Script *script, EventKind kind, LaneState state, Reason reason, uint32_t detail) {
    uint32_t next = recorder_next_seq(script->recorder);
    uint32_t cause = next ? next - 1 : EVENT_NO_CAUSE;
    bool on_lane = script->lane != EVENT_NO_LANE;
    if (on_lane && kind == EVENT_STARTED) {
        cause = script->last[script->lane];
    } else if (kind == EVENT_LANE_CREATED) {
        cause = script->by;
    }
    StepEvent event = {.t_ns = script->t_ns,
                       .cause = script->has_cause ? script->cause : cause,
                       .detail = detail,
                       .lane = script->lane & EVENT_NO_LANE,
                       .kind = kind,
                       .state = state,
                       .reason = reason,
                       .worker =
                           on_lane ? script->workers[script->lane] & (EVENT_MAX_WORKERS - 1) : 0};
    if (kind == EVENT_WORKER_CREATED) {
        event.worker = script->next_worker++ & (EVENT_MAX_WORKERS - 1);
    }
    uint32_t seq = recorder_add(script->recorder, event);
    if (on_lane) {
        script->last[script->lane] = seq;
        script->states[script->lane] = (uint32_t)state;
        script->reasons[script->lane] = (uint32_t)reason;
        script->by = state == LANE_RUNNING ? seq : script->by;
    }
}

// An event that leaves the lane as it is.
static void add_same(Script *script, EventKind kind, uint32_t detail) {
    uint32_t lane = script->lane;
    add(script, kind, (LaneState)script->states[lane], (Reason)script->reasons[lane], detail);
}

static void run_end_verb(Script *script, const char **line) {
    char text[200];
    Reason reason = take_reason(line);
    const char *value = rest_of(line, text, sizeof text);
    add(script, EVENT_ENDED, LANE_DONE, reason,
        text_of(script, strcmp(value, "-") == 0 ? "" : value));
}

static void finish(Script *script, const char **line) {
    char word[32];
    take_word(line, word, sizeof word);
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (strcmp(word, verdict_name((Verdict)i)) == 0) {
            script->verdict = (Verdict)i;
        }
    }
    assert(script->verdict != VERDICT_NONE);
    add(script, EVENT_PROGRAM_ENDED, LANE_LOCKED, REASON_NONE, (uint32_t)script->verdict);
}

// Verbs that make an event of one kind with a text, and leave the lane as it is.
static bool run_thing(Script *script, const char *verb, const char **line) {
    static const struct {
        const char *verb;
        EventKind kind;
    } things[] = {
        {"acquire", EVENT_LOCK_ACQUIRED}, {"release", EVENT_LOCK_RELEASED},
        {"take", EVENT_GIL_TAKEN},        {"drop", EVENT_GIL_DROPPED},
        {"request", EVENT_GIL_REQUESTED}, {"line", EVENT_LINE},
        {"marked", EVENT_MARKED},         {"print", EVENT_OUTPUT},
    };
    char text[200];
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        if (strcmp(verb, things[i].verb) == 0) {
            rest_of(line, text, sizeof text);
            if (things[i].kind == EVENT_OUTPUT) {
                strcat(text, "\n");
                add_same(script, EVENT_OUTPUT,
                         recorder_text_once(script->recorder, text, strlen(text)));
            } else {
                add_same(script, things[i].kind, text_of(script, text));
            }
            return true;
        }
    }
    return false;
}

static bool run_state(Script *script, const char *verb, const char **line) {
    char text[200];
    if (strcmp(verb, "start") == 0 || strcmp(verb, "resume") == 0) {
        add(script, *verb == 's' ? EVENT_STARTED : EVENT_RESUMED, LANE_RUNNING, REASON_CALL, 0);
    } else if (strcmp(verb, "sleep") == 0) {
        snprintf(text, sizeof text, "%lld", take_number(line) * (long long)NS_PER_MS);
        add(script, EVENT_SLEEP, LANE_WAITING, REASON_SLEEP, text_of(script, text));
    } else if (strcmp(verb, "wait") == 0 || strcmp(verb, "block") == 0) {
        Reason reason = take_reason(line);
        rest_of(line, text, sizeof text);
        add(script, EVENT_BLOCK, *verb == 'w' ? LANE_WAITING : LANE_LOCKED, reason,
            text_of(script, text));
    } else if (strcmp(verb, "ready") == 0 || strcmp(verb, "out") == 0) {
        Reason reason = take_reason(line);
        add(script, *verb == 'r' ? EVENT_READY : EVENT_SWITCHED_OUT, LANE_LOCKED, reason, 0);
    } else if (strcmp(verb, "end") == 0) {
        run_end_verb(script, line);
    } else {
        return false;
    }
    return true;
}

static void run_line(Script *script, const char *line) {
    char word[64];
    char text[200];
    script->t_ns = take_number(&line) * (int64_t)NS_PER_MS;
    take_word(&line, word, sizeof word);
    script->lane = strcmp(word, "-") == 0 ? EVENT_NO_LANE : (uint32_t)atol(word);
    assert(script->lane == EVENT_NO_LANE || script->lane < MAX_LANES);
    take_word(&line, word, sizeof word);
    script->has_cause = strcmp(word, "by") == 0;
    if (script->has_cause) {
        take_word(&line, word, sizeof word);
        script->cause = strcmp(word, "nothing") == 0 ? EVENT_NO_CAUSE : (uint32_t)atol(word);
        take_word(&line, word, sizeof word);
    }
    if (strcmp(word, "worker") == 0) {
        rest_of(&line, text, sizeof text);
        add(script, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NONE, text_of(script, text));
    } else if (strcmp(word, "lane") == 0) {
        script->workers[script->lane] = (uint32_t)take_number(&line);
        rest_of(&line, text, sizeof text);
        add(script, EVENT_LANE_CREATED, LANE_LOCKED, REASON_NOT_STARTED, text_of(script, text));
    } else if (strcmp(word, "copied") == 0) {
        add_same(script, EVENT_MEMORY_COPIED, (uint32_t)take_number(&line));
    } else if (strcmp(word, "deadlock") == 0) {
        add(script, EVENT_DEADLOCK, LANE_WAITING, REASON_NONE, (uint32_t)take_number(&line));
    } else if (strcmp(word, "finish") == 0) {
        finish(script, &line);
    } else if (!run_state(script, word, &line) && !run_thing(script, word, &line)) {
        fprintf(stderr, "script: no verb %s\n", word);
        abort();
    }
}

void script_run_write(const char *lines, const char *model, const char *profile,
                      const char *message, Writer writer) {
    static const char source[] = "# a script\n";
    RunInfo info = {.program = "script.py",
                    .source = source,
                    .source_length = sizeof source - 1,
                    .model = model,
                    .profile = profile};
    Script script = {.recorder = recorder_new(RECORD_LINES, writer, &info), .by = EVENT_NO_CAUSE};
    Span spans[] = {{0, 0}};
    int32_t numbers[] = {0};
    recorder_sites(script.recorder, spans, numbers, 1);
    for (const char *line = lines; *line;) {
        line += strspn(line, " ");
        size_t length = strcspn(line, "\n");
        if (length > 0 && *line != '#') {
            run_line(&script, line);
        }
        line += length + (line[length] == '\n');
    }
    recorder_end(script.recorder, script.verdict, message);
    recorder_free(script.recorder);
}

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

Trace *script_run_trace(const char *script, const char *model, const char *profile) {
    Text bytes = {0};
    script_run_write(script, model, profile, "", (Writer){append, &bytes});
    Trace *trace = trace_new();
    StreamStatus status = trace_feed(trace, bytes.bytes, bytes.length);
    assert(status == STREAM_GOOD);
    (void)status;
    text_release(&bytes);
    return trace;
}

const char *script_downloads(const char *model) {
    static const struct {
        const char *model;
        const char *script;
    } scripts[] = {
        {"sync", "0 - worker MainThread\n"
                 "0 0 lane 0 <module>\n0 0 start\n"
                 "0 1 lane 0 Source 1\n0 0 wait callee Source 1\n0 1 start\n"
                 "500 1 sleep 2000\n2500 1 resume\n2500 1 end returned None\n2500 0 resume\n"
                 "2500 2 lane 0 Source 2\n2500 0 wait callee Source 2\n2500 2 start\n"
                 "3000 2 sleep 3000\n6000 2 resume\n6000 2 end returned None\n6000 0 resume\n"
                 "6000 3 lane 0 Source 3\n6000 0 wait callee Source 3\n6000 3 start\n"
                 "6500 3 sleep 1000\n7500 3 resume\n7500 3 end returned None\n7500 0 resume\n"
                 "7500 0 end returned -\n7500 - finish finished\n"},
        {"async", "0 - worker MainThread\n"
                  "0 0 lane 0 <module>\n0 0 start\n"
                  "0 1 lane 0 Source 1\n0 2 lane 0 Source 2\n0 3 lane 0 Source 3\n"
                  "0 0 wait task the event loop\n0 1 by 3 start\n"
                  "500 1 sleep 2000\n500 2 by 4 start\n1000 2 sleep 3000\n1000 3 by 5 start\n"
                  "1500 3 sleep 1000\n2500 1 ready ready\n2500 3 ready ready\n"
                  "2500 1 resume\n2500 1 end returned None\n2500 3 resume\n"
                  "2500 3 end returned None\n4000 2 ready ready\n4000 2 resume\n"
                  "4000 2 end returned None\n4000 0 resume\n4000 0 end returned -\n"
                  "4000 - finish finished\n"},
        {"threads",
         "0 - worker MainThread\n"
         "0 0 lane 0 <module>\n0 0 start\n"
         "0 - worker Thread-1\n0 1 lane 1 Source 1\n0 0 wait thread Source 1 to start\n"
         "0 1 start\n0 0 ready gil\n150 1 out gil\n150 0 resume\n150 - worker Thread-2\n150 2 lane "
         "2 Source 2\n"
         "150 0 wait thread Source 2 to start\n"
         "150 2 start\n300 2 out gil\n300 1 resume\n300 0 ready gil\n600 1 sleep 2000\n600 0 "
         "resume\n"
         "600 - worker Thread-3\n600 3 lane 3 Source 3\n600 0 wait thread Source 1 to end\n"
         "600 2 resume\n1000 2 sleep 3000\n1000 3 start\n1500 3 sleep 1000\n"
         "2500 3 ready gil\n2500 3 resume\n2500 3 end returned None\n2600 1 resume\n"
         "2600 1 end returned None\n2600 0 resume\n2600 0 wait thread Source 2 to end\n"
         "4000 2 resume\n4000 2 end returned None\n4000 0 resume\n4000 0 end returned -\n"
         "4000 - finish finished\n"},
        {"processes",
         "0 - worker MainProcess\n"
         "0 0 lane 0 <module>\n0 0 start\n"
         "0 - worker Process-1\n0 1 lane 1 Source 1\n0 - worker Process-2\n0 2 lane 2 Source 2\n"
         "0 - worker Process-3\n0 3 lane 3 Source 3\n0 0 wait process Source 1\n"
         "100 1 copied 4096\n100 1 start\n100 2 start\n100 3 start\n"
         "600 1 sleep 2000\n600 2 sleep 3000\n600 3 sleep 1000\n"
         "1600 3 resume\n1600 3 end returned None\n2600 1 resume\n2600 1 end returned None\n"
         "3600 2 resume\n3600 2 end returned None\n3600 0 resume\n3600 0 end returned -\n"
         "3600 - finish finished\n"},
    };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(scripts[i].model, model) == 0) {
            return scripts[i].script;
        }
    }
    return NULL;
}
