// Drops a file on a window, as a file manager does: the source's side of the XDND protocol.
//
// Usage: drop_file WINDOW PATH. Ends with 0 when the window took the drop. Used by features.sh,
// because xdotool cannot.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    XDND_VERSION = 5,
    WAIT_S = 5, // then the window is taken not to answer
};

typedef struct Drop {
    Display *display;
    Window source;
    Window target;
    char uri[2048];
} Drop;

static Atom atom(const Drop *drop, const char *name) {
    return XInternAtom(drop->display, name, False);
}

static void send_message(const Drop *drop, const char *name, const long *data) {
    XEvent event = {0};
    event.xclient.type = ClientMessage;
    event.xclient.display = drop->display;
    event.xclient.window = drop->target;
    event.xclient.message_type = atom(drop, name);
    event.xclient.format = 32;
    event.xclient.data.l[0] = (long)drop->source;
    for (int i = 1; i < 5; i++) {
        event.xclient.data.l[i] = data[i];
    }
    XSendEvent(drop->display, drop->target, False, NoEventMask, &event);
    XFlush(drop->display);
}

// The window asks for what is dropped: a list with one address.
static void answer(const Drop *drop, const XSelectionRequestEvent *request) {
    XChangeProperty(drop->display, request->requestor, request->property, request->target, 8,
                    PropModeReplace, (const unsigned char *)drop->uri, (int)strlen(drop->uri));
    XEvent event = {0};
    event.xselection.type = SelectionNotify;
    event.xselection.requestor = request->requestor;
    event.xselection.selection = request->selection;
    event.xselection.target = request->target;
    event.xselection.property = request->property;
    event.xselection.time = request->time;
    XSendEvent(drop->display, request->requestor, False, NoEventMask, &event);
    XFlush(drop->display);
}

static void wait_for(const Drop *drop, const char *name) {
    Atom wanted = atom(drop, name);
    for (;;) {
        XEvent event;
        XNextEvent(drop->display, &event);
        if (event.type == SelectionRequest) {
            answer(drop, &event.xselectionrequest);
        } else if (event.type == ClientMessage && event.xclient.message_type == wanted) {
            return;
        }
    }
}

int main(int argc, char **argv) {
    Drop drop = {.display = XOpenDisplay(NULL)};
    if (argc != 3 || !drop.display) {
        fprintf(stderr, "usage: drop_file WINDOW PATH, on a display\n");
        return 2;
    }
    alarm(WAIT_S);
    drop.target = (Window)strtoul(argv[1], NULL, 0);
    snprintf(drop.uri, sizeof drop.uri, "file://%s\r\n", argv[2]);
    drop.source =
        XCreateSimpleWindow(drop.display, DefaultRootWindow(drop.display), 0, 0, 1, 1, 0, 0, 0);
    XSetSelectionOwner(drop.display, atom(&drop, "XdndSelection"), drop.source, CurrentTime);
    long list = (long)atom(&drop, "text/uri-list");
    send_message(&drop, "XdndEnter", (long[]){0, (long)XDND_VERSION << 24, list, 0, 0});
    long copy = (long)atom(&drop, "XdndActionCopy");
    send_message(&drop, "XdndPosition", (long[]){0, 0, 100L << 16 | 100, CurrentTime, copy});
    wait_for(&drop, "XdndStatus");
    send_message(&drop, "XdndDrop", (long[]){0, 0, CurrentTime, 0, 0});
    wait_for(&drop, "XdndFinished");
    XCloseDisplay(drop.display);
    return 0;
}
