#include "viz/draw/theme.h"

#include <assert.h>
#include <string.h>

// For a screen in a room that is not bright, and for the projector.
static const Theme DARK = {
    .name = "dark",
    .inks =
        {
            [INK_NONE] = 0x00000000,          [INK_BACKGROUND] = 0xFF0F1420,
            [INK_PANEL] = 0xFF161C2B,         [INK_PANEL_RAISED] = 0xFF1C2436,
            [INK_PANEL_SUNKEN] = 0xFF0B101A,  [INK_BORDER] = 0xFF232C43,
            [INK_BORDER_STRONG] = 0xFF34476B, [INK_TEXT] = 0xFFE6EBF5,
            [INK_TEXT_MUTED] = 0xFF93A0B8,    [INK_TEXT_FAINT] = 0xFF5D6A84,
            [INK_ACCENT] = 0xFF8AB4FF,        [INK_ON_ACCENT] = 0xFF0F1420,
            [INK_LOCKED] = 0xFF7480A0,        [INK_LOCKED_FILL] = 0x147C8AA5,
            [INK_READY] = 0xFF7FD6B5,         [INK_RUNNING] = 0xFF35C48D,
            [INK_RUNNING_FILL] = 0xFF35C48D,  [INK_WAITING] = 0xFFF2B84B,
            [INK_WAITING_FILL] = 0x21F2B84B,  [INK_DONE] = 0xFF5B8DEF,
            [INK_FAILED] = 0xFFF76C6C,        [INK_FAILED_FILL] = 0xFFD95F63,
            [INK_CODE] = 0xFFE6EBF5,          [INK_CODE_KEYWORD] = 0xFFC792EA,
            [INK_CODE_NAME] = 0xFF82AAFF,     [INK_CODE_STRING] = 0xFFC3E88D,
            [INK_CODE_NUMBER] = 0xFFF78C6C,   [INK_CODE_COMMENT] = 0xFF6F7C98,
            [INK_CODE_GUTTER] = 0xFF5D6A84,   [INK_LINE_RUNNING] = 0x2935C48D,
            [INK_LINE_WAITING] = 0x1FF2B84B,  [INK_LINE_LOCKED] = 0x1F7C8AA5,
            [INK_SHADOW] = 0xA005080F,        [INK_VEIL] = 0x66161C2B,
        },
};

// For a bright room.
static const Theme LIGHT = {
    .name = "light",
    .inks =
        {
            [INK_NONE] = 0x00000000,          [INK_BACKGROUND] = 0xFFEDF0F6,
            [INK_PANEL] = 0xFFFFFFFF,         [INK_PANEL_RAISED] = 0xFFF4F6FB,
            [INK_PANEL_SUNKEN] = 0xFFF7F8FB,  [INK_BORDER] = 0xFFD5DBE7,
            [INK_BORDER_STRONG] = 0xFF8FB0EC, [INK_TEXT] = 0xFF1A2233,
            [INK_TEXT_MUTED] = 0xFF55617A,    [INK_TEXT_FAINT] = 0xFF7F8AA1,
            [INK_ACCENT] = 0xFF2B62C9,        [INK_ON_ACCENT] = 0xFFFFFFFF,
            [INK_LOCKED] = 0xFF6A7690,        [INK_LOCKED_FILL] = 0x146A7690,
            [INK_READY] = 0xFF3E9A78,         [INK_RUNNING] = 0xFF0F8A5B,
            [INK_RUNNING_FILL] = 0xFF2DB37F,  [INK_WAITING] = 0xFFA86A00,
            [INK_WAITING_FILL] = 0x26E09B1A,  [INK_DONE] = 0xFF3F74DB,
            [INK_FAILED] = 0xFFC0333A,        [INK_FAILED_FILL] = 0xFFE0656A,
            [INK_CODE] = 0xFF1A2233,          [INK_CODE_KEYWORD] = 0xFF8434B8,
            [INK_CODE_NAME] = 0xFF2B55B8,     [INK_CODE_STRING] = 0xFF3E7A1C,
            [INK_CODE_NUMBER] = 0xFFB8481F,   [INK_CODE_COMMENT] = 0xFF7A859C,
            [INK_CODE_GUTTER] = 0xFF97A1B5,   [INK_LINE_RUNNING] = 0x292DB37F,
            [INK_LINE_WAITING] = 0x2BF2B84B,  [INK_LINE_LOCKED] = 0x1F6A7690,
            [INK_SHADOW] = 0x661A2233,        [INK_VEIL] = 0x99FFFFFF,
        },
};

// For paper without colour: states differ by pattern, icon and grey alone.
static const Theme PRINT = {
    .name = "print",
    .inks =
        {
            [INK_NONE] = 0x00000000,          [INK_BACKGROUND] = 0xFFFFFFFF,
            [INK_PANEL] = 0xFFFFFFFF,         [INK_PANEL_RAISED] = 0xFFFFFFFF,
            [INK_PANEL_SUNKEN] = 0xFFFFFFFF,  [INK_BORDER] = 0xFFB0B0B0,
            [INK_BORDER_STRONG] = 0xFF606060, [INK_TEXT] = 0xFF000000,
            [INK_TEXT_MUTED] = 0xFF404040,    [INK_TEXT_FAINT] = 0xFF6A6A6A,
            [INK_ACCENT] = 0xFF202020,        [INK_ON_ACCENT] = 0xFFFFFFFF,
            [INK_LOCKED] = 0xFF505050,        [INK_LOCKED_FILL] = 0xFFFFFFFF,
            [INK_READY] = 0xFF505050,         [INK_RUNNING] = 0xFF000000,
            [INK_RUNNING_FILL] = 0xFF707070,  [INK_WAITING] = 0xFF303030,
            [INK_WAITING_FILL] = 0xFFF2F2F2,  [INK_DONE] = 0xFF000000,
            [INK_FAILED] = 0xFF000000,        [INK_FAILED_FILL] = 0xFF000000,
            [INK_CODE] = 0xFF000000,          [INK_CODE_KEYWORD] = 0xFF000000,
            [INK_CODE_NAME] = 0xFF202020,     [INK_CODE_STRING] = 0xFF505050,
            [INK_CODE_NUMBER] = 0xFF202020,   [INK_CODE_COMMENT] = 0xFF707070,
            [INK_CODE_GUTTER] = 0xFF808080,   [INK_LINE_RUNNING] = 0xFFE4E4E4,
            [INK_LINE_WAITING] = 0xFFF2F2F2,  [INK_LINE_LOCKED] = 0xFFF7F7F7,
            [INK_SHADOW] = 0x66000000,        [INK_VEIL] = 0x99FFFFFF,
        },
};

static const Theme *const THEMES[] = {&DARK, &LIGHT, &PRINT};

int theme_count(void) {
    return (int)(sizeof THEMES / sizeof THEMES[0]);
}

const Theme *theme_at(int index) {
    assert(index >= 0 && index < theme_count());
    return THEMES[index];
}

const Theme *theme_find(const char *name) {
    for (int i = 0; i < theme_count(); i++) {
        if (strcmp(THEMES[i]->name, name) == 0) {
            return THEMES[i];
        }
    }
    return NULL;
}
