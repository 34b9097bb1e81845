#!/usr/bin/env python3
"""Measures one box for many branches: PHONES (50,000) phones at BRANCHES (100) branches, each behind a relay and in a scope of its own.

Usage (as root): branches_bench.py [server ...], of dialtone (SQLite) and dialtone-pg (PostgreSQL on the same machine, each commit
synced). All phones get power at one moment: each gets a lease through its branch's relay, with option 82, fetches its files, registers,
and then renews and registers again at its pace; one that gave up begins again within a minute. Then STEADY (60) seconds of that are
measured, pages and lists with all phones in them, a kill -9 with a new start under the phones that stay up, and a power cut of all
phones at once, which the box knows by then.
"dialtone simulate" is all phones, 12,500 a process; it takes its part of the same machine. Exit status 1 where the box doesn't start,
or a phone that was registered isn't after the kill.
"""
import base64
import ctypes
import ipaddress
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import storm_bench
from browser import Browser
from measured import chosen, cpu, memory, text
from storm_bench import BOX, CLIENTS_SPACE, HERE, JAR, PASSWORD, SERVERS_SPACE, TOKEN, VENDORS, say, write

PHONES, BRANCHES, STEADY = (int(os.environ.get(name) or value) for name, value in (('PHONES', 50_000), ('BRANCHES', 100), ('STEADY', 60)))
NETWORK, PREFIX, LEASE = ipaddress.ip_network('10.64.0.0/15'), 22, 3600
SUBNETS = list(NETWORK.subnets(new_prefix=PREFIX))[:BRANCHES]
RELAYS = [str(subnet[2]) for subnet in SUBNETS]
PORT, USER, DATABASE_PASSWORD, DATABASE = 5433, 'dialtone', 'secret', 'postgres'
START, PATIENCE, READS, MOST_OF_ONE, CLONE_NEWNET = 600, 1800, 5, 12_500, 0x40000000
PAGES = {'list of phones': '/console/', 'its 2nd order': '/console/?sort=seen&reversed=true', 'search': '/console/?q=4999', 'one branch': '/console/?scope=branch7',
         'leases': '/console/leases', 'network': '/console/network', 'needs attention': '/console/attention', 'calls': '/console/calls',
         'health': '/q/health', 'metrics': '/q/metrics', 'API: phones': '/api/v1/phones', 'API: page of phones': '/api/v1/phones?page=3&size=100',
         'API: leases': '/api/v1/leases', 'API: registrations': '/api/v1/registrations'}
HEADS = ['server', 'phones', 's to ready', 's CPU', 'registered', 's half', 's 99 %', 's all', 'sent again', 'SYN again', 's CPU', 's CPU phones', 'MiB', 'MiB live']


def site():
    """The site that the simulator prints, with a scope for each branch and one password for all."""
    printed = subprocess.run([*JAR, 'simulate', '--phones', str(PHONES), '--vendors', VENDORS, '--print-site'], capture_output=True, text=True, check=True).stdout
    scopes = '\n'.join(f'    - {{name: branch{number}, subnet: {subnet}, pools: [{subnet[10]}-{subnet[-2]}], leaseTime: {LEASE}s, conflictProbe: false, '
                       f'options: {{routers: [{subnet[1]}]}}}}' for number, subnet in enumerate(SUBNETS))
    printed = re.sub(r'dhcp:.*?extensions:', lambda _: f'provisioning: {{token: {TOKEN}}}\ndhcp:\n  scopes:\n{scopes}\nextensions:', printed, flags=re.S)
    return re.sub(r'(\{number: [^}]*)\}', rf'\1, password: {PASSWORD}, listed: false}}', printed).replace('127.66.0.1', BOX)


class Box:
    """The box in the servers' namespace, with its database server beside it where it has one."""

    def __init__(self, rig, name):
        self.rig, self.name, self.process = rig, name, None
        self.folder = tempfile.mkdtemp(prefix=name, dir=rig.folder)
        write(self.folder, 'site.yaml', site())
        self.settings = {'DATA': f'{self.folder}/data', 'SITE': f'{self.folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'CONSOLE_PLAIN_HTTP': 'true'}
        self.database = None
        if name == 'dialtone-pg':
            self.database = self.run([f'{HERE}/beside_postgres', str(PORT), 'sleep', 'infinity'])
            self.settings['DB'] = f'postgresql://{USER}:{DATABASE_PASSWORD}@127.0.0.1:{PORT}/{DATABASE}'
            until(lambda: subprocess.run(['pg_isready', '-q', '-h', '127.0.0.1', '-p', str(PORT)]).returncode == 0, 'PostgreSQL answers', 60)

    def run(self, command):
        with open(f'{self.folder}/log', 'a', encoding='utf-8') as log:
            process = subprocess.Popen(['ip', 'netns', 'exec', SERVERS_SPACE, *command], cwd=self.folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        self.rig.processes.append(process)
        return process

    def start(self):
        """Seconds until it is ready, and of the processor."""
        begun = time.monotonic()
        self.process = self.run(['env', *(f'DIALTONE_{name}={value}' for name, value in self.settings.items()), *os.environ.get('BOX_COMMAND', ' '.join(JAR)).split()])
        until(lambda: self.get('/q/health/ready'), 'the box is ready', START, self)
        return f'{time.monotonic() - begun:.1f}', f'{cpu(self.process.pid):.1f}'

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get(self, path):
        login = base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()
        request = urllib.request.Request(f'http://{BOX}{path}', headers={'Authorization': f'Basic {login}'})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.read().decode()
        except OSError:
            return None

    def registered(self):
        found = re.search(r'^dialtone_sip_bindings(?:\{.*?\})? (\S+)$', self.get('/q/metrics') or '', re.M)
        return float(found[1]) if found else 0

    def cpu(self):
        return cpu(self.process.pid) + (cpu(self.database.pid) if self.database else 0)

    def live(self):
        """MiB of objects that a collection leaves."""
        told = subprocess.run([os.path.join(os.environ['JAVA_HOME'], 'bin/jcmd'), str(self.process.pid), 'GC.class_histogram'], capture_output=True, text=True).stdout
        found = re.search(r'^Total\s+\d+\s+(\d+)', told, re.M)
        return round(int(found.group(1)) / (1 << 20)) if found else '-'


class Phones:
    """All phones, which boot at one time and stay up until the end of the block; no more in one process than it may have sockets."""

    def __init__(self, box):
        self.before, self.parts = storm_bench.losses(), []
        macs = re.findall(r'mac: "(\S+)"', text(f'{box.folder}/site.yaml'))
        count = -(-PHONES // MOST_OF_ONE)
        for part in range(count):
            macs_file = f'{box.folder}/phones{part}'
            write(box.folder, f'phones{part}', '\n'.join(macs[part::count]))
            self.parts.append(Part(macs_file, RELAYS[part::count]))

    def up(self):
        """Waits until all have booted or given up."""
        for part in self.parts:
            part.up()
        self.spent = sum(cpu(part.process.pid) for part in self.parts)
        self.lost = {name: count - self.before[name] for name, count in storm_bench.losses().items()}
        self.registered, self.repeated = (sum(int(getattr(part, name)) for part in self.parts) for name in ('registered', 'repeated'))
        self.half, self.most, self.all = (max(float(getattr(part, name)) for part in self.parts) for name in ('half', 'most', 'all'))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for part in self.parts:
            os.killpg(part.process.pid, signal.SIGKILL)
            part.process.wait()


class Part(storm_bench.Storm):
    """The phones of one process of the simulator."""

    def __init__(self, macs, relays):
        self.lines, self.booted = [], threading.Event()
        command = [JAR[0], '-Xmx1200m', *JAR[1:], 'simulate', '--macs', macs, '--at-once', str(PHONES), '--server', BOX, '--relay', ','.join(relays), '--hold']
        self.process = subprocess.Popen(['ip', 'netns', 'exec', CLIENTS_SPACE, *command], stdout=subprocess.PIPE, text=True, start_new_session=True)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        for line in self.process.stdout:
            self.lines.append(line)
            if re.match(r'all +\d', line):
                self.booted.set()
        self.booted.set()

    def up(self):
        self.booted.wait(PATIENCE)
        time.sleep(0.2)
        self.told = ''.join(self.lines)
        say(self.told[-2000:])
        self.read()


def until(holds, what, seconds, box=None):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end or box and box.process.poll() is not None:
            sys.exit(f'dialtone: not within {seconds} s: {what}' + (f'\n{text(f"{box.folder}/log")[-3000:]}' if box else ''))
        time.sleep(0.05)


def boot(box, what, ready):
    """The phones after a cold start of all of them, and the row of the table."""
    say(f'{box.name}: {PHONES} phones boot, {what}')
    before, begun = box.cpu(), time.monotonic()
    phones = Phones(box).up()
    row = [box.name, what, *ready, phones.registered, phones.half, phones.most, phones.all, phones.repeated, phones.lost['SYN'],
           f'{box.cpu() - before:.1f}', f'{phones.spent:.1f}', round(memory(box.process.pid)), box.live()]
    say(row)
    until(lambda: time.sleep(2) or box.registered() >= PHONES, f'all {PHONES} phones are registered', START, box)
    say(f'{box.name}: all {PHONES} are registered {time.monotonic() - begun:.0f} s after the power came')
    return phones, row


def looks(box):
    """Milliseconds of each page or list: the first time, and the median of the others; and its bytes."""
    browser = Browser(BOX, 80, 'admin', PASSWORD)
    for name, path in PAGES.items():
        if path.startswith('/console'):
            took = [browser.page(path) for _ in range(READS)]
            times, size = [page.seconds for page in took], len(took[0].plain)
        else:
            times = []
            for _ in range(READS):
                begun = time.monotonic()
                size = len(box.get(path) or '')
                times.append(time.monotonic() - begun)
        say(f'{box.name}: {name}: {times[0] * 1000:.0f} ms, then {statistics.median(times[1:]) * 1000:.0f} ms, {size / 1000:.0f} KB')


def steady(box):
    before, counted = box.cpu(), events(box)
    time.sleep(STEADY)
    spent, now = box.cpu() - before, events(box)
    say(f'{box.name}: {spent / STEADY:.3f} cores at rest; ' + ', '.join(f'{name} {(now[name] - counted.get(name, 0)) / STEADY:.1f}/s' for name in now if now[name] != counted.get(name)))


def events(box):
    return {name: float(value) for name, value in re.findall(r'^(\S*(?:total|count)\S*(?:\{.*?\})?) (\S+)$', box.get('/q/metrics') or '', re.M) if 'jvm' not in name}


def enter(space):
    """Takes this thread, and those that it starts, into the namespace, from where the box's pages are reached."""
    with open(f'/run/netns/{space}', encoding='utf-8') as entered:
        if ctypes.CDLL(None, use_errno=True).setns(entered.fileno(), CLONE_NEWNET):
            sys.exit(f'dialtone: {os.strerror(ctypes.get_errno())}: {space}')


def measure(rig, name):
    box, rows = Box(rig, name), []
    ready = box.start()
    phones, row = boot(box, 'just started', ready)
    rows.append(row)
    with phones:
        steady(box)
        looks(box)
        box.kill()
        ready = box.start()
        begun = time.monotonic()
        until(lambda: time.sleep(2) or box.registered() >= PHONES, 'the phones of before are registered', START, box)
        say(f'{name}: ready {ready[0]} s after a kill ({ready[1]} s of the processor), all registered {time.monotonic() - begun:.1f} s later; MiB live: {box.live()}, of {memory(box.process.pid):.0f}')
        looks(box)
        steady(box)
    phones, row = boot(box, 'again', ready)
    rows.append(row)
    with phones:
        looks(box)
    rig.kill()
    return rows


SERVERS = ['dialtone', 'dialtone-pg']


def main(names):
    if os.geteuid():
        sys.exit('dialtone: the bench makes network namespaces, which needs root')
    os.environ['PATH'] += ':/usr/sbin'
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    storm_bench.NETWORK = str(NETWORK)
    table = [HEADS]
    with storm_bench.Rig() as rig:
        enter(SERVERS_SPACE)
        for name in names:
            table += measure(rig, name)
    widths = [max(len(str(row[i])) for row in table) for i in range(len(HEADS))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main(chosen(sys.argv[1:], SERVERS))
