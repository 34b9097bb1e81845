#!/bin/bash
# Runs a real systemd-networkd in namespaces of its own (net, mount, pid) beside the appliance's scripts, and tells which
# addresses the cards have after each step. usage: networkd.sh SCRIPTS FOLDER; systemctl and systemd-run are stand-ins.
set -u
scripts=$1
export DIALTONE_TEST_ROOT=$2
units=$DIALTONE_TEST_ROOT/run/systemd/network
mkdir -p "$DIALTONE_TEST_ROOT/bin" "$units"
for name in systemctl systemd-run; do printf '#!/bin/sh\nexit 0\n' > "$DIALTONE_TEST_ROOT/bin/$name"; done
chmod +x "$DIALTONE_TEST_ROOT"/bin/*
PATH=$DIALTONE_TEST_ROOT/bin:$PATH

mount -t tmpfs none /run
# Without udev, as in a container.
mount -t sysfs -o ro none /sys
mkdir -p /run/dbus /run/systemd/netif /run/systemd/network
mount --bind "$units" /run/systemd/network
chown systemd-network: /run/systemd/netif
for card in eth0 eth1; do
    ip link add "$card" type veth peer name "to-$card"
    ip link set "$card" up && ip link set "to-$card" up
done
# The shipped unit leaves out what is made of other links, and a veth counts as such.
sed 's/^Kind=.*/Name=eth*/' "$scripts/../../../etc/systemd/network/80-link.network" > "$units/80-link.network"
dbus-daemon --system --fork --nopidfile
networkd=$(ls /usr/lib/systemd/systemd-networkd /lib/systemd/systemd-networkd 2> /dev/null | head -n 1)
"$networkd" > "$DIALTONE_TEST_ROOT/networkd.log" 2>&1 &

addresses() { ip -4 -o addr show | awk '$2 ~ /^eth/ { split($4, a, "/"); print $2, (a[1] ~ /^169\.254\./ ? "link-local" : $4) }' | sort | paste -sd ',' | sed 's/,/, /g'; }

until_() { # what: the addresses that are waited for
    local tries=0
    while [ "$(addresses)" != "$2" ] && [ $tries -lt 300 ]; do sleep 0.2; tries=$((tries + 1)); done
    echo "$1: $(addresses)"
}

errand() { printf '%s\n' network "$@" | "$scripts/root-helper" | sed 's/^/  /'; }

until_ start "eth0 link-local, eth1 link-local"
errand try "interface eth0 10.66.0.1/16" "gateway 10.66.0.254" "route 10.70.0.0/16 via 10.66.0.253"
"$scripts/network" apply
until_ tried "eth0 10.66.0.1/16, eth1 link-local"
ip route | awk '$1 == "default" || $1 == "10.70.0.0/16" { print "  " $1, $2, $3 }'
errand undo
until_ undone "eth0 link-local, eth1 link-local"
errand try "interface eth1 10.66.0.1/16"
"$scripts/network" apply
errand confirm
until_ kept "eth0 link-local, eth1 10.66.0.1/16"
errand try "interface eth0 10.66.0.1/16" "interface eth1 192.168.7.2/24"
"$scripts/network" apply
until_ moved "eth0 10.66.0.1/16, eth1 192.168.7.2/24"
echo 0 > "$DIALTONE_TEST_ROOT/run/dialtone/network/deadline"
"$scripts/network" late
until_ back "eth0 link-local, eth1 10.66.0.1/16"
