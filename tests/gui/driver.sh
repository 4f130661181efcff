# driver: opens the window under an X server of our own, presses, points, and judges screenshots.
#
# Sourced by run.sh, which sets lockstep (the program), work (a folder for this run) and shots (where
# pictures of failures go).
# shellcheck shell=bash disable=SC2154

passed=0
failed=0
window=
window_pid=
xvfb_pid=

cleanup() {
    [ -n "$window_pid" ] && kill -KILL "$window_pid" 2>/dev/null
    [ -n "$xvfb_pid" ] && kill "$xvfb_pid" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$work"
}
trap cleanup EXIT

# check <what must be true> <command>...
check() {
    local says=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "ok     $says"
    else
        failed=$((failed + 1))
        echo "FAILED $says"
        cp "$work"/*.png "$shots" 2>/dev/null
    fi
}

start_server() {
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$work/display" >"$work/xvfb.log" 2>&1 &
    xvfb_pid=$!
    for _ in $(seq 100); do
        [ -s "$work/display" ] && break
        sleep 0.1
    done
    [ -s "$work/display" ] || { cat "$work/xvfb.log"; echo "Xvfb did not start"; exit 1; }
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    unset WAYLAND_DISPLAY SDL_VIDEODRIVER
    export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config XDG_CACHE_HOME=$work/cache
    export LOCKSTEP_SETTINGS_DIR=$work/settings
    mkdir -p "$HOME"
    printf 'leak:libdbus\nleak:libX11\n' >"$work/not_ours" # for builds that look for leaks
    export LSAN_OPTIONS=suppressions=$work/not_ours:print_suppressions=0
}

# open_window <size> <option or file>...: starts the program and waits for its window. The size "-"
# leaves it to the window.
open_window() {
    local size=(--size "$1")
    [ "$1" = - ] && size=()
    shift
    window=
    setsid "$lockstep" "${size[@]}" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null &
    window_pid=$!
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name '.' 2>/dev/null | tail -n 1)
        [ -n "$window" ] && break
        kill -0 "$window_pid" 2>/dev/null || break
        sleep 0.1
    done
    if [ -z "$window" ]; then
        echo "no window; the program said:"
        cat "$work/stdout" "$work/stderr"
        return 1
    fi
    xdotool mousemove 1599 999
    xdotool windowfocus --sync "$window" 2>/dev/null
    sleep 0.3
}

# point <x> <y>: where the pointer is, from the window's corner
point() {
    xdotool mousemove --window "$window" "$1" "$2"
    sleep 0.1
}

click() {
    point "$1" "$2"
    xdotool click 1
    sleep 0.1
}

# Away from everything that explains itself.
point_away() {
    xdotool mousemove 1599 999
    sleep 0.1
}

press() {
    local key
    for key; do
        xdotool key --clearmodifiers "$key"
        sleep 0.1
    done
}

# pixels_different <a> <b>: how many pixels of the screenshots differ
pixels_different() {
    compare -metric AE "$work/$1.png" "$work/$2.png" null: 2>&1 | awk '{ printf "%d", $1 }'
}

# shoot <name>: a screenshot, taken when nothing moves any more (or after 10 s)
shoot() {
    import -window "$window" "$work/$1.png" 2>/dev/null || return 1
    for _ in $(seq 20); do
        sleep 0.15
        mv "$work/$1.png" "$work/before.png"
        import -window "$window" "$work/$1.png" 2>/dev/null || return 1
        [ "$(pixels_different before "$1")" = 0 ] && return 0
    done
    echo "the picture $1 never stands still"
    return 1
}

same() {
    local count
    count=$(pixels_different "$1" "$2")
    [ "$count" = 0 ] && return
    echo "$1 and $2 differ in $count pixels"
    return 1
}

# different <a> <b> <at least so many pixels>
different() {
    local count
    count=$(pixels_different "$1" "$2")
    [ "${count:-0}" -ge "$3" ] && return
    echo "$1 and $2 differ in $count pixels only"
    return 1
}

# A window that draws something has many colours (text has soft edges) and not one that fills it.
not_blank() {
    local colours most
    colours=$(convert "$work/$1.png" -unique-colors -format '%w' info:)
    most=$(convert "$work/$1.png" -format '%c' histogram:info: |
        awk -v area="$(convert "$work/$1.png" -format '%[fx:w*h]' info:)" \
            '{ if ($1 + 0 > top) top = $1 + 0 } END { printf "%d", 100 * top / area }')
    [ "$colours" -ge 40 ] && [ "$most" -le 97 ] && return
    echo "$1 has $colours colours, and one of them covers $most %"
    return 1
}

has_size() {
    local size
    size=$(identify -format '%wx%h' "$work/$1.png")
    [ "$size" = "$2" ] && return
    echo "$1 is $size"
    return 1
}

# Every quarter of the window shows something at this size.
fills_the_window() {
    local part
    for part in northwest northeast southwest southeast; do
        convert "$work/$1.png" -gravity $part -crop 50%x50%+0+0 +repage "$work/part.png"
        [ "$(convert "$work/part.png" -unique-colors -format '%w' info:)" -ge 3 ] && continue
        echo "there is nothing in the $part of $1"
        return 1
    done
}

ended_well() {
    local status
    for _ in $(seq 50); do
        kill -0 "$window_pid" 2>/dev/null || break
        sleep 0.1
    done
    if kill -0 "$window_pid" 2>/dev/null; then
        echo "it still runs after 5 s"
        kill -KILL "$window_pid"
        wait "$window_pid" 2>/dev/null
        window_pid=
        return 1
    fi
    wait "$window_pid"
    status=$?
    session=$window_pid
    window_pid=
    [ $status = 0 ] && return
    # Without a window manager the X server can take the window away before SDL has said goodbye.
    if grep -q 'BadWindow' "$work/stderr" && grep -q 'X_SendEvent' "$work/stderr"; then
        : >"$work/stderr"
        return
    fi
    echo "exit status $status:"
    cat "$work/stderr"
    return 1
}

# The window led a session of its own; nothing of it may be left.
nothing_left_running() {
    local left
    sleep 0.3
    left=$(cat /proc/[0-9]*/stat 2>/dev/null | sed 's/([^)]*)/x/' |
        awk -v session="$session" '$6 == session && $3 != "Z" { print $1 }')
    [ -z "$left" ] && return
    echo "still running: $left"
    return 1
}

said_nothing_bad() {
    ! grep -E 'Sanitizer|Assertion|ERROR|error:' "$work/stderr"
}

quit_window() {
    press ctrl+q
    check "ctrl+q quits ($1)" ended_well
    check "no engine is left ($1)" nothing_left_running
    check "no error was written ($1)" said_nothing_bad
}

