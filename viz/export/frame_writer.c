#include "viz/export/frame_writer.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "viz/export/atomic_file.h"
#include "viz/export/frame_index.h"
#include "viz/export/png.h"

enum {
    JOBS = FRAME_WORKERS_MAX + 1, // one more than workers, so that painting goes on meanwhile
    NO_FAILURE = INT_MAX,
};

typedef enum JobState {
    JOB_FREE,
    JOB_READY,
    JOB_BUSY,
} JobState;

typedef struct Job {
    JobState state;
    int index;        // of the frame
    uint32_t *pixels; // owned copy
} Job;

// Frames on their way from the painter to the disk. Everything that both sides touch is guarded by
// lock.
typedef struct Pipeline {
    const FrameOptions *options; // borrowed
    int w;
    int h;
    int worker_count;
    pthread_t workers[FRAME_WORKERS_MAX];
    PngEncoder *encoder; // owned: for encoding without workers
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Job jobs[JOBS];
    int job_count;
    int done;
    int failed_index; // the first frame that could not be written, or NO_FAILURE
    Text problem;     // of that frame
    bool closing;
} Pipeline;

static bool save_frame(const Pipeline *pipeline, PngEncoder *encoder, const uint32_t *pixels,
                       int index, Text *problem) {
    Text path = {0};
    frame_path(&path, pipeline->options->folder, index);
    PngBytes png = png_encode(encoder, pixels, pipeline->w, pipeline->h);
    bool ok = atomic_save(text_z(&path), png.bytes, png.size, problem);
    text_release(&path);
    return ok;
}

// Called with the lock held. Of several failures the first frame's is told, whoever comes first.
static void note_result(Pipeline *pipeline, int index, bool ok, const Text *problem) {
    if (ok) {
        pipeline->done++;
    } else if (index < pipeline->failed_index) {
        pipeline->failed_index = index;
        text_clear(&pipeline->problem);
        text_add_z(&pipeline->problem, text_z(problem));
    }
}

static Job *find_job(Pipeline *pipeline, JobState state) {
    Job *found = NULL;
    for (int i = 0; i < pipeline->job_count; i++) {
        Job *job = &pipeline->jobs[i];
        if (job->state == state && (!found || job->index < found->index)) {
            found = job;
        }
    }
    return found;
}

static void *work(void *context) {
    Pipeline *pipeline = context;
    PngEncoder *encoder = png_encoder_new();
    Text problem = {0};
    pthread_mutex_lock(&pipeline->lock);
    for (;;) {
        Job *job = find_job(pipeline, JOB_READY);
        if (!job && pipeline->closing) {
            break;
        }
        if (!job) {
            pthread_cond_wait(&pipeline->changed, &pipeline->lock);
            continue;
        }
        job->state = JOB_BUSY;
        pthread_mutex_unlock(&pipeline->lock);
        text_clear(&problem);
        bool ok = save_frame(pipeline, encoder, job->pixels, job->index, &problem);
        pthread_mutex_lock(&pipeline->lock);
        note_result(pipeline, job->index, ok, &problem);
        job->state = JOB_FREE;
        pthread_cond_broadcast(&pipeline->changed);
    }
    pthread_mutex_unlock(&pipeline->lock);
    text_release(&problem);
    png_encoder_free(encoder);
    return NULL;
}

static int fitting_workers(int wanted) {
    if (wanted < 0) {
        long cores = sysconf(_SC_NPROCESSORS_ONLN);
        wanted = cores > 1 ? (int)cores - 1 : 0;
    }
    return wanted > FRAME_WORKERS_MAX ? FRAME_WORKERS_MAX : wanted;
}

static void pipeline_begin(Pipeline *pipeline, const FrameOptions *options,
                           const FramePainter *painter) {
    *pipeline = (Pipeline){
        .options = options, .w = painter->w_px, .h = painter->h_px, .failed_index = NO_FAILURE};
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->changed, NULL);
    int wanted = fitting_workers(options->workers);
    while (pipeline->worker_count < wanted &&
           pthread_create(&pipeline->workers[pipeline->worker_count], NULL, work, pipeline) == 0) {
        pipeline->worker_count++;
    }
    pthread_mutex_lock(&pipeline->lock);
    pipeline->job_count = pipeline->worker_count > 0 ? pipeline->worker_count + 1 : 0;
    for (int i = 0; i < pipeline->job_count; i++) {
        pipeline->jobs[i].pixels = NEW_ARRAY(uint32_t, (size_t)pipeline->w * (size_t)pipeline->h);
    }
    pthread_mutex_unlock(&pipeline->lock);
    pipeline->encoder = png_encoder_new();
}

// Without workers: encodes here. With workers: copies the pixels and returns.
static void pipeline_put(Pipeline *pipeline, int index, const uint32_t *pixels) {
    if (pipeline->worker_count == 0) {
        Text problem = {0};
        bool ok = save_frame(pipeline, pipeline->encoder, pixels, index, &problem);
        note_result(pipeline, index, ok, &problem);
        text_release(&problem);
        return;
    }
    pthread_mutex_lock(&pipeline->lock);
    Job *job = NULL;
    while (!(job = find_job(pipeline, JOB_FREE))) {
        pthread_cond_wait(&pipeline->changed, &pipeline->lock);
    }
    job->index = index;
    memcpy(job->pixels, pixels, (size_t)pipeline->w * (size_t)pipeline->h * sizeof *pixels);
    job->state = JOB_READY;
    pthread_cond_broadcast(&pipeline->changed);
    pthread_mutex_unlock(&pipeline->lock);
}

static void pipeline_note_kept(Pipeline *pipeline) {
    pthread_mutex_lock(&pipeline->lock);
    pipeline->done++;
    pthread_mutex_unlock(&pipeline->lock);
}

// Returns false when a frame failed.
static bool pipeline_status(Pipeline *pipeline, int *done) {
    pthread_mutex_lock(&pipeline->lock);
    *done = pipeline->done;
    bool ok = pipeline->failed_index == NO_FAILURE;
    pthread_mutex_unlock(&pipeline->lock);
    return ok;
}

// Lets the workers finish what they have; then nobody else touches the pipeline.
static void pipeline_end(Pipeline *pipeline) {
    pthread_mutex_lock(&pipeline->lock);
    pipeline->closing = true;
    pthread_cond_broadcast(&pipeline->changed);
    pthread_mutex_unlock(&pipeline->lock);
    for (int i = 0; i < pipeline->worker_count; i++) {
        pthread_join(pipeline->workers[i], NULL);
    }
    for (int i = 0; i < pipeline->job_count; i++) {
        memory_free(pipeline->jobs[i].pixels);
    }
    png_encoder_free(pipeline->encoder);
    pthread_cond_destroy(&pipeline->changed);
    pthread_mutex_destroy(&pipeline->lock);
}

static bool make_folder(const char *folder, Text *problem) {
    struct stat status;
    if (mkdir(folder, 0777) == 0) {
        return true;
    }
    int error = errno;
    if (error == EEXIST && stat(folder, &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return true;
        }
        error = ENOTDIR;
    }
    text_printf(problem, "cannot create the folder %s: %s", folder, strerror(error));
    return false;
}

static bool prepare_folder(const FrameOptions *options, const FrameSource *source,
                           const FramePainter *painter, bool *resumes, Text *problem) {
    if (source->count > FRAME_COUNT_MAX) {
        text_printf(problem, "%d frames are too many: a sequence has at most %d", source->count,
                    FRAME_COUNT_MAX);
        return false;
    }
    if (!make_folder(options->folder, problem)) {
        return false;
    }
    *resumes = frame_index_matches(options, source, painter);
    return *resumes || (frame_index_clear(options, source->count, problem) &&
                        frame_index_write(options, source, painter, problem));
}

static bool frame_is_there(const FrameOptions *options, const FramePainter *painter, int index) {
    Text path = {0};
    frame_path(&path, options->folder, index);
    bool whole = png_file_is_whole(text_z(&path), painter->w_px, painter->h_px);
    text_release(&path);
    return whole;
}

static bool go_on(const FrameProgress *progress, int done, int count) {
    return !progress || !progress->report || progress->report(progress->context, done, count);
}

// Returns false when progress asked to stop. A failure ends it early as well.
static bool write_all(Pipeline *pipeline, const FrameSource *source, const FramePainter *painter,
                      const FrameProgress *progress, bool resumes, int *kept) {
    for (int i = 0; i < source->count; i++) {
        int done = 0;
        if (resumes && frame_is_there(pipeline->options, painter, i)) {
            pipeline_note_kept(pipeline);
            ++*kept;
        } else {
            const DrawList *list = source->frame(source->context, i);
            pipeline_put(pipeline, i, painter->paint(painter->context, list));
        }
        if (!pipeline_status(pipeline, &done)) {
            return true;
        }
        if (!go_on(progress, done, source->count)) {
            return false;
        }
    }
    return true;
}

FrameResult frames_write(const FrameOptions *options, const FrameSource *source,
                         const FramePainter *painter, const FrameProgress *progress, int *kept,
                         Text *problem) {
    bool resumes = false;
    int kept_count = 0;
    if (!prepare_folder(options, source, painter, &resumes, problem)) {
        return FRAMES_FAILED;
    }
    Pipeline pipeline;
    pipeline_begin(&pipeline, options, painter);
    bool all = write_all(&pipeline, source, painter, progress, resumes, &kept_count);
    pipeline_end(&pipeline);
    bool failed = pipeline.failed_index != NO_FAILURE;
    if (failed) {
        text_add_z(problem, text_z(&pipeline.problem));
    }
    text_release(&pipeline.problem);
    if (kept) {
        *kept = kept_count;
    }
    if (failed) {
        return FRAMES_FAILED;
    }
    if (!all) {
        return FRAMES_STOPPED;
    }
    go_on(progress, source->count, source->count);
    return FRAMES_WRITTEN;
}
