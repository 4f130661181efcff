// Writes the demo display list, or all icons, as a PNG, to be looked at.
// Usage: show_demo OUT.png [theme [scale [icons]]]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/demo_list.h"
#include "viz/export/png.h"
#include "viz/sdl/painter.h"

static void icon_sheet(DrawList *list) {
    static const float sizes[] = {16, 24, 48};
    draw_begin(list, 24 + 56 * ICON_COUNT, 130);
    for (int icon = 0; icon < ICON_COUNT; icon++) {
        float y = 10;
        for (int i = 0; i < 3; i++) {
            draw_icon(list, (Rect){10 + 56 * (float)icon, y, sizes[i], sizes[i]}, (Icon)icon,
                      INK_TEXT);
            y += sizes[i] + 8;
        }
    }
    draw_end(list);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: show_demo OUT.png [theme [scale [icons]]]\n");
        return 2;
    }
    Text notes = {0};
    Fonts *fonts = fonts_new(&notes);
    fputs(text_z(&notes), stderr);
    text_release(&notes);
    if (!fonts) {
        return 2;
    }
    const Theme *theme = argc > 2 ? theme_find(argv[2]) : theme_at(0);
    float scale = argc > 3 ? strtof(argv[3], NULL) : 1;
    Metrics metrics = fonts_metrics(fonts);
    DrawList list = {0};
    if (argc > 4) {
        icon_sheet(&list);
    } else {
        demo_list(&list, &metrics, 0);
    }
    int w = (int)(list.view.w * scale);
    int h = (int)(list.view.h * scale);
    Painter *painter = theme ? painter_new(fonts, w, h, scale, theme) : NULL;
    bool ok = painter != NULL;
    Text problem = {0};
    if (ok) {
        painter_draw(painter, &list);
        ok = png_write(argv[1], painter_pixels(painter), w, h, &problem);
    }
    if (!ok) {
        fprintf(stderr, "show_demo: %s\n", text_z(&problem));
    }
    text_release(&problem);
    painter_free(painter);
    draw_list_release(&list);
    fonts_free(fonts);
    return ok ? 0 : 2;
}
