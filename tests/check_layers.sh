#!/bin/sh
# Fails when an include is not allowed by tests/layers.txt.
# Usage: check_layers.sh <repository>
cd "$1" || exit 2
grep -rnoE '^#include ("(engine|viz)/([a-z]+/)?|<SDL)' --include='*.[ch]' engine viz |
    awk -F: '
    NR == FNR {                       # the table
        if ($0 !~ /^#/ && NF > 1) { known[$1] = 1; allowed[$1] = " " $2 " " }
        next
    }
    {                                 # file:line:#include "folder/
        seen++
        from = $1; sub(/\/[^\/]*$/, "", from)
        to = $3; sub(/^#include "?<?/, "", to); sub(/\/$/, "", to)
        if (from == to) next
        if (!known[from]) { print from " is missing in tests/layers.txt"; bad = 1 }
        else if (index(allowed[from], " " to " ") == 0) {
            print $1 ":" $2 ": " from " may not include " to; bad = 1
        }
    }
    END {
        if (!seen) { print "found no include to check"; bad = 1 }
        exit bad
    }' tests/layers.txt -
