#!/bin/sh
# Fails when a library holds writable file-scope data. Constant tables with pointers land in
# .data.rel.ro and are allowed. Usage: check_globals.sh <library.a>...
[ $# -gt 0 ] || { echo "usage: check_globals.sh <library.a>..."; exit 2; }
for library; do
    size -A "$library" || exit 2
done | awk '
    / :$|:$/ { object = $1; seen++ }
    $1 ~ /^\.(data|bss|data\.rel|data\.rel\.local|tdata|tbss)$/ && $2 > 0 {
        print object ": " $1 " holds " $2 " bytes"; bad = 1
    }
    END {
        if (!seen) { print "found no object to check"; bad = 1 }
        exit bad
    }'
