#!/usr/bin/env bash
# run: drives the real window under Xvfb with keys, and judges it by screenshots.
#
# Usage: run.sh LOCKSTEP
#
# Starts an X server of its own, so it needs no display and disturbs none. Every check looks at
# what a person would see: pixels that must change, or must be the same as before. What the window
# remembers goes to a temporary folder, named in LOCKSTEP_SETTINGS_DIR.
set -u

lockstep=$(realpath "${1:?usage: run.sh LOCKSTEP}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$(realpath "$here/../programs")
lessons=$(realpath "$here/../../lessons")
work=$(mktemp -d)
shots=$(dirname "$lockstep")/../test/gui
mkdir -p "$shots"

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
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
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
}

# open_window <size> <file>: starts the program and waits for its window.
open_window() {
    window=
    setsid "$lockstep" --size "$1" "$2" >"$work/stdout" 2>"$work/stderr" </dev/null &
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

stepping_forward_and_back() {
    open_window "$1" "$2" || { check "a window opens ($1)" false; return; }
    check "the picture stands still ($1)" shoot first
    check "the window is as large as asked ($1)" has_size first "$1"
    check "the window is not blank ($1)" not_blank first
    check "the window is filled ($1)" fills_the_window first
    press Right
    check "a step stands still ($1)" shoot step1
    check "Right shows another step ($1)" different first step1 100
    press Right
    shoot step2
    check "the next step looks different ($1)" different step1 step2 100
    press Right Right
    shoot step4
    press Left Left
    shoot step2_again
    check "stepping back shows what stepping forward showed ($1)" same step2 step2_again
    press Left
    shoot step1_again
    check "... at each step ($1)" same step1 step1_again
    press End
    shoot last
    check "End goes far ($1)" different first last 500
    press Right
    shoot beyond
    check "there is nothing behind the end ($1)" same last beyond
    press Left
    shoot last_but_one
    check "Left leaves the end ($1)" different last last_but_one 100
    press Home
    shoot home
    check "Home shows the first step again ($1)" same first home
    press Left
    shoot before_home
    check "there is nothing before the first step ($1)" same home before_home
}

keys_and_overlay() {
    press question
    shoot keys
    check "? shows the keys ($1)" different home keys 2000
    press Escape
    shoot closed
    check "Escape closes them ($1)" same home closed
    press question q
    shoot closed
    check "q closes them, too ($1)" same home closed
    press Right
    shoot after_overlay
    check "and the keys work again ($1)" same step1 after_overlay
    quit_window "$1"
}

opens_and_quits() {
    local name
    name=$(basename "$1")
    open_window 1000x700 "$1" || { check "$name opens" false; return; }
    sleep 1
    import -window "$window" "$work/other.png"
    check "$name shows something" not_blank other
    quit_window "$name"
}

settings_stay_where_they_belong() {
    local found
    found=$(find "$HOME" -type f 2>/dev/null)
    [ -z "$found" ] && return
    echo "written outside of the settings folder: $found"
    return 1
}

start_server
stepping_forward_and_back 1440x900 "$programs/three_downloads.py"
[ -n "$window_pid" ] && keys_and_overlay 1440x900
stepping_forward_and_back 800x500 "$lessons/02-tasks/02-the-task-that-outlives-its-gap.md"
[ -n "$window_pid" ] && keys_and_overlay 800x500
opens_and_quits "$programs/bad_input/syntax_error.py"
opens_and_quits "$programs/bad_input/not_utf8.py"
opens_and_quits "$programs/bad_input/empty.py"
opens_and_quits "$programs/deadlock_future.py"
opens_and_quits "$programs/uncaught_in_task.py"
printf 'while True:\n    pass\n' >"$work/endless.py"
opens_and_quits "$work/endless.py"
check "nothing is written outside of the settings folder" settings_stay_where_they_belong
echo "$passed passed, $failed failed"
[ $failed = 0 ]
