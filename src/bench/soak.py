#!/usr/bin/env python3
"""Runs the box for hours under phones that boot again and again, kills it in the middle of that, and looks for what grows.

Usage: soak.py [seconds]. All is on loopback. In the first third each second round is cut by kill -9; then the box runs without
a break, and what it takes of the machine is compared between the middle and the end of that. Exit status 1 where something
grew, a phone was lost, a lease moved, or the log has errors.
"""
import base64
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PHONES, STRANGERS, AT_ONCE = 100, 10, 25
HOST, PASSWORD = '127.66.0.1', 'soak-only-77'
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAVA = os.path.join(os.environ.get('JAVA_HOME', ''), 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java'
JAR = [JAVA, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar']
START, ROUND = 180, 300  # seconds that a start and a round may take on a slow machine
MEGA = 1 << 20
# What may come on top from the middle to the end: a share, and in any case this much.
SLACK = {'rss': (0.10, 48), 'heap': (0.10, 12), 'fds': (0.05, 16), 'threads': (0.05, 12)}
MOST_DB = 96  # MB: a journal of 130,000 rows, leases and site


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


class Box:
    """The box, as it is run without any flag."""

    def __init__(self, folder):
        self.folder, self.process = folder, None
        self.ports = {'HTTP': free_port(socket.SOCK_STREAM), 'DHCP': free_port(socket.SOCK_DGRAM), 'SIP': free_port(socket.SOCK_STREAM)}
        self.environment = {**os.environ, **{f'DIALTONE_{name}_PORT': str(port) for name, port in self.ports.items()},
                            'DIALTONE_DATA': f'{folder}/data', 'DIALTONE_SITE': f'{folder}/site.yaml', 'DIALTONE_ADMIN_PASSWORD': PASSWORD,
                            'DIALTONE_HTTP_HOST': HOST, 'DIALTONE_DHCP_ADDRESS': HOST, 'DIALTONE_SIP_ADDRESS': HOST, 'DIALTONE_TFTP_PORT': '0',
                            'DIALTONE_HTTPS_PORT': '0', 'DIALTONE_SIP_TLS_PORT': '0', 'DIALTONE_CONSOLE_PLAIN_HTTP': 'true'}

    def start(self):
        log = open(f'{self.folder}/box.log', 'ab')
        self.process = subprocess.Popen(JAR, env=self.environment, stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + START
        while True:
            try:
                self.get('/q/health/ready')
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit(f'dialtone: the box did not start: {tail(self.folder)}')
                time.sleep(0.3)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

    def get(self, path):
        login = base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()
        request = urllib.request.Request(f'http://{HOST}:{self.ports["HTTP"]}{path}', headers={'Authorization': f'Basic {login}'})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def leases(self):
        return {lease['mac']: lease['address'] for lease in json.loads(self.get('/api/v1/leases'))}

    def look(self):
        """As an operator and a monitoring system do."""
        phones = json.loads(self.get('/api/v1/phones'))
        for path in ('/console/', '/console/leases', '/console/network', '/api/v1/calls', f'/api/v1/phones/{phones[0]["mac"]}/journey'):
            self.get(path)

    def sample(self):
        """Megabytes and numbers, after a collection of garbage."""
        subprocess.run([os.path.join(os.path.dirname(JAVA), 'jcmd'), str(self.process.pid), 'GC.run'], capture_output=True, check=True)
        with open(f'/proc/{self.process.pid}/status') as file:
            status = dict(line.split(':', 1) for line in file)
        heap = sum(float(used) for used in re.findall(r'^jvm_memory_used_bytes\{area="heap".*?\} (\S+)', self.get('/q/metrics'), re.M))
        files = [os.path.join(at, name) for at, _, names in os.walk(f'{self.folder}/data') for name in names if '.db' in name]
        return {'rss': int(status['VmRSS'].split()[0]) / 1024, 'heap': heap / MEGA, 'fds': len(os.listdir(f'/proc/{self.process.pid}/fd')),
                'threads': int(status['Threads']), 'db': sum(map(os.path.getsize, files)) / MEGA}


def tail(folder):
    with open(f'{folder}/box.log') as file:
        return ''.join(file.readlines()[-5:])


def simulate(box, *more):
    return subprocess.Popen([*JAR, 'simulate', '--phones', str(PHONES), *more], env=box.environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)


def one_round(box, cut):
    """What went wrong, or None."""
    booting = simulate(box, '--strangers', str(STRANGERS), '--at-once', str(AT_ONCE), '--server', HOST, '--dhcp-port', str(box.ports['DHCP']))
    if cut:
        # In the middle of the boots: each that is over is told in a line.
        for _ in range(PHONES // 3):
            booting.stdout.readline()
        box.kill()
        box.start()
    try:
        told = booting.communicate(timeout=ROUND)[0]
    except subprocess.TimeoutExpired:
        booting.kill()
        return f'the phones did not come to an end within {ROUND} s'
    # Cut, a phone may give up on a file or a registration, and would try again: only what the box acknowledged counts then.
    return None if cut or booting.returncode == 0 else 'phones did not register: ' + ' | '.join(told.splitlines()[-6:])


def moved(before, after):
    """A phone keeps its address, whatever happens, and no address has two."""
    return [f'{mac} had {address}, and now {after.get(mac, "none")}' for mac, address in before.items() if after.get(mac) != address] + \
        [f'{address} is held twice' for address in set(after.values()) if list(after.values()).count(address) > 1]


def grown(samples):
    """From the middle third of the calm rounds to the last."""
    third = len(samples) // 3
    if third == 0:
        return ['too short to tell whether something grows: give SOAK_SECONDS=300 or more']
    found = []
    for what, (share, least) in SLACK.items():
        middle, end = (statistics.median(one[what] for one in part) for part in (samples[third:2 * third], samples[-third:]))
        if end > middle + max(middle * share, least):
            found.append(f'{what} grew from {middle:.0f} to {end:.0f}')
    return found + [f'the databases hold {one["db"]:.0f} MB' for one in samples[-1:] if one['db'] > MOST_DB]


def run(folder, seconds):
    box, faults, calm, known, began = Box(folder), [], [], {}, time.monotonic()
    with open(f'{folder}/site.yaml', 'w') as file:
        file.write(simulate(box, '--print-site').communicate()[0])
    box.start()
    print(f'{"s":>6} {"round":>5} {"kill -9":>7} {"leases":>6} {"RSS MB":>6} {"heap MB":>7} {"fds":>4} {"threads":>7} {"db MB":>6}', flush=True)
    try:
        number = 0
        while time.monotonic() - began < seconds:
            number += 1
            rough = time.monotonic() - began < seconds / 3
            cut = rough and number % 2 == 0
            fault = one_round(box, cut)
            leases = box.leases()
            faults += [f'round {number}: {says}' for says in ([fault] if fault else []) + moved(known, leases)]
            known = leases
            box.look()
            sample = box.sample()
            calm += [] if rough else [sample]
            print(f'{time.monotonic() - began:6.0f} {number:5} {"yes" if cut else "":>7} {len(leases):6} {sample["rss"]:6.0f} {sample["heap"]:7.1f} '
                  f'{sample["fds"]:4} {sample["threads"]:7} {sample["db"]:6.1f}', flush=True)
    finally:
        box.stop()
    with open(f'{folder}/box.log') as file:
        errors = [line.strip() for line in file if re.search(r' (ERROR|FATAL) ', line)]
    return faults + grown(calm) + [f'the log has {len(errors)} errors, the first: {errors[0]}' for _ in errors[:1]]


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
    with tempfile.TemporaryDirectory(prefix='dialtone-soak') as folder:
        faults = run(folder, seconds)
    for says in faults:
        print(f'dialtone: {says}', file=sys.stderr)
    print('nothing grew, nothing was lost' if not faults else f'{len(faults)} faults')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
