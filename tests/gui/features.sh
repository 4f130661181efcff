# features: what a person can do with the window besides stepping, each with real events.
#
# Sourced by run.sh behind driver.sh. Most checks compare two pictures that must be equal: what was
# reached by the mouse, and the same reached in another way. Places are those of a window of
# 1000x700.
# shellcheck shell=bash disable=SC2154

size=1000x700
bars="700 172"         # over the bars of a program with few lanes
scrubber_y=668         # the middle of the scrubber
drop_file=$(dirname "$lockstep")/tests/drop_file

# picture_of <name> <file> <option>... [-- <key>...]: how the window looks when all this was done
picture_of() {
    local name=$1
    local arguments=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        arguments+=("$1")
        shift
    done
    open_window "$size" "${arguments[@]}" || return 1
    [ $# -gt 0 ] && press "${@:2}"
    shoot "$name"
    quit_quietly
}

quit_quietly() {
    press Escape ctrl+q
    ended_well || check "ctrl+q quits" false
}

# The stage below its head and what is below it: the same for a program and its recording, which
# cannot be run under another model.
right_side() {
    convert "$work/$1.png" -crop 620x518+376+102 +repage "$work/$1_right.png"
}

file_drop() {
    [ -x "$drop_file" ] || { echo "no drop_file: the file drop is not checked"; return; }
    picture_of opened "$programs/three_downloads.py"
    open_window "$size" || { check "the library opens" false; return; }
    shoot library
    check "the library is not blank" not_blank library
    check "a file can be dropped on the window" "$drop_file" "$window" "$programs/three_downloads.py"
    shoot dropped
    check "the dropped file is opened" same opened dropped
    "$drop_file" "$window" "$programs/bad_input/not_utf8.py"
    shoot refused
    check "a file that cannot be opened is refused in words" different dropped refused 2000
    press Escape
    shoot kept
    check "... and the one before it stays" same dropped kept
    quit_quietly
}

blocks_of_markdown() {
    printf '# One\n\n```python\nprint(1)\n```\n\n```text\nno program\n```\n\n# Two\n\n```\nimport asyncio\nprint(2)\n```\n\n- deep\n\n  ```python\n  print(3)\n  ```\n' >"$work/blocks.md"
    picture_of block2 "$work/blocks.md" --block 2
    picture_of block3 "$work/blocks.md" --block 3
    open_window "$size" "$work/blocks.md" || { check "blocks open" false; return; }
    shoot block1
    press b
    shoot blocks
    check "b lists the programs of a file" different block1 blocks 2000
    press Down Return
    shoot chosen
    check "Down and Enter choose the second" same chosen block2
    press 3
    shoot chosen
    check "3 chooses the third" same chosen block3
    press b Escape
    shoot chosen
    check "Escape leaves it" same chosen block3
    press b
    sleep 0.2
    click 500 315 # the first row of three
    point_away
    shoot chosen
    check "a click chooses, too" same chosen block1
    quit_quietly
}

saved_run() {
    "$lockstep" export "$programs/three_downloads.py" -o "$work/run.lockstep" >/dev/null ||
        { check "a run can be saved" false; return; }
    picture_of program "$programs/three_downloads.py" -- End Left Left
    picture_of recording "$work/run.lockstep" -- End Left Left
    right_side program
    right_side recording
    check "a saved run shows what the program showed" same program_right recording_right
}

engines() {
    cat /proc/[0-9]*/stat 2>/dev/null | awk -v session="$window_pid" \
        '$2 == "(lockstep-engine)" && $6 == session && $3 != "Z"' | wc -l
}

stopping_a_run() {
    printf 'import asyncio\nasync def main():\n    while True:\n        sum(range(20000))\n        await asyncio.sleep(1)\nasyncio.run(main())\n' \
        >"$work/for_ever.py"
    open_window "$size" "$work/for_ever.py" || { check "an endless program opens" false; return; }
    check "an engine works on it" [ "$(engines)" = 1 ]
    sleep 1 # the first events have come
    press Right Right
    click 650 $scrubber_y # Stop
    for _ in $(seq 20); do
        [ "$(engines)" = 0 ] && break
        sleep 0.1
    done
    check "Stop ends the engine" [ "$(engines)" = 0 ]
    point_away
    check "then the picture stands still" shoot stopped
    press Right
    shoot after
    check "and can be stepped through" different stopped after 100
    quit_quietly
}

cancelling_an_export() {
    printf 'for i in range(4000):\n    print(i)\n' >"$work/counting.py"
    open_window "$size" "$work/counting.py" || { check "a program to export opens" false; return; }
    shoot before_export
    press ctrl+e
    shoot asked
    check "ctrl+e asks where to" different before_export asked 2000
    press ctrl+a
    xdotool type --delay 5 "$work/frames"
    press End
    for _ in $(seq 40); do press BackSpace; done >/dev/null
    press Escape
    shoot after_export
    check "Escape asks no more" same before_export after_export
    press e
    for _ in $(seq 20); do xdotool key BackSpace; done
    xdotool type --delay 5 "$work/frames/"
    press Return
    sleep 1
    press Escape
    sleep 0.5
    local count
    count=$(find "$work/frames" -name 'frame-*.png' | wc -l)
    check "a cancelled export ($count frames) has begun and is not complete" \
        test "$count" -gt 0 -a "$count" -lt 8000
    check "it leaves no half file" [ -z "$(find "$work/frames" -name '*.part')" ]
    point_away
    shoot after_export
    check "and the window is as before" same before_export after_export
    quit_quietly
}

# The column of the playhead's mark above the bars: its colour is nowhere else in that row.
playhead_x() {
    convert "$work/$1.png" -crop 620x1+376+124 +repage txt:- |
        awk -F'[,:]' '/#E6EBF5/ && !found { found = 1; print $1 }'
}

zoom_and_pan() {
    open_window "$size" "$programs/three_downloads.py" || { check "bars to zoom" false; return; }
    press Right Right Right Right Right Right Right Right Right Right Right Right
    shoot plain
    local x moved
    x=$(playhead_x plain)
    # shellcheck disable=SC2086
    point $((376 + x)) ${bars#* }
    xdotool click --repeat 4 --delay 60 4
    point_away
    shoot zoomed
    check "the wheel zooms" different plain zoomed 2000
    moved=$(playhead_x zoomed)
    check "at the pointer: the playhead stays at $x, $moved" \
        test $((moved - x)) -ge -3 -a $((moved - x)) -le 3
    point 740 190
    xdotool mousedown 1
    point 720 190
    point 700 190
    xdotool mouseup 1
    point_away
    shoot panned
    check "dragging pans" different zoomed panned 1000
    check "by as much as the pointer moves" test $((moved - $(playhead_x panned))) -eq 40
    point 700 190
    xdotool mousedown 1
    point 720 190
    point 740 190
    xdotool mouseup 1
    point_away
    shoot back
    check "dragging back shows what was there" same zoomed back
    press 0
    shoot whole
    check "0 shows everything again" same plain whole
    # shellcheck disable=SC2086
    point $bars
    shoot hovered
    check "what is under the pointer is explained" different whole hovered 500
    point_away
    shoot left
    check "and not when it is gone" same whole left
    quit_quietly
}

place_is_remembered() {
    open_window - || { check "the library opens" false; return; }
    xdotool windowsize "$window" 920 610 windowmove "$window" 130 70
    sleep 0.5
    quit_quietly
    open_window - || { check "the library opens again" false; return; }
    eval "$(xdotool getwindowgeometry --shell "$window" | grep -E '^(X|Y|WIDTH|HEIGHT)=')"
    check "size and place are remembered: ${WIDTH}x$HEIGHT at $X,$Y" \
        test "$WIDTH $HEIGHT $X $Y" = "920 610 130 70"
    quit_quietly
    open_window 800x500 || { check "the library opens small" false; return; }
    quit_quietly
    open_window - || { check "the library opens as before" false; return; }
    shoot place
    check "a size that is asked for is for once" has_size place 920x610
    quit_quietly
}

speed_and_play() {
    open_window "$size" "$programs/three_downloads.py" || { check "a program to play" false; return; }
    shoot beginning
    press plus plus
    shoot faster
    check "+ shows another speed" different beginning faster 10
    press minus minus
    shoot normal
    check "- shows the one before" same beginning normal
    press plus plus plus plus space
    sleep 3.5
    shoot played
    press minus minus minus minus
    shoot played
    press Home End
    shoot at_end
    check "at 30 times 40 steps are played in 3 s" same played at_end
    press Home space
    sleep 1
    press Escape
    check "Escape stops playing" shoot paused
    check "which had begun" different beginning paused 100
    quit_quietly
}

scrubber_and_output() {
    open_window "$size" "$programs/three_downloads.py" || { check "a scrubber" false; return; }
    press End
    shoot at_end
    press Home
    point 372 $scrubber_y
    xdotool mousedown 1
    point 450 $scrubber_y
    shoot dragged
    check "dragging the scrubber moves" different at_end dragged 500
    xdotool mousemove --window "$window" 990 $scrubber_y
    sleep 0.2
    xdotool mouseup 1
    point_away
    shoot dragged
    check "to the end and no further" same at_end dragged
    press BackSpace
    shoot undone
    check "Backspace takes the jump back" different at_end undone 500
    press End
    click 560 562 # the first of the lines that are seen
    point_away
    shoot clicked
    check "a click on a line of output goes elsewhere" different at_end clicked 500
    press Home
    local found=1
    for _ in $(seq 40); do
        press Right
        import -window "$window" "$work/stepped.png"
        [ "$(pixels_different clicked stepped)" = 0 ] && { found=0; break; }
    done
    check "namely to a step of the program" [ $found = 0 ]
    quit_quietly
}

keyboard_only() {
    picture_of opened "$programs/deadlock_future.py"
    open_window "$size" || { check "the library opens" false; return; }
    press ctrl+o
    xdotool type --delay 5 "$programs/deadlock_f"
    press Tab Return
    shoot typed
    check "ctrl+o, a path, Tab and Enter open a file" same opened typed
    press ctrl+o
    xdotool type --delay 5 "$programs/no_such_file.py"
    press Return
    shoot missing
    check "a file that does not exist is told in the box" different opened missing 2000
    press Escape
    shoot typed
    check "which Escape closes" same opened typed
    press l Home Right Return
    shoot recent
    check "the library offers what was opened last" same opened recent
    press Tab
    shoot focused
    check "Tab shows where the keyboard is" different recent focused 20
    press Tab Tab Tab Return
    shoot pressed
    check "and Enter presses it" different focused pressed 2000
    quit_quietly
}

ticks() {
    awk '{ print $14 + $15 }' "/proc/$window_pid/stat"
}

# A program that computes and says nothing: the window has nothing to do but to wait for its engine.
waiting_costs_nothing() {
    local before
    printf 'print(sum(range(10 ** 10)))\n' >"$work/computing.py"
    open_window "$size" "$work/computing.py" || { check "a computation opens" false; return; }
    sleep 0.5
    check "an engine computes" [ "$(engines)" = 1 ]
    before=$(ticks)
    sleep 2
    check "a window that waits uses $(($(ticks) - before)) ticks in 2 s" \
        test $(($(ticks) - before)) -le 6
    quit_quietly
}

comparing() {
    picture_of lesson "$programs/three_downloads.py" -- Right Right
    picture_of sync "$programs/three_downloads.py" --as sync
    picture_of other_rules "$programs/three_downloads.py" --profile cpython-3.12
    open_window "$size" "$programs/three_downloads.py" || { check "a program to compare opens" false; return; }
    press Right Right c
    shoot compare
    check "c shows the four models" different lesson compare 5000
    check "the comparison fills the window" fills_the_window compare
    press Right
    shoot compare1
    check "Right moves the playhead" different compare compare1 100
    press Left
    shoot compare_again
    check "Left takes it back" same compare compare_again
    click 640 300
    shoot compare_clicked
    check "a click goes to that time" different compare compare_clicked 100
    point 640 300
    xdotool click 4
    shoot compare_zoomed
    check "the wheel zooms" different compare_clicked compare_zoomed 1000
    point_away
    press 0 Home
    shoot compare_again
    check "0 and Home show the whole again" same compare compare_again
    press Escape
    shoot lesson_again
    check "Escape goes back to where one was" same lesson lesson_again
    press c c
    shoot lesson_again
    check "c goes there and back" same lesson lesson_again
    press Home m m m
    shoot model
    check "m chooses the next model" same sync model
    press m p Down Return
    shoot profile
    check "p chooses whose rules apply" same other_rules profile
    quit_quietly
}

stopping_a_comparison() {
    open_window "$size" "$work/for_ever.py" || { check "an endless program opens" false; return; }
    press c
    sleep 1
    check "a comparison has engines of its own" [ "$(engines)" -ge 3 ]
    press s
    sleep 0.5
    check "s ends them, and not the one of the lesson" [ "$(engines)" = 1 ]
    check "then the comparison stands still" shoot compare_stopped
    press Escape s
    sleep 0.5
    check "s ends that one, too" [ "$(engines)" = 0 ]
    quit_quietly
}

typing_input() {
    printf 'import sys\nprint("Hi", input(), input(), sys.argv[1:])\n' >"$work/asks.py"
    printf 'Ada\nBob' >"$work/typed.txt"
    picture_of given "$work/asks.py" --input-file "$work/typed.txt" -- End
    open_window "$size" "$work/asks.py" || { check "a program that reads opens" false; return; }
    press End
    shoot without
    press i
    xdotool type --delay 20 Ada
    press shift+Return
    xdotool type --delay 20 Box
    press BackSpace b
    shoot typed_input
    check "i goes to the field of what is read" different without typed_input 200
    press Return Escape End
    shoot given_by_hand
    check "Enter runs the program with it, as --input does" same given given_by_hand
    quit_quietly
}

# The real run beneath the predicted one. Its times differ from run to run, so the lower part of the
# stage is never compared with itself.
for_real() {
    cat >"$work/naps.py" <<'END'
import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    print(seconds)


async def main():
    await asyncio.gather(nap(0.3), nap(0.1))


asyncio.run(main())
END
    printf 'import time\ntime.sleep(60)\nprint("late")\n' >"$work/long.py"
    open_window "$size" "$work/naps.py" || { check "a program opens" false; return; }
    shoot predicted
    press r
    sleep 1.5
    shoot real
    check "r lays the real run under the predicted one" different predicted real 4000
    press End
    shoot real_end
    check "steps follow the predicted run" different real real_end 500
    press Home
    shoot real_home
    check "... back, too" same real real_home
    press a
    shoot steps_axis
    check "on the step axis there is no real run" different real steps_axis 4000
    press a
    shoot time_axis
    check "... and it is back on the time axis" same real time_axis
    press c
    sleep 1
    shoot four
    press r
    sleep 5
    shoot four_real
    check "r in the comparison lays one under each" different four four_real 8000
    press r
    shoot four_again
    check "... and takes them away" same four four_again
    press c r
    shoot away
    check "r takes the real run away" same predicted away
    quit_quietly
    open_window "$size" "$work/long.py" || { check "a long program opens" false; return; }
    sleep 0.5
    press r
    sleep 1
    import -window "$window" "$work/one.png"
    sleep 1.2
    import -window "$window" "$work/two.png"
    check "a real run says how long it has been running" different one two 20
    press Escape
    sleep 0.5
    shoot stopped
    check "Escape stops it" different two stopped 100
    check "... and the engine is gone" no_engine_of "$window_pid"
    quit_quietly
}

no_engine_of() {
    ! pgrep -P "$1" -f lockstep-engine >/dev/null
}

# Waits for what calibrate keeps.
has_measured() {
    for _ in $(seq 300); do
        [ -s "$LOCKSTEP_SETTINGS_DIR/machine.json" ] && return
        sleep 0.1
    done
    cat "$work/stderr"
    return 1
}

measuring_this_machine() {
    rm -f "$LOCKSTEP_SETTINGS_DIR/machine.json"
    open_window "$size" "$programs/three_downloads.py" || { check "a window to measure from" false; return; }
    shoot before_measuring
    press p End Return
    sleep 0.5
    press Escape
    shoot gave_up
    check "closing the list gives measuring up" same before_measuring gave_up
    check "... and keeps nothing" test ! -e "$LOCKSTEP_SETTINGS_DIR/machine.json"
    press p End Return
    check "the list of profiles measures this machine" has_measured
    shoot measured
    check "... and its costs apply at once" different before_measuring measured 200
    press p
    rm -f "$LOCKSTEP_SETTINGS_DIR/machine.json"
    press r
    check "r in the list measures again" has_measured
    shoot measured_again
    quit_window "after measuring"
    rm -f "$LOCKSTEP_SETTINGS_DIR/machine.json"
}

features() {
    typing_input
    comparing
    for_real
    waiting_costs_nothing
    stopping_a_run
    stopping_a_comparison
    measuring_this_machine
}

places() {
    file_drop
    blocks_of_markdown
    saved_run
    cancelling_an_export
    zoom_and_pan
    place_is_remembered
    speed_and_play
    scrubber_and_output
    keyboard_only
}
