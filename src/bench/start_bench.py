#!/usr/bin/env python3
"""From the start of the box to its first OFFER and to readiness, and its memory then. As root:
start_bench.py [COMMAND...], e.g. start_bench.py java -XX:+UseSerialGC -jar target/quarkus-app/quarkus-run.jar; RUNS (5) starts
after a first one, which makes the box's keys and isn't counted. All of it in a network namespace of its own."""
import os
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
BOX, RELAY = '127.66.0.1', '127.66.0.2'
RUNS, PATIENCE = int(os.environ.get('RUNS', '5')), int(os.environ.get('PATIENCE', '120'))


def discover(xid):
    fixed = struct.pack('!BBBBIHH12x4s', 1, 1, 6, 1, xid, 0, 0, socket.inet_aton(RELAY))
    return fixed + bytes.fromhex('02feed000001') + bytes(202) + bytes.fromhex('638253633501013704010306 42ff')


def offer(begun):
    """Milliseconds until the first OFFER; a phone that asks each 10 ms."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as relay:
        relay.bind((RELAY, 67))
        relay.settimeout(0.01)
        while time.monotonic() < begun + PATIENCE:
            relay.sendto(discover(4711), (BOX, 67))
            try:
                if relay.recv(2048)[0] == 2:
                    return (time.monotonic() - begun) * 1000
            except TimeoutError:
                pass
    raise SystemExit('no OFFER')


def ready(begun):
    while time.monotonic() < begun + PATIENCE:
        try:
            with socket.create_connection((BOX, 80), 1) as link:
                link.sendall(b'GET /q/health/ready HTTP/1.0\r\n\r\n')
                if b' 200 ' in link.recv(100):
                    return (time.monotonic() - begun) * 1000
        except OSError:
            pass
        time.sleep(0.01)
    raise SystemExit('never ready')


def memory(process):
    """MiB in memory."""
    fields = dict(line.split(':') for line in Path(f'/proc/{process}/status').read_text().splitlines())
    return int(fields['VmRSS'].split()[0]) / 1024


def busy(process):
    """Milliseconds of CPU until now, which say more than the clock on a machine that does other things too."""
    fields = Path(f'/proc/{process}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf('SC_CLK_TCK')


def run(command, folder):
    settings = {'DIALTONE_DATA': f'{folder}/data', 'DIALTONE_SITE': str(TOP / 'src/main/resources/demo-site.yaml'), 'DIALTONE_HTTP_HOST': BOX,
                'DIALTONE_DHCP_ADDRESS': BOX, 'DIALTONE_SIP_ADDRESS': BOX}
    begun = time.monotonic()
    with open(f'{folder}/log', 'wb') as log, subprocess.Popen(command, env=os.environ | settings, stdout=log, stderr=log) as process:
        try:
            figures = offer(begun), busy(process.pid), ready(begun), memory(process.pid)
            stopped = time.monotonic()
            process.terminate()
            process.wait(20)
            return *figures, (time.monotonic() - stopped) * 1000
        except BaseException:
            process.kill()
            sys.stderr.write(Path(f'{folder}/log').read_text())
            raise


def main(command):
    subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
    with tempfile.TemporaryDirectory() as folder:
        run(command, folder)
        rows = [run(command, folder) for _ in range(RUNS)]
    columns = [sorted(column) for column in zip(*rows)]
    said = ', '.join(f'{name} {statistics.median(column):.0f} ({column[0]:.0f} to {column[-1]:.0f}) {unit}' for name, unit, column in
                     zip(('first OFFER', 'CPU until it', 'ready', 'memory', 'stop'), ('ms', 'ms', 'ms', 'MiB', 'ms'), columns))
    print(f'{said}; load {os.getloadavg()[0]:.1f}')


if 'DIALTONE_BENCH_SPACE' not in os.environ:
    os.execvpe('unshare', ['unshare', '--net', sys.executable, __file__, *sys.argv[1:]], os.environ | {'DIALTONE_BENCH_SPACE': 'own'})
main(sys.argv[1:] or ['java', '-jar', str(TOP / 'target/quarkus-app/quarkus-run.jar')])
