#!/bin/sh
# Drives the real window under a virtual display: keys, mouse, resize, a descriptor, idling, pixels.
# Usage: check_window.sh <show_window> <show_demo>. Exit status 77: cannot be tried here.
for tool in Xvfb xdotool import compare; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
folder=$(mktemp -d) || exit 2
exec 3<>"$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 2>"$folder/xvfb" &
xvfb=$!
window=
trap 'kill $window $xvfb 2>/dev/null; wait 2>/dev/null; rm -rf "$folder"' EXIT
n=0
until [ -s "$folder/display" ] || [ $n -gt 100 ]; do sleep 0.1; n=$((n + 1)); done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
unset SDL_VIDEODRIVER
echo 'leak:libdbus' >"$folder/not_ours"
LSAN_OPTIONS=suppressions=$folder/not_ours
export LSAN_OPTIONS

mkfifo "$folder/in"
"$1" 1 <"$folder/in" >"$folder/log" 2>&1 &
window=$!
exec 4>"$folder/in"

fail() {
    echo "check_window: $1"
    cat "$folder/log"
    exit 1
}
# Waits until the log has a line that matches.
await() {
    n=0
    until grep -qE "$1" "$folder/log"; do
        [ $n -gt 100 ] && fail "no line matches '$1'"
        sleep 0.1
        n=$((n + 1))
    done
}

await '^ready 1000x600$'
id=$(xdotool search --sync --name Lockstep | head -1)
xdotool windowmove "$id" 0 0 windowfocus "$id"
sleep 0.5
xdotool mousemove 100 80
await '^move 100,80'
xdotool click 1
await '^press 100,80 button 0'
await '^release 100,80 button 0'
xdotool click 3
await '^press 100,80 button 2'
xdotool click 4
await '^wheel 0,1$'
xdotool key Right
await '^key 2 letter - mods 0'
xdotool key ctrl+o
await '^key 17 letter o mods 2'
xdotool type 'a'
await '^text a$'
xdotool key space
await '^key 14 '
echo hello >&4
await '^wake '

"$2" "$folder/wanted.png" dark 1 >/dev/null || fail "the demo cannot be painted"
import -window "$id" "$folder/shot.png"
convert "$folder/wanted.png" -crop 1000x600+0+0 +repage "$folder/cut.png"
different=$(compare -metric AE "$folder/cut.png" "$folder/shot.png" null: 2>&1)
[ "$different" = 0 ] || fail "$different pixels of the window differ from the exported picture"

before=$(awk '{ print $14 + $15 }' /proc/$window/stat)
sleep 2
after=$(awk '{ print $14 + $15 }' /proc/$window/stat)
[ $((after - before)) -le 4 ] || fail "an idle window used $((after - before)) ticks in 2 s"

xdotool windowsize "$id" 1100 700
await '^resize 1100,700'
xdotool key Escape
n=0
while kill -0 $window 2>/dev/null; do
    [ $n -gt 50 ] && fail "Escape does not end it"
    sleep 0.1
    n=$((n + 1))
done
wait $window || fail "exit status $?"
echo "window: $(grep -c . "$folder/log") events, pixels equal, idle $((after - before)) ticks"
