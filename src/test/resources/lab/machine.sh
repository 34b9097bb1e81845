#!/usr/bin/env bash
# A machine of a cluster: the first process of namespaces of its own (unshare --mount --pid), whose files of /etc, state
# and sockets lie on a disk of its own. Puts the machine's files in place as its operator does, says "ready", and ends,
# with all that runs on it, when standard input ends. usage: machine.sh DISK FOLDER, FOLDER as cluster/files makes it
set -euo pipefail
disk=$1 folder=$2
mkdir -p "$disk"/{etc,work,postgresql,etcd}
mount -t overlay -o "lowerdir=/etc,upperdir=$disk/etc,workdir=$disk/work" overlay /etc
for state in postgresql etcd; do
    [ "$state" = etcd ] && user=etcd || user=postgres
    chown "$user:" "$disk/$state"
    mount --bind "$disk/$state" "/var/lib/$state"
done
mount -t tmpfs tmpfs /run
mkdir -p /run/haproxy
install -d -o postgres -g postgres /run/postgresql
# One that is installed where the tests run keeps its key.
[ ! -d /var/lib/dialtone ] || mount -t tmpfs tmpfs /var/lib/dialtone
cluster/put "$folder"
echo ready
cat > /dev/null
