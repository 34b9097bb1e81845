#!/usr/bin/python3
"""Ends the box under load, again and again, by kill -9 or by a power cut of its disk, and looks for acknowledged leases that are gone.

Usage: power.py [rounds [kill | cut | lying]]. In each round clients take leases as fast as they can; in the middle of that the box
dies by kill -9, and is started again. Exit status 1 where a lease that a client had an ACK for is gone or another's, or an address
has two holders. With "cut" (as root) the data folder lies on ext4 on a loop device over volatile_disk.py; its power fails too, what
was not flushed is lost or written out of order, and the file system is examined before it is mounted again. With "lying" the disk
says that it flushed and did not; then faults must be found, which shows that this finds them.
"""
import base64
import json
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter

HOST, RELAY, PASSWORD = '127.66.0.1', '127.66.0.2', 'power-only-77'
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAVA = os.path.join(os.environ['JAVA_HOME'], 'bin', 'java') if os.environ.get('JAVA_HOME') else 'java'
# BOX_COMMAND may hold another command that starts the box, such as "F/runtime/bin/java @F/java.args" of a folder that .mk/payload made.
JAR = os.environ['BOX_COMMAND'].split() if os.environ.get('BOX_COMMAND') else [JAVA, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar']
SIZE, START, LOAD, WINDOW, CLIENTS = 192 << 20, 120, (0.3, 2.0), 64, 20_000
COOKIE = b'\x63\x82\x53\x63'
FROM_MY_PORT = bytes((82, 2, 19, 0))  # RFC 8357: the answer comes to the port that the relay sent from


def run(*words, check=True):
    return subprocess.run(words, check=check, capture_output=True, text=True).stdout.strip()


class Folder:
    """A folder of a disk whose power stays on."""

    def __init__(self, folder):
        self.mount = f'{folder}/disk'
        os.mkdir(self.mount)

    def power_on(self):
        pass

    power_fails = clear = power_on

    def examine(self):
        return True


class Disk:
    """ext4 that forgets what was not flushed when the power fails."""

    def __init__(self, folder, how='0'):
        """@param how: as for volatile_disk.py"""
        self.image, self.fuse, self.mount = (f'{folder}/{name}' for name in ('image', 'fuse', 'disk'))
        self.how = how
        for path in (self.fuse, self.mount):
            os.mkdir(path)
        with open(self.image, 'wb') as file:
            file.truncate(SIZE)
        run('mkfs.ext4', '-q', '-F', self.image)
        self.loop = self.daemon = None

    def power_on(self):
        here = os.path.dirname(os.path.abspath(__file__))
        self.daemon = subprocess.Popen(['/usr/bin/python3', f'{here}/volatile_disk.py', self.fuse, self.image, self.how])
        until(10, lambda: os.path.exists(f'{self.fuse}/disk'), 'the disk does not come up')
        self.loop = run('losetup', '--find', '--show', f'{self.fuse}/disk')
        run('mount', '-t', 'ext4', self.loop, self.mount)

    def power_fails(self):
        self.daemon.send_signal(signal.SIGUSR1)

    def clear(self):
        run('umount', '-l', self.mount, check=False)
        if self.loop:
            until(30, lambda: subprocess.run(['losetup', '-d', self.loop], capture_output=True).returncode == 0
                  and not run('losetup', '--noheadings', '-j', f'{self.fuse}/disk', check=False), 'the loop device stays')
        self.daemon.kill()
        self.daemon.wait()
        run('umount', '-l', self.fuse, check=False)
        self.loop = self.daemon = None

    def examine(self):
        """What e2fsck says after it replayed the journal: a sound disk needs no other mending."""
        subprocess.run(['e2fsck', '-p', self.image], capture_output=True, check=False)
        return subprocess.run(['e2fsck', '-n', '-f', self.image], capture_output=True, check=False).returncode == 0


def until(seconds, done, fault):
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            sys.exit(f'dialtone: {fault}')
        time.sleep(0.05)


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


class Box:

    host = HOST

    def __init__(self, folder, data, services=('HTTP', 'DHCP')):
        self.folder, self.process = folder, None
        self.ports = {name: free_port(socket.SOCK_DGRAM if name == 'DHCP' else socket.SOCK_STREAM) for name in services}
        self.environment = {**os.environ, 'DIALTONE_DATA': f'{data}/data', 'DIALTONE_SITE': f'{folder}/site.yaml',
                            **{f'DIALTONE_{name}_PORT': '0' for name in ('TFTP', 'HTTPS', 'SIP', 'SIP_TLS', 'SYSLOG')},
                            **{f'DIALTONE_{name}_PORT': str(port) for name, port in self.ports.items()},
                            'DIALTONE_HTTP_HOST': HOST, 'DIALTONE_DHCP_ADDRESS': HOST, 'DIALTONE_SIP_ADDRESS': HOST, 'DIALTONE_ADMIN_PASSWORD': PASSWORD,
                            'DIALTONE_CONSOLE_PLAIN_HTTP': 'true'}

    def start(self, preexec=None):
        log = open(f'{self.folder}/box.log', 'ab')
        self.process = subprocess.Popen(JAR, env=self.environment, stdout=log, stderr=log, start_new_session=True, preexec_fn=preexec)
        until(START, self.is_ready, f'the box did not start; see {self.folder}/box.log')

    def is_ready(self):
        if self.process.poll() is not None:
            sys.exit(f'dialtone: the box ended: {open(f"{self.folder}/box.log").read()[-2000:]}')
        try:
            self.leases()
            return True
        except OSError:
            return False

    def leases(self):
        login = base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()
        request = urllib.request.Request(f'http://{HOST}:{self.ports["HTTP"]}/api/v1/leases', headers={'Authorization': f'Basic {login}'})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def kill(self):
        self.process.kill()
        self.process.wait()


class Clients(threading.Thread):
    """Takes leases through a relay's address, with at most WINDOW exchanges open; after CLIENTS the first come again."""

    def __init__(self, port, first):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((RELAY, 0))
        self.socket.settimeout(0.2)
        self.to, self.next, self.acknowledged, self.count, self.over = (HOST, port), first, {}, 0, False

    def message(self, number, kind, more=b''):
        head = struct.pack('!BBBBIHH4s4s4s4s', 1, 1, 6, 1, number, 0, 0, bytes(4), bytes(4), bytes(4), socket.inet_aton(RELAY))
        mac = b'\x02\x66' + struct.pack('!I', number)
        return head + mac + bytes(202) + COOKIE + bytes((53, 1, kind)) + more + FROM_MY_PORT + b'\xff'

    def run(self):
        for _ in range(WINDOW):
            self.discover()
        while not self.over:
            try:
                self.receive(self.socket.recv(2048))
            except TimeoutError:
                self.discover()
            except OSError:
                break
        self.socket.close()

    def discover(self):
        self.next = self.next % CLIENTS + 1
        self.socket.sendto(self.message(self.next, 1), self.to)

    def receive(self, packet):
        number, address = struct.unpack('!I', packet[4:8])[0], packet[16:20]
        kind = packet[packet.index(b'\x35\x01', 240) + 2]
        if kind == 2:
            server = packet[packet.index(b'\x36\x04', 240):][:6]
            self.socket.sendto(self.message(number, 3, b'\x32\x04' + address + server), self.to)
        elif kind == 5:
            self.count += 1
            self.acknowledged['02:66:' + ':'.join(f'{byte:02x}' for byte in struct.pack('!I', number))] = socket.inet_ntoa(address)
            self.discover()


def lost(acknowledged, leases):
    held = {lease['mac']: lease['address'] for lease in leases if lease['state'] == 'bound'}
    holders = Counter(lease['address'] for lease in leases if lease['state'] == 'bound')
    return [f'{mac} had an ACK for {address}, and holds {held.get(mac, "nothing")}' for mac, address in acknowledged.items()
            if held.get(mac) != address] + [f'{one} has two holders' for one, count in holders.items() if count > 1]


def one_round(disk, box, first, everything):
    clients = Clients(box.ports['DHCP'], first)
    clients.start()
    time.sleep(random.uniform(*LOAD))
    disk.power_fails()
    box.kill()
    clients.over = True
    clients.join()
    everything.update(clients.acknowledged)
    disk.clear()
    sound = disk.examine()
    disk.power_on()
    box.start()
    return clients, [] if sound else ['the file system is damaged']


def rounds(folder, count, how):
    with open(f'{folder}/site.yaml', 'w') as file:
        file.write('dialtone: 1\nsite: {serverAddress: 127.66.0.1}\ndhcp:\n  scopes: [{name: power, subnet: 127.66.0.0/16, '
                   'pools: [127.66.1.0-127.66.255.250], conflictProbe: false}]\n')
    disk = Folder(folder) if how == 'kill' else Disk(folder, 'lying' if how == 'lying' else '0')
    faults, everything, first, total = [], {}, 0, 0
    disk.power_on()
    box = Box(folder, disk.mount)
    try:
        box.start()
        for number in range(1, count + 1):
            clients, found = one_round(disk, box, first, everything)
            first, total = clients.next, total + clients.count
            found += lost(everything, box.leases())
            faults += [f'round {number}: {each}' for each in found]
            print(f'round {number:3}: {clients.count:5} ACKs, {total:6} in all, {len(everything):5} leases, {len(found)} faults', flush=True)
            if found and how == 'lying':
                break
    finally:
        if box.process:
            box.kill()
        disk.clear()
    return faults


def main():
    count, how = int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2] if len(sys.argv) > 2 else 'cut'
    with tempfile.TemporaryDirectory(prefix='dialtone-power') as folder:
        faults = rounds(folder, count, how)
    for says in faults[:20]:
        print(f'dialtone: {says}', file=sys.stderr)
    print(f'{len(faults)} faults')
    sys.exit(1 if bool(faults) != (how == 'lying') else 0)


if __name__ == '__main__':
    main()
