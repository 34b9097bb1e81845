#!/usr/bin/env bash
# Runs a PostgreSQL server that belongs to the tests, on 127.0.0.1, until standard input ends; then nothing is left of it.
# Says "ready" when it answers. Its superuser is dialtone, whose password is secret. "kill" on standard input kills all of it with -9, and then it
# says "killed"; "start" starts it again on the same data, and then it says "ready" once more.
# usage: postgres.sh PORT [OPTION...], options of the server such as -c fsync=on
set -euo pipefail
port=$1
shift

newest=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
server=
end() {
    [ -z "$server" ] || { kill -QUIT "$server" && wait "$server"; } || true
    rm -rf "$folder"
}
trap end EXIT

# The server's user may see nothing of the folder that the tests are started in.
cd "$folder"
# The server refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid nobody --regid nogroup --clear-groups)
    chown nobody "$folder"
fi
echo secret > "$folder/password"
"${as[@]}" "$newest/initdb" --pgdata "$folder/data" --username dialtone --pwfile "$folder/password" \
    --auth scram-sha-256 --encoding UTF8 --no-locale --no-sync --no-instructions > /dev/null
start() {
    "${as[@]}" "$newest/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        -c fsync=off -c full_page_writes=off -c autovacuum=off -c log_min_messages=fatal "$@" < /dev/null >&2 &
    server=$!
    until "$newest/pg_isready" -q -h 127.0.0.1 -p "$port"; do
        kill -0 "$server"
        sleep 0.02
    done
    echo ready
}
start "$@"
while read -r order; do
    case $order in
        kill)
            # Each connection has a process of its own; while one lives, no other server may start.
            all=$(pgrep -P "$server")
            kill -KILL "$server" $all
            wait "$server" 2> /dev/null || true
            while kill -0 $all 2> /dev/null; do sleep 0.02; done
            echo killed ;;
        start) start "$@" ;;
    esac
done
