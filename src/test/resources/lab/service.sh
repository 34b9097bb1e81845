#!/usr/bin/env bash
# Runs a service as systemd does by its unit and the unit's drop-ins: as its user, with its environment, and again where
# it ends and the unit says so. usage: service.sh NAME
set -euo pipefail
name=$1
units=("/usr/lib/systemd/system/$name.service")
for more in "/etc/systemd/system/$name.service.d/"*.conf; do [ ! -e "$more" ] || units+=("$more"); done
of() { sed -n "s/^$1=//p" "${units[@]}"; }
last() { of "$1" | tail -n 1; }
set -a
while read -r line; do eval "export $line"; done < <(of Environment)
while read -r file; do
    file=${file#-} file=${file//%p/$name}
    # shellcheck disable=SC1090
    [ ! -e "$file" ] || . "$file"
done < <(of EnvironmentFile)
set +a
as=()
user=$(last User)
[ -z "$user" ] || as=(env "HOME=$(getent passwd "$user" | cut -d : -f 6)" setpriv --reuid "$user" --regid "$user" --init-groups)
command=$(last ExecStart)
again=$(last Restart)
cd /
while :; do
    status=0
    eval "${as[*]} $command" || status=$?
    case $again in always) ;; on-failure) [ $status != 0 ] || break ;; *) [ $status -gt 128 ] || break ;; esac
    rest=$(last RestartSec)
    sleep "${rest:-0.1}"
done
