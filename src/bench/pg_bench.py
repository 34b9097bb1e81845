#!/usr/bin/env python3
"""Measures DHCP servers that keep their leases in PostgreSQL, each beside a server of its own that syncs every commit.

Usage (as root): pg_bench.py [server ...], of kea-1-pg, kea-pg, dialtone-pg. The CPU and memory of PostgreSQL count as theirs.
"""
import sys

import dhcp_bench
from dhcp_bench import HERE, SERVERS, main, write
from measured import chosen

PORT, USER, PASSWORD, NAME = 5433, 'dialtone', 'secret', 'postgres'


def beside(*program):
    return [f'{HERE}/beside_postgres', str(PORT), *program]


def kea(threads):
    def start(folder):
        command = dhcp_bench.kea(threads)(folder)
        with open(f'{folder}/kea.json', encoding='utf-8') as file:
            config = file.read()
        files = f'"type": "memfile", "persist": true, "name": "{folder}/leases.csv", "lfc-interval": 0'
        server = (f'"type": "postgresql", "host": "127.0.0.1", "port": {PORT}, "name": "{NAME}", "user": "{USER}", '
                  f'"password": "{PASSWORD}"')
        assert files in config
        write(folder, 'kea.json', config.replace(files, server))
        tables = f'kea-admin db-init pgsql -h 127.0.0.1 -P {PORT} -u {USER} -p {PASSWORD} -n {NAME}'
        return beside('bash', '-c', f'{tables} > kea-admin.log 2>&1; exec "$@"', 'kea', *command)
    return start


def dialtone(folder):
    command = dhcp_bench.dialtone(folder)
    return beside('env', f'DIALTONE_DB=postgresql://{USER}:{PASSWORD}@127.0.0.1:{PORT}/{NAME}', *command)


if __name__ == '__main__':
    SERVERS.clear()
    SERVERS.update({'kea-1-pg': kea(False), 'kea-pg': kea(True), 'dialtone-pg': dialtone})
    main(chosen(sys.argv[1:], SERVERS))
