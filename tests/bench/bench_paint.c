// Times painting and exporting a lesson-like frame, beside SDL_image's PNG writer in the same run.
// Prints the median per frame in milliseconds of CPU time, frames per second of one core, and
// ratios.
#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench/demo_list.h"
#include "viz/export/atomic_file.h"
#include "viz/export/frame_writer.h"
#include "viz/export/png.h"
#include "viz/sdl/painter.h"

enum {
    FRAMES = 60,
    PEER_FRAMES = 8,
    SEQUENCE_FRAMES = 200,
};

static const char PATH[] = "/tmp/bench_paint.png";

static double clock_ms(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double now_ms(void) {
    return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

static int compare_doubles(const void *a, const void *b) {
    const double *left = a;
    const double *right = b;
    return (*left > *right) - (*left < *right);
}

static double median(double *times, int count) {
    qsort(times, (size_t)count, sizeof *times, compare_doubles);
    return times[count / 2];
}

typedef struct Bench {
    Painter *painter;
    Metrics metrics;
    PngEncoder *encoder;
    DrawList list;
} Bench;

typedef void Work(Bench *bench);

static void paint(Bench *bench) {
    painter_draw(bench->painter, &bench->list);
}

static void encode(Bench *bench) {
    png_encode(bench->encoder, painter_pixels(bench->painter), painter_width(bench->painter),
               painter_height(bench->painter));
}

static void export_frame(Bench *bench) {
    Text problem = {0};
    paint(bench);
    PngBytes png = png_encode(bench->encoder, painter_pixels(bench->painter),
                              painter_width(bench->painter), painter_height(bench->painter));
    if (!atomic_save(PATH, png.bytes, png.size, &problem)) {
        fprintf(stderr, "bench_paint: %s\n", text_z(&problem));
        exit(2);
    }
    text_release(&problem);
}

static void peer(Bench *bench) {
    int w = painter_width(bench->painter);
    int h = painter_height(bench->painter);
    paint(bench);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormatFrom((void *)(uintptr_t)painter_pixels(bench->painter), w, h,
                                           32, w * 4, SDL_PIXELFORMAT_ARGB8888);
    IMG_SavePNG(surface, PATH);
    SDL_FreeSurface(surface);
}

static double time_work(Bench *bench, Work *work, int count) {
    double times[FRAMES];
    for (int i = 0; i < count; i++) {
        demo_list(&bench->list, &bench->metrics, i);
        double start = now_ms();
        work(bench);
        times[i] = now_ms() - start;
    }
    return median(times, count);
}

static void run(Fonts *fonts, int w, int h, float scale) {
    Bench bench = {.painter = painter_new(fonts, w, h, scale, theme_at(0)),
                   .metrics = fonts_metrics(fonts),
                   .encoder = png_encoder_new()};
    double paint_ms = time_work(&bench, paint, FRAMES);
    double encode_ms = time_work(&bench, encode, FRAMES);
    double export_ms = time_work(&bench, export_frame, FRAMES);
    double peer_ms = time_work(&bench, peer, PEER_FRAMES);
    printf("%4dx%-4d paint %5.2f ms  png %5.2f ms  paint+png+file %5.2f ms = %4.0f frames/s;  "
           "with IMG_SavePNG %6.1f ms = %3.0f frames/s;  ratio %.1f\n",
           w, h, paint_ms, encode_ms, export_ms, 1000 / export_ms, peer_ms, 1000 / peer_ms,
           peer_ms / export_ms);
    png_encoder_free(bench.encoder);
    draw_list_release(&bench.list);
    painter_free(bench.painter);
}

static const DrawList *sequence_frame(void *context, int index) {
    Bench *bench = context;
    demo_list(&bench->list, &bench->metrics, index);
    return &bench->list;
}

static FrameInfo sequence_info(void *context, int index) {
    (void)context;
    return (FrameInfo){.step = index, .caption = "a frame"};
}

static void remove_folder(const char *folder) {
    char path[64];
    for (int i = 1; i <= SEQUENCE_FRAMES; i++) {
        snprintf(path, sizeof path, "%s/frame-%06d.png", folder, i);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/index.json", folder);
    unlink(path);
    rmdir(folder);
}

// The whole way: display list, pixels, PNG, files; wall-clock time.
static void run_sequence(Fonts *fonts, int workers) {
    char folder[] = "/tmp/bench_paint_XXXXXX";
    Text problem = {0};
    Bench bench = {.painter = painter_new(fonts, 1280, 720, 0.8F, theme_at(0)),
                   .metrics = fonts_metrics(fonts)};
    FrameOptions options = {.folder = mkdtemp(folder), .run = "bench", .workers = workers};
    FrameSource source = {SEQUENCE_FRAMES, sequence_frame, sequence_info, &bench};
    FramePainter painter = {painter_paint, bench.painter, 1280, 720};
    double start = clock_ms(CLOCK_MONOTONIC);
    double start_cpu = now_ms();
    if (frames_write(&options, &source, &painter, NULL, NULL, &problem) != FRAMES_WRITTEN) {
        fprintf(stderr, "bench_paint: %s\n", text_z(&problem));
        exit(2);
    }
    double wall = clock_ms(CLOCK_MONOTONIC) - start;
    double cpu = now_ms() - start_cpu;
    printf("1280x720  sequence of %d, %d workers: %4.0f frames/s wall, %4.0f frames/s per core\n",
           SEQUENCE_FRAMES, workers, SEQUENCE_FRAMES / wall * 1e3, SEQUENCE_FRAMES / cpu * 1e3);
    remove_folder(folder);
    text_release(&problem);
    draw_list_release(&bench.list);
    painter_free(bench.painter);
}

int main(void) {
    Text notes = {0};
    double start = now_ms();
    Fonts *fonts = fonts_new(&notes);
    printf("fonts found and opened in %.1f ms\n", now_ms() - start);
    fputs(text_z(&notes), stderr);
    text_release(&notes);
    if (!fonts) {
        return 2;
    }
    run(fonts, 1280, 720, 0.8F);
    run(fonts, 1920, 1080, 1.2F);
    run_sequence(fonts, 0);
    run_sequence(fonts, 1);
    run_sequence(fonts, 2);
    fonts_free(fonts);
    unlink(PATH);
    return 0;
}
