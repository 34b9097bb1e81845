#!/usr/bin/env python3
"""Measures an edit of one phone among 5,000: how long until it is in force and on the disk.

Usage: site_bench.py. The box runs in 1 GB (JAVA_OPTIONS, -Xmx1g) on loopback; EDITS (60) edits by the API after ten
that don't count. An answer comes when the edit is on the disk and in force; of the first ones the new name is read back. Beside it:
a whole file, and the bytes of history that one edit takes.
"""
import base64
import contextlib
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PHONES, EDITS, WARM = 5000, int(os.environ.get('EDITS', '60')), 10
HOST, PORT, PASSWORD, PATIENCE = '127.66.0.1', 25980, 'bench-only-77', 120
GOALS = {'in force': 100, 'stored': 300}
KEYS = ['Basic ' + base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()]


def site(first='Room 1000'):
    lines = ['dialtone: 1', f'site: {{name: Bench, timezone: Europe/Athens, serverAddress: {HOST}}}', 'dhcp:', '  scopes:',
             '    - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.240.254]}', 'extensions:',
             f'  - {{number: "1000", name: {first}}}']
    lines += [f'  - {{number: "{1000 + i}", name: Room {1000 + i}}}' for i in range(1, PHONES)]
    lines.append('phones:')
    lines += [f'  - {{mac: "00:15:65:{i >> 16:02x}:{i >> 8 & 255:02x}:{i & 255:02x}", vendor: yealink, model: T46S, lines: ["{1000 + i}"]}}'
              for i in range(PHONES)]
    return '\n'.join(lines) + '\n'


def token():
    """A token: a password costs the box more CPU than the edit."""
    answer, _ = ask('POST', '/api/v1/tokens', b'{"name": "bench", "scope": "admin"}')
    return 'Bearer ' + json.loads(answer)['token']


def ask(method, path, body=None, kind='application/json', **headers):
    """The answer, and the milliseconds until it was there."""
    request = urllib.request.Request(f'http://{HOST}:{PORT}{path}', body, {'Authorization': KEYS[-1], 'Content-Type': kind, **headers},
                                     method=method)
    begun = time.monotonic()
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read(), (time.monotonic() - begun) * 1000


def ready(process):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            return ask('GET', '/q/health/ready')
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.2)
    raise SystemExit('the box is not ready')


def edit(number, name):
    return ask('PUT', '/api/v1/site/phones.csv', f'number,name\n{number},{name}\n'.encode(), 'text/csv')[1]


def require(number, name):
    found = [each for each in json.loads(ask('GET', '/api/v1/extensions')[0]) if each['number'] == str(number)]
    if found[0]['name'] != name:
        raise SystemExit(f'{number} is not called {name} after the answer')


def history(data):
    """The revisions that hold no whole site, and their bytes."""
    with contextlib.closing(sqlite3.connect(f'file:{data}/site.db?mode=ro', uri=True)) as database:
        return database.execute("select count(*), sum(size_bytes) from revision where not has_snapshot and act = 'import'").fetchone()


def busy(process):
    """Milliseconds of CPU until now, which say more than the clock on a machine that does other things too."""
    fields = Path(f'/proc/{process}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf('SC_CLK_TCK')


def row(what, figures, goal=None):
    middle, worst = statistics.median(figures), max(figures)
    says = '' if goal is None else f'   goal {goal} ms: {"kept" if middle <= goal else "MISSED"}'
    print(f'{what:34} {middle:8.1f} ms   worst {worst:8.1f} ms{says}')


def measure(process, data):
    for i in range(WARM):
        edit(1000 + i, f'Warm {i}')
        require(1000 + i, f'Warm {i}')
    used = busy(process)
    figures = [edit(1000 + i % PHONES, f'Bench {i}') for i in range(EDITS)]
    used = (busy(process) - used) / EDITS
    row('edit of one, in force', figures, GOALS['in force'])
    row('edit of one, stored', figures, GOALS['stored'])
    print(f'{"CPU of an edit":34} {used:8.1f} ms')
    count, size = history(data)
    print(f'{"history of an edit":34} {size / count:8.0f} bytes')
    row('a whole file of 5,000', [ask('PUT', '/api/v1/site', site(f'Lobby {i}').encode(), 'application/yaml', **{'If-Match': '*'})[1]
                                  for i in range(5)])
    row('the whole file, exported', [ask('GET', '/api/v1/site')[1] for _ in range(5)])


def main():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, 'site.yaml')
        file.write_text(site(), encoding='utf-8')
        settings = {'DIALTONE_DATA': f'{folder}/data', 'DIALTONE_SITE': str(file), 'DIALTONE_ADMIN_PASSWORD': PASSWORD,
                    'DIALTONE_HTTP_HOST': HOST, 'DIALTONE_HTTP_PORT': str(PORT), 'DIALTONE_HTTPS_PORT': '0', 'DIALTONE_CONSOLE_PLAIN_HTTP': 'true',
                    'DIALTONE_DHCP_ADDRESS': HOST, 'DIALTONE_DHCP_PORT': '25967', 'DIALTONE_TFTP_PORT': '0', 'DIALTONE_SIP_ADDRESS': HOST,
                    'DIALTONE_SIP_PORT': '25960', 'DIALTONE_SIP_TLS_PORT': '0'}
        options = os.environ.get('JAVA_OPTIONS', '-Xmx1g').split()
        command = ['java', *options, '-jar', str(TOP / 'target/quarkus-app/quarkus-run.jar')]
        with open(f'{folder}/log', 'wb') as log, subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log) as process:
            try:
                ready(process)
                KEYS.append(token())
                measure(process.pid, f'{folder}/data')
            except BaseException:
                sys.stderr.write(Path(folder, 'log').read_text())
                raise
            finally:
                process.terminate()
                process.wait(30)


if __name__ == '__main__':
    main()
