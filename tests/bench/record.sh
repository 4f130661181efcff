#!/bin/sh
# Runs bench_record inside a session of LTTng, so that its tracepoint records as well; without
# LTTng's tools as it is. What was traced is thrown away.
# Usage: record.sh BENCH_RECORD [EVENTS]
set -u
if ! command -v lttng >/dev/null 2>&1 || ! command -v lttng-sessiond >/dev/null 2>&1; then
    echo "lttng-tools is not installed: a tracepoint of LTTng-UST that nobody records is measured, if any"
    exec "$@"
fi
LTTNG_HOME=$(mktemp -d)
export LTTNG_HOME
pid_file=$LTTNG_HOME/sessiond.pid
lttng-sessiond --daemonize --no-kernel --pidfile="$pid_file" >"$LTTNG_HOME/log" 2>&1
{
    lttng create bench --output="$LTTNG_HOME/trace" &&
        lttng enable-channel -u --subbuf-size=4M --num-subbuf=8 --overwrite wide &&
        lttng enable-event -u 'lockstep_bench:*' -c wide && lttng start
} >>"$LTTNG_HOME/log" 2>&1 || echo "LTTng does not record: see $LTTNG_HOME/log"
"$@"
status=$?
lttng destroy bench >>"$LTTNG_HOME/log" 2>&1
[ -s "$pid_file" ] && kill "$(cat "$pid_file")"
rm -rf "$LTTNG_HOME"
exit $status
