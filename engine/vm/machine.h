// machine: one run's world and what is needed to run it.
//
// World is everything that changes while a program runs: it lies at the start of the heap's block
// and is copied with it. Machine is the C side: where the block is, the immutable programs, where
// events go, who schedules. Nothing in Machine changes what a run does.
#pragma once

#include "engine/lang/program.h"
#include "engine/trace/recorder.h"
#include "engine/vm/heap.h"
#include "engine/vm/profile.h"

// A line of execution of the operating system kind: the main thread, other threads, later
// processes. Owns a stack of frames linked by `back`.
typedef struct Strand {
    Value frame;        // FRAME or NATIVE_FRAME that runs next; unset when the strand has ended
    Value result;       // handed to the frame when it goes on
    Value handled;      // the exception being handled (sys.exc_info), or unset
    Value running_loop; // LOOP, or unset
    Value context;      // of contextvars: a dict that nobody changes, or unset
    Value own_loop;     // set_event_loop of a strand that is not the main one, or unset
    uint32_t depth;     // Python frames on the stack: recursion limit
    uint32_t lane;      // the lane whose code runs now
    uint32_t wait_lane; // where it was shown that it waits
    uint32_t own_lane;  // the thread's: it has the GIL, whatever lane its code runs on
    uint8_t own_state;  // LaneState and Reason of that one
    uint8_t own_reason;
    uint32_t worker;
    uint32_t ready_cause; // of the ready entry that is being run
    bool shows_wait;      // it was shown that it waits: it is shown that it goes on
    bool waits;           // until wake_*, or for ever when wake_ns is INT64_MAX
    bool passed_check;    // since its last visible operation: turns.h
    bool stands;          // stopped before a visible operation, which its next step takes
    int64_t wake_ns;      // with wake_lag and wake_order: its place among all timers
    uint64_t wake_lag;
    uint64_t wake_order;
} Strand;

enum {
    STRAND_VALUES = 6 // frame to own_loop
};

// Strands in order, linked by their objects (strand.h): offsets, not counted. 0: empty.
typedef struct StrandQueue {
    uint64_t first;
    uint64_t last;
} StrandQueue;

enum {
    PROGRAM_LATE = 2, // the first that came to be while the learner's (0) ran: late.h
    PROGRAM_LIMIT = 256
};

enum {
    COLLECT_FIRST = 50000,
    RECURSION_LIMIT = 1000,
    MACHINE_MAX_OUTPUT_BYTES = 256 * 1024 * 1024
};

enum {
    ASCII_CHARACTERS = 128
};

// A variable of the learner's program that holds what can change without a store: watch.h.
typedef struct Watched {
    uint64_t object; // offset: the container, or the cell that holds the value; not counted
    uint64_t print;  // of the container's contents when they were told last
    uint32_t lane;   // whose variable it is
    uint32_t name;   // number, in the learner's program
    uint32_t text;   // how it was told
    bool is_cell;
} Watched;

enum {
    WATCHED_MAX = 32,
    WATCHED_LANES = 256 // only the first ones have variables that others change
};

// What the last event of a lane said of it.
typedef struct LaneLook {
    uint8_t state : 2;  // LaneState
    uint8_t reason : 6; // Reason
} LaneLook;

typedef struct World {
    Heap heap;
    Value classes[CLASS_COUNT];
    Value interned;                     // dict str -> str
    Value characters[ASCII_CHARACTERS]; // the strs of one such character, interned: never unset
    Value names[PROGRAM_LIMIT];     // VALUES: of the learner's program, the prelude and late ones
    Value constants[PROGRAM_LIMIT]; // VALUES
    Value builtins;                 // dict
    Value modules;                  // dict name -> module
    Value globals[2];               // dict: __main__, prelude
    Value addresses;                // dict: what was shown where
    Value warned;                   // dict: the warnings that were told
    Value weak;                     // dict: who is referred to weakly by whom (weak.h)
    Value thrown;  // the cancellation a task's step began with: it lives as long as the step
    Value barrier; // NATIVE_FRAME that the next nested call may use, or unset: call.c
    Value pending; // the exception that is on its way, or unset
    Strand strand;
    Value strands;        // the first of all strands that have not ended, or unset: strand.h
    Value leaving;        // what the main strand ended with, while the others still run; or unset
    uint64_t last_strand; // offsets: the last of them, and the one whose registers are in strand
    uint64_t running_strand;
    uint64_t latest_strand; // that has run
    StrandQueue ready_strands;
    StrandQueue strand_timers;  // in the order in which they are due
    StrandQueue paused_strands; // have a core as the running one has: turns.h
    uint32_t busy_cores;        // of the profile without a GIL
    uint32_t cores;
    uint64_t turn_at;        // instruction_count at which somebody's turn may be over
    uint64_t check_at;       // and at which a safe point has to look closely
    uint64_t chance;         // state of what chooses by the seed
    int64_t switch_ns;       // sys.getswitchinterval()
    int64_t wanted_since_ns; // a ready strand waits for the running one since; or -1
    uint32_t request_seq;    // the event of its request
    bool is_requested;
    bool slice_is_over;   // and so is the time slice of the running strand's core
    bool has_had_threads; // one was started
    bool gil_is_shown;    // the picture has a holder
    uint32_t strand_count;
    uint32_t next_strand_number;
    bool uses_threads;   // natives that walk iterators let strands wait: walk.h
    bool has_last_words; // the library has something to do when the program ends
    uint8_t ended_as;    // 0, or while the library does it: 1 + StepResult of the main strand
    int32_t exit_status; // and the exit status that it asked for
    bool loop_was_set;
    Value asyncio_loop; // set_event_loop: the loop of the main thread, or unset
    // clock: integer nanoseconds, an order among equal instants, and a counter for ties
    int64_t now_ns;
    uint64_t now_lag;
    uint64_t next_order;
    uint64_t clock_reads;   // at this instant: the rule for busy waiting
    uint64_t loop_turns;    // likewise
    int64_t clock_bound_ns; // now_ns goes no further while the strand runs
    uint64_t stretch_start; // instruction_count when the lane last waited: clock.h
    int64_t charged_ns;     // of their time, already in now_ns
    int64_t computed_ns;    // charged since the start: the processor's time
    uint64_t instruction_count;
    uint64_t collect_at; // containers allocated before cycles are looked for
    uint64_t first_task; // offsets: tasks that are not done, by age
    uint64_t last_task;
    uint64_t newest_class; // offset: all classes, the youngest first
    uint32_t next_class_number;
    uint32_t class_epoch; // grows when a class changes after it was made
    uint32_t next_task_number;
    uint32_t next_task_hash;   // tasks by age: their identity hashes
    uint32_t next_known_order; // async generators in the order in which a loop heard of them
    uint32_t next_future_hash; // futures in the order in which they were hashed first
    uint32_t next_address;
    uint32_t lane_count;   // of all processes, as the next
    uint32_t worker_count; // beside the first
    uint32_t last_created; // the last LANE_CREATED event
    uint32_t main_lane;    // of this process: its global variables are shown there
    uint32_t watched_count;
    Watched watched[WATCHED_MAX]; // the latest is the last
    LaneLook looks[WATCHED_LANES];
    uint32_t watch_site; // of the line that runs, and its event
    uint32_t watch_seq;
    bool watch_pauses; // garbage is taken apart: what looks whole may not be
    uint64_t output_bytes;
    uint32_t recursion_limit; // Python frames of one strand
    uint64_t input_used;      // bytes that the program has read
    uint32_t last_seq;        // last event of the running lane: the usual cause
    uint32_t nesting;         // vm_call inside natives
    bool out_of_memory;
    bool finalizing;
    bool clears_loop;      // a loop is being closed: it drops what still waits for a turn
    bool has_warned;       // of a coroutine: CPython has imported what it shows that with
    bool may_explain;      // the end has not come so far that this is gone
    bool modules_are_gone; // and nobody can import one any more
    bool is_mute;          // finalizers say nothing any more
    bool asyncio_is_mute;  // likewise asyncio and the warnings
    uint64_t seed;
    uint64_t random[320]; // Mersenne Twister and its index
} World;

typedef struct Host Host; // host.h: whoever schedules
typedef struct RealTime RealTime;
typedef struct LateProgram LateProgram;

// Why the machine stopped.
typedef enum StopReason {
    STOP_FINISHED,    // the strand's last frame returned
    STOP_FAILED,      // an exception left the last frame; it is in World.pending
    STOP_SWITCH,      // its turn is over, though it could go on
    STOP_BLOCKED,     // nothing to do before a timer is due, or for ever: ask the host
    STOP_VISIBLE,     // before an operation that other lanes could notice (only when asked for)
    STOP_LIMIT,       // instructions, memory, events or time are used up; machine.limit says which
    STOP_UNSUPPORTED, // the program needs what Lockstep does not have; machine.problem says what
    STOP_EXIT,        // SystemExit left the last frame
} StopReason;

typedef enum ProcessRequest {
    REQUEST_NONE,
    REQUEST_FORK,  // a process with a copy of this world
    REQUEST_SPAWN, // a process with a world of its own
    REQUEST_EXIT   // this process ends
} ProcessRequest;

enum {
    PUBLISH_EVERY = 2000000 // instructions: too few for a person to notice the delay
};

struct Machine {
    uint8_t *base;                          // owned: reserved address space
    World *world;                           // == base
    uintptr_t bias;                         // base, less the bits that make an offset a reference
    size_t reserved_bytes;                  // for world and heap
    size_t mapped_bytes;                    // and what lies behind them
    const Program *programs[PROGRAM_LIMIT]; // borrowed: the learner's, the prelude, late ones
    const Code *codes[PROGRAM_LIMIT];       // and their code objects
    LateProgram *late[PROGRAM_LIMIT];       // owned together with forks: from PROGRAM_LATE on
    void *image_program;                    // in the block: where the prelude from an image stands
    const uint8_t *image_world;   // borrowed: the world as the image has it; NULL: made without one
    size_t image_world_bytes;     // whole pages
    const char *input;            // borrowed: standard input; NULL: there is none
    const char *const *arguments; // borrowed: sys.argv[1:]
    int argument_count;
    Recorder *recorder;      // borrowed
    uint32_t site_offset[2]; // program site -> stream site
    bool record_lines;
    bool record_switches;
    bool stop_before_visible;
    bool attends;           // looks up before every visible operation: turns.h
    bool is_left_to_caller; // who runs next
    bool takes_turns;       // strands are threads of the operating system: one stops for another
    // per name: where it was found last; verified before use. [0] is owned, [1] in the block
    uint32_t *caches[PROGRAM_LIMIT];
    struct LookupCache *lookups; // in the block: (class, name) -> attribute, for one class_epoch
    const Host *host;            // borrowed
    void *host_context;          // borrowed
    const RealTime *real;        // the host's; NULL: time is virtual
    uint64_t max_memory;         // without the reserve for the report
    uint64_t max_instructions;
    uint64_t publish_at; // instruction_count at which who watches sees what has happened
    int64_t max_time_ns;
    uint32_t max_events;
    bool was_copied;   // there is a snapshot
    bool passing;      // the visible operation that the world stands before may run now
    const char *limit; // static text, set with STOP_LIMIT
    Text problem;      // owned, set with STOP_UNSUPPORTED
    Span problem_span;
    const Profile *profile;  // never NULL
    const struct Sink *sink; // transient: of the native that walks a generator (runtime.h), or NULL
    struct Costs *costs;     // costs.h; NULL: every instruction counts as one
    bool owns_costs;         // a fork's are those of the first machine
    bool counts_kinds;       // for costs_note
    uint64_t instruction_units; // what an instruction usually adds to instruction_count
    int64_t unit_ps;            // and how long each of those takes
    // transient: what freeing a deep structure still has to do
    uint64_t heap_start; // offset of the first object
    uint32_t free_depth;
    uint64_t *free_queue; // owned: offsets
    size_t free_queue_count;
    size_t free_queue_capacity;
    // as one of several processes: kernel.h, horizon.h
    struct Kernel *kernel; // borrowed; NULL: there are no processes here
    uint32_t given_cores;  // as asked for; 0: the profile's
    uint32_t pid;
    uint32_t parent_pid;
    char process_name[48];
    ProcessRequest request; // with STOP_BLOCKED: what its native frame asks the scheduler for
    uint64_t horizon_at;    // instruction_count at which another process could come first
    int64_t horizon_ns;     // and the time
    TypeId check_type;      // what heap_check complained about
    uint64_t check_offset;
};

typedef struct Image Image; // image.h: a world in which the library has run

typedef struct MachineOptions {
    const Image *image;     // where the world comes from: borrowed, its bytes as well; or NULL:
    const Program *library; // then this is run in an empty world. Borrowed
    const char *input;      // borrowed: what the program may read, or NULL
    const char *const *arguments; // borrowed: sys.argv[1:]
    int argument_count;
    Recorder *recorder; // borrowed
    const Host *host;   // borrowed
    void *host_context;
    uint64_t max_memory; // bytes; 0: the default, as for the others
    uint64_t max_instructions;
    int64_t max_time_ns;
    uint32_t max_events;
    uint64_t seed;
    int cores;              // 0: the profile's
    Text *problem;          // or NULL: gets why `library` did not run. Borrowed
    struct Kernel *kernel;  // borrowed, or NULL
    const Profile *profile; // NULL: the default
} MachineOptions;

// A world with the builtin classes and modules, in which the library has run. NULL when the
// address space cannot be reserved or the limit is too small for the world itself.
Machine *machine_new(const MachineOptions *options);
void machine_free(Machine *m); // NULL is allowed

// Puts the learner's program into the world; its module frame runs next. The program is borrowed.
bool machine_load(Machine *m, const Program *program, const char *file_name);

// As machine_load for a process that begins with a world of its own: the library's _spawn_main gets
// the bytes, and runs the program's module with machine_push_program.
bool machine_load_spawned(Machine *m, const Program *program, const char *file_name,
                          const char *bytes, size_t length);
bool machine_push_program(Machine *m);
// Puts the names and constants of a program under its number.
bool machine_add_program(Machine *m, uint32_t number, const Program *program);
uint32_t *machine_cache_new(const Program *program); // owned by the caller

// A machine whose world is a copy of this one's, with only the strand that runs: what fork makes.
// Owned by the caller; borrows from the first machine of all, which must outlive it. NULL when the
// address space cannot be reserved.
Machine *machine_fork(Machine *m);

// A copy of the world. Owned by the caller.
typedef struct Snapshot {
    uint8_t *bytes;
    size_t length;
} Snapshot;

Snapshot machine_snapshot(Machine *m);
// The world is as it was. Events recorded since must be rewound by the caller.
void machine_restore(Machine *m, const Snapshot *snapshot);
void snapshot_release(Snapshot *snapshot);

// At the end of the program: runs what CPython runs when it shuts down (finalizers). What only
// cycles keep alive is freed when somebody would notice; else it goes with the machine.
void machine_finish(Machine *m);

// For the checker: what can be imported.
bool machine_has_module(Machine *m, const char *module);
bool machine_has_name(Machine *m, const char *module, const char *name);
bool machine_has_builtin(Machine *m, const char *name);

static inline Object *object_at(const Machine *m, Value v) { // v is a reference
    return (Object *)(m->bias + v);
}

#define AS(Type, m, v) ((Type *)(void *)object_at((m), (v)))

static inline Value value_of(const Machine *m, const void *object) {
    return (uintptr_t)object - m->bias;
}

static inline TypeId type_of(const Machine *m, Value v) { // TYPE_NOTHING for words
    return value_is_ref(v) ? (TypeId)object_at(m, v)->type : TYPE_NOTHING;
}

static inline bool is_type(const Machine *m, Value v, TypeId type) {
    return value_is_ref(v) && object_at(m, v)->type == type;
}

// Where chance begins in a world with this seed; never 0.
uint64_t machine_first_chance(uint64_t seed);

void object_free(Machine *m, Object *object); // when the last owner has let go

__attribute__((always_inline)) static inline Value retain(const Machine *m, Value v) {
    if (value_is_ref(v)) {
        object_at(m, v)->refs++;
    }
    return v;
}

__attribute__((always_inline)) static inline void release(Machine *m, Value v) {
    if (value_is_ref(v)) {
        Object *object = object_at(m, v);
        if (UNLIKELY(--object->refs == 0)) {
            object_free(m, object);
        }
    }
}

// *place = value (owned), releasing what was there.
static inline void replace(Machine *m, Value *place, Value value) {
    Value old = *place;
    *place = value;
    release(m, old);
}
