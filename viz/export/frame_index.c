#include "viz/export/frame_index.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viz/export/atomic_file.h"

enum {
    INDEX_VERSION = 1
};

void frame_path(Text *path, const char *folder, int index) {
    text_clear(path);
    text_printf(path, "%s/frame-%06d.png", folder, index + 1);
}

static void index_path(Text *path, const char *folder) {
    text_clear(path);
    text_printf(path, "%s/index.json", folder);
}

// NULL when there is none, or it is not one.
static json_t *load_index(const char *folder) {
    Text path = {0};
    index_path(&path, folder);
    json_t *root = json_load_file(text_z(&path), 0, NULL);
    text_release(&path);
    return root;
}

bool frame_index_matches(const FrameOptions *options, const FrameSource *source,
                         const FramePainter *painter) {
    json_t *root = load_index(options->folder);
    const char *run = json_string_value(json_object_get(root, "run"));
    bool same = run && strcmp(run, options->run) == 0 &&
                json_integer_value(json_object_get(root, "version")) == INDEX_VERSION &&
                json_integer_value(json_object_get(root, "width")) == painter->w_px &&
                json_integer_value(json_object_get(root, "height")) == painter->h_px &&
                json_array_size(json_object_get(root, "frames")) == (size_t)source->count;
    json_decref(root);
    return same;
}

static bool is_frame_name(const char *name) {
    return strlen(name) == strlen("frame-000001.png") && strncmp(name, "frame-", 6) == 0 &&
           strspn(name + 6, "0123456789") == 6 && strcmp(name + 12, ".png") == 0;
}

static bool remove_file(const char *path, Text *problem) {
    if (unlink(path) == 0 || errno == ENOENT) {
        return true;
    }
    text_printf(problem, "cannot replace %s: %s", path, strerror(errno));
    return false;
}

static bool clear_named(const char *folder, Text *path, Text *problem) {
    json_t *root = load_index(folder);
    const json_t *frames = json_object_get(root, "frames");
    bool ok = true;
    for (size_t i = 0; ok && i < json_array_size(frames); i++) {
        const char *name = json_string_value(json_object_get(json_array_get(frames, i), "file"));
        if (name && is_frame_name(name)) {
            text_clear(path);
            text_printf(path, "%s/%s", folder, name);
            ok = remove_file(text_z(path), problem);
        }
    }
    json_decref(root);
    return ok;
}

bool frame_index_clear(const FrameOptions *options, int count, Text *problem) {
    Text path = {0};
    bool ok = clear_named(options->folder, &path, problem);
    for (int i = 0; ok && i < count; i++) {
        frame_path(&path, options->folder, i);
        ok = remove_file(text_z(&path), problem);
    }
    if (ok) {
        index_path(&path, options->folder);
        ok = remove_file(text_z(&path), problem);
    }
    text_release(&path);
    return ok;
}

static json_t *frame_entry(const FrameSource *source, int index) {
    Text name = {0};
    FrameInfo info = source->describe(source->context, index);
    text_printf(&name, "frame-%06d.png", index + 1);
    json_t *entry =
        json_pack("{s:s, s:i, s:I, s:s}", "file", text_z(&name), "step", info.step, "t_ns",
                  (json_int_t)info.t_ns, "caption", info.caption ? info.caption : "");
    text_release(&name);
    return entry;
}

bool frame_index_write(const FrameOptions *options, const FrameSource *source,
                       const FramePainter *painter, Text *problem) {
    json_t *frames = json_array();
    for (int i = 0; i < source->count; i++) {
        json_array_append_new(frames, frame_entry(source, i));
    }
    json_t *root =
        json_pack("{s:i, s:s, s:i, s:i, s:o}", "version", INDEX_VERSION, "run", options->run,
                  "width", painter->w_px, "height", painter->h_px, "frames", frames);
    char *text = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    json_decref(root);
    Text path = {0};
    index_path(&path, options->folder);
    bool ok = text != NULL;
    if (ok) {
        ok = atomic_save(text_z(&path), text, strlen(text), problem);
    } else {
        text_printf(problem, "cannot write %s: a caption is not valid UTF-8", text_z(&path));
    }
    text_release(&path);
    free(text); // jansson's allocation
    return ok;
}
