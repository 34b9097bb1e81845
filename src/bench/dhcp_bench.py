#!/usr/bin/env python3
"""Measures DHCP servers side by side with ISC's perfdhcp in two network namespaces, and prints one table.

Usage (as root): dhcp_bench.py [server ...], of kea-1, kea, isc, dialtone. Each server is started anew in a namespace of
its own, serves one /16 through a relay's address, and is loaded with rising rates until it drops.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from durability import verdict
from measured import chosen

BOX, RELAY, NETWORK, FIRST, LAST, LEASE = '10.66.0.1', '10.66.0.2', '10.66.0.0', '10.66.1.0', '10.66.255.254', 3600
CLIENTS, SECONDS, QUIET, STEADY, LOWEST, HIGHEST, HALVINGS = 20_000, 3, 50, 1_000, 1_000, 64_000, 3
# Seconds: a server runs for months, and one of them compiles itself while it works. The figures of a steady load are taken twice,
# after this time and after the highest load.
WARM_UP = 15
DROPS_PERCENT = 0.1
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TAG = str(os.getpid() % 100_000)
SERVERS_SPACE, CLIENTS_SPACE, SERVER_LINK, CLIENT_LINK = f'dtbs{TAG}', f'dtbc{TAG}', f'dtbs{TAG}', f'dtbc{TAG}'
TRACED = ('fsync,fdatasync,msync,sync_file_range,syncfs,open,openat,read,recvfrom,recvmsg,recvmmsg,'
          'write,pwrite64,writev,sendto,sendmsg,sendmmsg')


def kea(threads):
    """Kea on its quick lease file; with threads it runs one a core."""
    def start(folder):
        write(folder, 'kea.json', f'''{{"Dhcp4": {{"interfaces-config": {{"interfaces": ["{SERVER_LINK}"]}},
            "lease-database": {{"type": "memfile", "persist": true, "name": "{folder}/leases.csv", "lfc-interval": 0}},
            "multi-threading": {{"enable-multi-threading": {str(threads).lower()}}}, "valid-lifetime": {LEASE},
            "subnet4": [{{"id": 1, "subnet": "{NETWORK}/16", "pools": [{{"pool": "{FIRST}-{LAST}"}}],
                          "option-data": [{{"name": "routers", "data": "{BOX}"}}]}}],
            "loggers": [{{"name": "kea-dhcp4", "severity": "ERROR", "output_options": [{{"output": "stdout"}}]}}]}}}}''')
        return ['env', *(f'KEA_{name}={folder}' for name in ('PIDFILE_DIR', 'LOCKFILE_DIR', 'DHCP_DATA_DIR', 'LOG_FILE_DIR')),
                'kea-dhcp4', '-c', f'{folder}/kea.json']
    return start


def isc(folder):
    """ISC's server as it is fastest while durable: up to 28 ACKs wait for one fsync."""
    write(folder, 'leases', '')
    write(folder, 'dhcpd.conf', f'''authoritative; ping-check false; dhcp-cache-threshold 0;
        delayed-ack 28; max-ack-delay 10000; default-lease-time {LEASE}; max-lease-time {LEASE};
        subnet {NETWORK} netmask 255.255.0.0 {{ range {FIRST} {LAST}; option routers {BOX}; }}''')
    return ['dhcpd', '-4', '-f', '-q', '-user', 'root', '-group', 'root', '-cf', f'{folder}/dhcpd.conf',
            '-lf', f'{folder}/leases', '-pf', f'{folder}/pid', SERVER_LINK]


def dialtone(folder):
    """This project's jar, as it is run without any flag, or by BOX_COMMAND; its other ports are moved, not closed."""
    write(folder, 'site.yaml', f'''dialtone: 1
dhcp:
  interfaces: [{SERVER_LINK}]
  scopes: [{{name: voice, subnet: {NETWORK}/16, pools: [{FIRST}-{LAST}], leaseTime: {LEASE}s, options: {{routers: [{BOX}]}}}}]
''')
    java = os.path.join(os.environ['JAVA_HOME'], 'bin/java')
    flags = os.environ.get('BENCH_JAVA_FLAGS', '').split()
    box = os.environ.get('BOX_COMMAND', '').split() or [java, *flags, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar']
    return ['env', f'DIALTONE_DATA={folder}/data', f'DIALTONE_SITE={folder}/site.yaml', 'DIALTONE_ADMIN_PASSWORD=bench-only-77',
            *box]


SERVERS = {'kea-1': kea(False), 'kea': kea(True), 'isc': isc, 'dialtone': dialtone}


class Rig:
    """Two namespaces joined by a link; all that was started in them ends with it."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='dialtone-bench')
        self.server = None
        for space in (SERVERS_SPACE, CLIENTS_SPACE):
            run('ip', 'netns', 'add', space)
            run('ip', '-n', space, 'link', 'set', 'lo', 'up')
        run('ip', 'link', 'add', SERVER_LINK, 'netns', SERVERS_SPACE, 'type', 'veth', 'peer', 'name', CLIENT_LINK, 'netns', CLIENTS_SPACE)
        for space, link, address in ((SERVERS_SPACE, SERVER_LINK, BOX), (CLIENTS_SPACE, CLIENT_LINK, RELAY)):
            run('ip', '-n', space, 'addr', 'add', f'{address}/16', 'brd', '+', 'dev', link)
            run('ip', '-n', space, 'link', 'set', link, 'up')
        return self

    def __exit__(self, *_):
        self.stop()
        for space in (SERVERS_SPACE, CLIENTS_SPACE):
            subprocess.run(['ip', 'netns', 'del', space])
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, trace=None):
        """Milliseconds from the start of the process to its first OFFER."""
        folder = tempfile.mkdtemp(prefix=name, dir=self.folder)
        command = SERVERS[name](folder)
        watched = ['strace', '-f', '-xx', '-s', '700', '-o', trace, '-e', f'trace={TRACED}'] if trace else []
        begun = time.monotonic_ns()
        with open(f'{folder}/log', 'w', encoding='utf-8') as log:
            self.server = subprocess.Popen(['ip', 'netns', 'exec', SERVERS_SPACE, *watched, *command], cwd=folder, stdout=log,
                                           stderr=subprocess.STDOUT, start_new_session=True)
        probe = subprocess.run(['ip', 'netns', 'exec', CLIENTS_SPACE, sys.executable, f'{HERE}/first_offer.py', RELAY, BOX, str(begun)],
                               capture_output=True, text=True)
        if probe.returncode:
            with open(f'{folder}/log', encoding='utf-8', errors='replace') as log:
                sys.exit(f'dialtone: {name} made no OFFER: {probe.stderr}\n' + ''.join(log.readlines()[-5:]))
        return float(probe.stdout)

    def stop(self):
        if self.server and self.server.poll() is None:
            os.killpg(self.server.pid, signal.SIGTERM)
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.server.pid, signal.SIGKILL)
                self.server.wait()
        self.server = None

    def tree(self):
        """The server's process and those that it started."""
        pids, found = [self.server.pid], []
        while pids:
            pid = pids.pop()
            found.append(pid)
            for task in listed(f'/proc/{pid}/task'):
                pids += map(int, text(f'/proc/{pid}/task/{task}/children').split())
        return found

    def cpu(self):
        """Seconds of CPU that the server has used."""
        ticks = 0
        for pid in self.tree():
            fields = text(f'/proc/{pid}/stat').rpartition(')')[2].split()
            ticks += int(fields[11]) + int(fields[12]) if fields else 0
        return ticks / os.sysconf('SC_CLK_TCK')

    def memory(self):
        """MiB that the server holds."""
        return sum(int(kib) for pid in self.tree() for kib in re.findall(r'VmRSS:\s+(\d+)', text(f'/proc/{pid}/status'))) / 1024


class Load:
    """What perfdhcp tells of one run."""

    def __init__(self, rate, seconds, clients=CLIENTS):
        self.seconds = seconds
        told = subprocess.run(['ip', 'netns', 'exec', CLIENTS_SPACE, 'timeout', str(seconds + 20), 'perfdhcp', '-4', '-r', str(rate), '-R',
                               str(clients), '-p', str(seconds), '-W', '700000', '-l', CLIENT_LINK, BOX], capture_output=True, text=True).stdout
        first, _, second = told.partition('Statistics for: REQUEST-ACK')
        self.done = int(figure('received packets', second))
        self.offers, self.acks = delays(first), delays(second)
        sent = figure('sent packets', first)
        lost = figure('drops', first) + figure('drops', second) + figure('rejected leases', second)
        self.fine = sent >= 0.95 * rate * seconds and lost * 100 <= DROPS_PERCENT * sent

    @property
    def rate(self):
        return self.done / self.seconds


def figure(name, told):
    found = re.search(rf'^{name}: ([\d.]+)', told, re.MULTILINE)
    return float(found.group(1)) if found else 0


def delays(told):
    """Mean and longest in milliseconds, in words."""
    return f'{figure("avg delay", told):.1f}, {figure("max delay", told):.0f}'


def text(path):
    try:
        with open(path, encoding='utf-8') as file:
            return file.read()
    except OSError:
        return ''


def listed(folder):
    try:
        return os.listdir(folder)
    except OSError:
        return []


def write(folder, name, content):
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
        file.write(content)


def run(*command):
    subprocess.run(command, check=True)


def passes(rate, peaks):
    """Twice, for the machine may have been busy elsewhere."""
    for _ in range(2):
        load = Load(rate, SECONDS)
        peaks.append(load.rate)
        if load.fine:
            return True
    return False


def highest(peaks):
    """The highest rate that drops no more than allowed."""
    held, rate = 0, LOWEST
    while rate <= HIGHEST and passes(rate, peaks):
        held, rate = rate, rate * 2
    failed = rate
    for _ in range(HALVINGS if held else HALVINGS * 2):
        rate = (held + failed) // 2
        if passes(rate, peaks):
            held = rate
        else:
            failed = rate
    return held


def durable(rig, name):
    """Whether each ACK left after a sync, as strace saw it."""
    trace = os.path.join(rig.folder, f'{name}.strace')
    rig.start(name, trace)
    Load(20, 2, clients=40)
    rig.stop()
    return verdict(trace)


def measure(rig, name):
    say(f'{name}: durability')
    synced = durable(rig, name)
    say(f'{name}: start and steady load')
    first_offer = rig.start(name)
    Load(LOWEST, WARM_UP)
    spent, steady = steadily(rig)
    say(f'{name}: rising load')
    peaks = [steady.rate]
    held = highest(peaks)
    before = rig.cpu()
    flood = Load(held * 2, SECONDS)
    flooded = rig.cpu() - before
    say(f'{name}: steady load after it')
    settled, after = steadily(rig)
    row = [name, held, round(max(peaks + [flood.rate])), micros(spent, steady), micros(settled, after), micros(flooded, flood),
           after.offers, after.acks, Load(QUIET, SECONDS).acks, round(rig.memory()), round(first_offer), synced]
    rig.stop()
    return row


def steadily(rig):
    """The seconds of CPU that a steady load takes, and the load."""
    before = rig.cpu()
    load = Load(STEADY, 6)
    return rig.cpu() - before, load


def micros(seconds, load):
    return round(seconds * 1e6 / load.done) if load.done else '-'


def say(words):
    print(f'{time.strftime("%X")} {words}', file=sys.stderr, flush=True)


def main(names):
    if os.geteuid():
        sys.exit('dialtone: the bench makes network namespaces, which needs root')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    heads = ['server', 'DORA/s held', 'best DORA/s', f'us/DORA at {STEADY}', 'again, settled', 'us/DORA at full', f'OFFER ms at {STEADY}',
             f'ACK ms at {STEADY}', f'ACK ms at {QUIET}', 'RSS MiB', 'first OFFER ms', 'ACKs after fsync']
    rows = []
    with Rig() as rig:
        for name in names:
            rows.append(measure(rig, name))
    table = [heads, *rows]
    widths = [max(len(str(row[i])) for row in table) for i in range(len(heads))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main(chosen(sys.argv[1:], SERVERS))
