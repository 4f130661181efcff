#!/usr/bin/env bash
# run: shows that ./dev works on a system that has nothing.
#
# Usage: run.sh FOLDER [COMMAND...]      as root, with debootstrap installed
#
# Makes a bare Debian 12 (minbase and git, nothing else) in FOLDER unless it is there, clones this
# repository into it, and runs COMMAND there (./dev test unless given) in an empty environment.
# MIRROR says where packages come from.
set -eu

bare=$(realpath -m "${1:?usage: run.sh FOLDER [COMMAND...]}")
shift
[ $# -gt 0 ] || set -- ./dev test
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mirror=${MIRROR:-http://deb.debian.org/debian}

if [ ! -e "$bare/usr/bin/git" ]; then
    debootstrap --variant=minbase --include=git,ca-certificates bookworm "$bare" "$mirror"
fi
cp /etc/resolv.conf "$bare/etc/resolv.conf"

leave() {
    umount "$bare/dev" "$bare/proc" 2>/dev/null || true
}
trap leave EXIT
leave
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"

rm -rf "$bare/root/lockstep"
git clone -q --no-hardlinks "$repository" "$bare/root/lockstep"
# shellcheck disable=SC2016 # the inner shell expands
env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
    chroot "$bare" /bin/sh -c 'cd /root/lockstep && exec "$@"' sh "$@"
