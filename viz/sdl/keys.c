#include "viz/sdl/keys.h"

#include <SDL.h>
#include <stddef.h>

typedef struct KeyPair {
    SDL_Keycode code;
    Key key;
} KeyPair;

static const KeyPair KEYS[] = {
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_TAB, KEY_TAB},
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_SPACE, KEY_SPACE},
    {SDLK_F1, KEY_F1},
    {SDLK_F11, KEY_F11},
};

Key key_from_code(int32_t code, unsigned mods, char *letter) {
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (KEYS[i].code == code) {
            return KEYS[i].key;
        }
    }
    if (code >= SDLK_a && code <= SDLK_z && (mods & (MOD_CTRL | MOD_ALT))) {
        *letter = (char)('a' + (code - SDLK_a));
        return KEY_LETTER;
    }
    return KEY_NONE;
}

unsigned mods_from_code(unsigned code) {
    unsigned mods = 0;
    mods |= code & KMOD_SHIFT ? MOD_SHIFT : 0;
    mods |= code & KMOD_CTRL ? MOD_CTRL : 0;
    mods |= code & KMOD_LALT ? MOD_ALT : 0; // the right one types characters
    return mods;
}

MouseButton button_from_code(int code) {
    if (code == SDL_BUTTON_MIDDLE) {
        return MOUSE_MIDDLE;
    }
    return code == SDL_BUTTON_RIGHT ? MOUSE_RIGHT : MOUSE_LEFT;
}
