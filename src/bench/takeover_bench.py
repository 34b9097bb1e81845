#!/usr/bin/env python3
"""Measures a boot storm of PHONES (5,000) phones in whose middle the serving process is killed, and the same without that.

Usage (as root): takeover_bench.py. Two processes of this box in namespaces of their own share one PostgreSQL server, which syncs each
commit, and one address of their link. All phones get power at one time; when half of the phones are registered, the active process gets
kill -9, and the other one takes over. Prints how many leases and registrations are on the server in the end. Exit status 1 where a
phone isn't registered, two phones have one address, or a lease or a registration that a phone was told of isn't on the server. (A 200 that
waited 400 ms in vain for its commit may be among these.)
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from measured import text
from storm_bench import BOX, JAR, NETWORK, PASSWORD, RELAY, ROUTER, ROOT, VENDORS, run, say, site, write

PHONES = int(os.environ.get('PHONES') or 5000)
PORT, USER, SECRET = 5433, 'dialtone', 'secret'
START, PATIENCE = 240, 900
TAG = str(os.getpid() % 100_000)
PHONES_SPACE, BRIDGE = f'dttp{TAG}', 'bridge'
BOXES = {'a': (f'dtta{TAG}', '10.67.0.11'), 'b': (f'dttb{TAG}', '10.67.0.12')}


class Rig:
    """Two boxes on one bridge of the phones' namespace, where the database server is too."""

    def __enter__(self):
        self.folder, self.processes = tempfile.mkdtemp(prefix='dialtone-bench'), []
        os.chmod(self.folder, 0o755)
        for space in (PHONES_SPACE, *(space for space, _ in BOXES.values())):
            run('ip', 'netns', 'add', space)
            run('ip', '-n', space, 'link', 'set', 'lo', 'up')
        run('ip', '-n', PHONES_SPACE, 'link', 'add', BRIDGE, 'type', 'bridge')
        run('ip', '-n', PHONES_SPACE, 'addr', 'add', f'{ROUTER}/24', 'dev', BRIDGE)
        run('ip', '-n', PHONES_SPACE, 'link', 'set', BRIDGE, 'up')
        run('ip', '-n', PHONES_SPACE, 'route', 'add', 'local', NETWORK, 'dev', 'lo')
        for name, (space, address) in BOXES.items():
            run('ip', 'link', 'add', 'voice0', 'netns', space, 'type', 'veth', 'peer', 'name', f'to-{name}', 'netns', PHONES_SPACE)
            run('ip', '-n', PHONES_SPACE, 'link', 'set', f'to-{name}', 'master', BRIDGE, 'up')
            run('ip', '-n', space, 'addr', 'add', f'{address}/24', 'dev', 'voice0')
            run('ip', '-n', space, 'link', 'set', 'voice0', 'up')
            run('ip', '-n', space, 'route', 'add', NETWORK, 'via', ROUTER)
        return self

    def __exit__(self, *_):
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL if process is not self.processes[0] else signal.SIGTERM)
                process.wait()
        for space in (PHONES_SPACE, *(space for space, _ in BOXES.values())):
            subprocess.run(['ip', 'netns', 'del', space])
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, space, command, log, **more):
        with open(f'{self.folder}/{log}', 'a', encoding='utf-8') as out:
            process = subprocess.Popen(['ip', 'netns', 'exec', space, *command], stdout=out, stderr=subprocess.STDOUT, start_new_session=True, **more)
        self.processes.append(process)
        return process

    def database(self):
        write(self.folder, 'hba', 'host all all all scram-sha-256\n')
        self.start(PHONES_SPACE, [f'{ROOT}/src/test/resources/lab/postgres.sh', str(PORT), '-c', f'listen_addresses=127.0.0.1,{ROUTER}', '-c', f'hba_file={self.folder}/hba',
                                  '-c', 'fsync=on', '-c', 'full_page_writes=on', '-c', 'autovacuum=on'], 'database.log', stdin=subprocess.PIPE)
        until(lambda: self.ask('SELECT 1') == ['1'], 'the database server answers', START)

    def ask(self, sql):
        """The rows of an answer; none where the tables aren't there yet."""
        told = subprocess.run(['ip', 'netns', 'exec', PHONES_SPACE, 'psql', '-qAt', f'postgresql://{USER}:{SECRET}@127.0.0.1:{PORT}/postgres', '-c', sql],
                              capture_output=True, text=True)
        return told.stdout.split()

    def box(self, name):
        space, address = BOXES[name]
        if not os.path.exists(f'{self.folder}/site.yaml'):
            write(self.folder, 'site.yaml', site(PHONES))
        settings = {'DATA': f'{self.folder}/data-{name}', 'SITE': f'{self.folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'NAME': name,
                    'DB': f'postgresql://{USER}:{SECRET}@{ROUTER}:{PORT}/postgres', 'SHARED_ADDRESS': f'voice0={BOX}/24'}
        if name == 'b':
            os.makedirs(f'{self.folder}/data-b', mode=0o700)
            shutil.copy2(f'{self.folder}/data-a/secret.key', f'{self.folder}/data-b/secret.key')
        process = self.start(space, ['env', *(f'DIALTONE_{key}={value}' for key, value in settings.items()), *JAR], f'{name}.log')
        path = 'ready' if name == 'a' else 'live'
        until(lambda: self.answers(address, path), f'{name} is {path}', START, f'{self.folder}/{name}.log')
        return process

    def answers(self, address, path):
        told = subprocess.run(['ip', 'netns', 'exec', PHONES_SPACE, 'curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', '-m', '5', f'http://{address}/q/health/{path}'],
                              capture_output=True, text=True).stdout
        return told == '200'


def until(holds, what, seconds, log=None):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            sys.exit(f'dialtone: not within {seconds} s: {what}' + (f'\n{text(log)[-3000:]}' if log else ''))
        time.sleep(0.2)


def storm(rig, victim):
    """What the simulator tells; with a victim, that process is killed when half of the phones are registered."""
    command = [*JAR, 'simulate', '--phones', str(PHONES), '--vendors', VENDORS, '--at-once', str(PHONES), '--rows', str(PHONES), '--server', BOX, '--relay', RELAY]
    begun = time.monotonic()
    phones = rig.start(PHONES_SPACE, ['timeout', str(PATIENCE), *command], 'phones.log')
    if victim:
        until(lambda: phones.poll() is not None or int((rig.ask('SELECT count(*) FROM dialtone.binding') or ['0'])[0]) >= PHONES // 2, 'half are registered', PATIENCE)
        os.killpg(victim.pid, signal.SIGKILL)
        killed = time.monotonic()
        say(f'killed {killed - begun:.1f} s after the start of the phones\' program')
        until(lambda: rig.answers(BOX, 'ready'), 'the other one serves', START, f'{rig.folder}/b.log')
        say(f'the other one is ready {time.monotonic() - killed:.1f} s later')
    phones.wait()
    return text(f'{rig.folder}/phones.log')


def faults(rig, told):
    """What was acknowledged and isn't there."""
    rows = re.findall(r'^\S+ \S+ +(\S\S(?::\S\S){5}) +(\d+\.\d+\.\d+\.\d+) .* (\S+) +registered after', told, re.M)
    held = {mac: address for mac, address, _ in rows}
    users = {user for _, _, extensions in rows for user in extensions.split(',')}
    kept = {f'{int(mac):012x}': int(address) & 0xffffffff for mac, address in (row.split('|') for row in rig.ask('SELECT mac, address FROM dialtone.lease'))}
    lost = [mac for mac, address in held.items() if kept.get(mac.replace(':', '')) != number(address)]
    bound = set(rig.ask('SELECT DISTINCT "user" FROM dialtone.binding'))
    found = [f'{len(lost)} leases that phones hold are not on the server: {lost[:5]}'] if lost else []
    found += [f'{PHONES - len(held)} phones are not registered'] if len(held) < PHONES else []
    unbound = sorted(users - bound)
    found += [f'{len(unbound)} registrations that phones were told of are not on the server, unless their commits took longer than 400 ms: {unbound[:5]}'] if unbound else []
    say(f'{len(kept)} leases and registrations of {len(bound)} extensions are on the server')
    return found + re.findall(r'^.* is held by .*$', told, re.M)


def number(address):
    return int.from_bytes(bytes(map(int, address.split('.'))), 'big')


def measure(killing):
    with Rig() as rig:
        rig.database()
        a = rig.box('a')
        rig.box('b')
        say(f'{PHONES} phones boot' + (', and the active process is killed' if killing else ''))
        told = storm(rig, a if killing else None)
        say(re.search(r'^\d+ of \d+ phones registered.*', told, re.M | re.S).group(0) if 'phones registered' in told else told[-2000:])
        return faults(rig, told)


def main():
    if os.geteuid():
        sys.exit('dialtone: the bench makes network namespaces, which needs root')
    os.environ['PATH'] += ':/usr/sbin'
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    found = [f'{"with" if killing else "without"} a takeover: {fault}' for killing in (False, True) for fault in measure(killing)]
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')
    for fault in found:
        print(f'dialtone: {fault}', file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()
