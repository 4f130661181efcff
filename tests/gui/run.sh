#!/usr/bin/env bash
# run: drives the real window under Xvfb with keys, and judges it by screenshots.
#
# Usage: run.sh LOCKSTEP [PART]
#
# The parts (stepping, features, places) are independent; without one, all run side by side.
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

. "$here/driver.sh"
. "$here/features.sh"

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

stepping() {
    local file
    stepping_forward_and_back 1440x900 "$programs/three_downloads.py"
    [ -n "$window_pid" ] && keys_and_overlay 1440x900
    stepping_forward_and_back 800x500 "$lessons/02-tasks/02-the-task-that-outlives-its-gap.md"
    [ -n "$window_pid" ] && keys_and_overlay 800x500
    for file in bad_input/syntax_error bad_input/not_utf8 bad_input/empty deadlock_future uncaught_in_task; do
        opens_and_quits "$programs/$file.py"
    done
    printf 'while True:\n    pass\n' >"$work/endless.py"
    opens_and_quits "$work/endless.py"
}

# One of the parts, under an X server of its own.
run_part() {
    start_server
    "$1"
    check "nothing is written outside of the settings folder" settings_stay_where_they_belong
    echo "$passed passed, $failed failed"
    [ $failed = 0 ]
}

# Adds up the last lines of the parts.
run_all_parts() {
    local part
    for part in stepping features places; do
        "${BASH_SOURCE[0]}" "$lockstep" "$part" >"$work/$part.log" 2>&1 &
    done
    wait
    for part in stepping features places; do
        cat "$work/$part.log"
        passed=$((passed + $(sed -n '$s/^\([0-9]*\) passed.*/\1/p' "$work/$part.log")))
        if ! tail -n 1 "$work/$part.log" | grep -q '^[0-9]* passed, 0 failed$'; then
            failed=$((failed + 1))
            echo "FAILED the part $part"
        fi
    done
    echo "$passed passed, $failed failed"
    [ $failed = 0 ]
}

case ${2:-} in
'') run_all_parts ;;
stepping | features | places) run_part "$2" ;;
*) echo "usage: run.sh LOCKSTEP [stepping|features|places]" && exit 2 ;;
esac
