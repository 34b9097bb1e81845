#!/usr/bin/env python3
"""Measures what a phone costs that is registered over TLS: 10,000 phones hold a connection each, on loopback.

Usage: tls_bench.py [phones]. Memory is what the process holds (RSS) after a collection, less what it held before the first phone
came and after a few hundred that came and went, which load and compile the code.
"""
import hashlib
import os
import re
import resource
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

import measured

PHONES, WARM_UP, OF_ONE_ADDRESS, GOAL = 10_000, 400, 250, 65
ADDRESS, REALM, PASSWORD, AGENT = '127.66.0.1', 'dialtone', 'bench-only-77', 'Yealink SIP-T46S 66.85.0.5'
PORT = int(os.environ.get('BENCH_PORT', '23060'))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAVA = os.path.join(os.environ.get('JAVA_HOME', ''), 'bin')
VERSIONS = {'TLS 1.2': ssl.TLSVersion.TLSv1_2, 'TLS 1.3': ssl.TLSVersion.TLSv1_3}


class Box:
    """This project's jar, as it is run without any flag."""

    def __init__(self, folder, phones):
        self.folder = folder
        extensions = ''.join(f'  - {{number: "{10_000 + i}", name: User, password: {PASSWORD}}}\n' for i in range(phones))
        with open(f'{folder}/site.yaml', 'w', encoding='utf-8') as site:
            site.write(f'dialtone: 1\nregistrar: {{realm: {REALM}}}\ndhcp: {{mode: off}}\nextensions:\n{extensions}')
        settings = {'DATA': f'{folder}/data', 'SITE': f'{folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'SIP_PORT': PORT, 'SIP_TLS_PORT': PORT + 1,
                    'SIP_ADDRESS': ADDRESS, 'DHCP_PORT': 0, 'TFTP_PORT': 0, 'HTTP_HOST': ADDRESS, 'HTTP_PORT': PORT + 2, 'HTTPS_PORT': 0, 'SIP_QUALIFY': '0S'}
        environment = {**os.environ, **{f'DIALTONE_{name}': str(value) for name, value in settings.items()}}
        flags = os.environ.get('BENCH_JAVA_FLAGS', '').split()
        with open(f'{folder}/log', 'w', encoding='utf-8') as log:
            self.process = subprocess.Popen([f'{JAVA}/java' if JAVA else 'java', *flags, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar'],
                                            env=environment, stdout=log, stderr=log)
        self.await_port()

    def await_port(self):
        end = time.monotonic() + 120
        while True:
            try:
                socket.create_connection((ADDRESS, PORT + 1), 5).close()
                return
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit('dialtone: the box opened no TLS:\n' + measured.text(f'{self.folder}/log')[-2000:])
                time.sleep(0.3)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask(self, *command):
        return subprocess.run([os.path.join(JAVA, 'jcmd'), str(self.process.pid), *command], capture_output=True, text=True, check=True).stdout

    def memory(self):
        """KiB that the process holds, and KiB of live objects."""
        for _ in range(2):
            self.ask('GC.run')
        used = sum(int(kib) for kib in re.findall(r'(?:garbage-first heap|generation|Heap).*used (\d+)K', self.ask('GC.heap_info')))
        return round(measured.memory(self.process.pid) * 1024), used

    def cpu(self):
        return measured.cpu(self.process.pid)


class Phone:
    """One connection, from its handshake on."""

    def __init__(self, number, context):
        self.user = str(10_000 + number)
        self.source = f'127.67.{number // OF_ONE_ADDRESS // 250}.{number // OF_ONE_ADDRESS % 250 + 1}'
        plain = socket.create_connection((ADDRESS, PORT + 1), 30, (self.source, 0))
        self.link = context.wrap_socket(plain)

    def register(self):
        challenge = self.send(1, '')
        nonce = re.search(r'nonce="([^"]+)", algorithm=SHA-256', challenge).group(1)
        uri = f'sip:{REALM}'
        secret, asked = digest(f'{self.user}:{REALM}:{PASSWORD}'), digest(f'REGISTER:{uri}')
        answer = digest(f'{secret}:{nonce}:00000001:c:auth:{asked}')
        granted = self.send(2, f'Authorization: Digest username="{self.user}", realm="{REALM}", nonce="{nonce}", uri="{uri}", response="{answer}", '
                               'algorithm=SHA-256, qop=auth, cnonce="c", nc=00000001\r\n')
        if not granted.startswith('SIP/2.0 200'):
            sys.exit(f'dialtone: a phone was not registered:\n{granted}')

    def send(self, number, credentials):
        host, port = self.link.getsockname()
        self.link.sendall((f'REGISTER sip:{REALM} SIP/2.0\r\nVia: SIP/2.0/TLS {host}:{port};branch=z9hG4bK{number}-{self.user}\r\nMax-Forwards: 70\r\n'
                           f'From: <sip:{self.user}@{REALM}>;tag=1\r\nTo: <sip:{self.user}@{REALM}>\r\nCall-ID: {self.user}@{host}\r\n'
                           f'CSeq: {number} REGISTER\r\nContact: <sip:{self.user}@{host}:{port};transport=tls>\r\nExpires: 3600\r\n{credentials}'
                           f'User-Agent: {AGENT}\r\nContent-Length: 0\r\n\r\n').encode())
        return self.link.recv(8192).decode()

    def leave(self):
        self.link.close()


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def client(version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.minimum_version = context.maximum_version = version
    return context


def arrive(phones, context):
    arrived = []
    for number in range(phones):
        arrived.append(Phone(number, context))
        arrived[-1].register()
    return arrived


def measure(version, phones):
    folder = tempfile.mkdtemp(prefix='dialtone-bench')
    context = client(VERSIONS[version])
    try:
        with Box(folder, phones) as box:
            for phone in arrive(min(WARM_UP, phones), context):
                phone.leave()
            time.sleep(2)
            resident, live = box.memory()
            used, begun = box.cpu(), time.monotonic()
            arrived = arrive(phones, context)
            seconds, spent = time.monotonic() - begun, box.cpu() - used
            after, held = box.memory()
            if os.environ.get('BENCH_HISTOGRAM'):
                print('\n'.join(box.ask('GC.class_histogram').splitlines()[:60]), file=sys.stderr)
            if os.environ.get('BENCH_HEAP'):
                box.ask('GC.heap_dump', '-overwrite', os.environ['BENCH_HEAP'])
            for phone in arrived:
                phone.leave()
            return [version, phones, round(seconds, 1), round(spent * 1e6 / phones), round(resident / 1024), round(after / 1024),
                    round((after - resident) * 1.024 / phones, 1), round((held - live) * 1.024 / phones, 1)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(phones):
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    table = [['version', 'phones', 's', 'us CPU each', 'RSS MiB before', 'after', 'kB each', 'of these live on the heap']]
    table += [measure(version, phones) for version in VERSIONS]
    widths = [max(len(str(row[i])) for row in table) for i in range(len(table[0]))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    for row in table[1:]:
        print(f'{row[0]}: {row[6]} kB a phone (goal {GOAL}){"" if row[6] < GOAL else ", missed"}')
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main(next((int(word) for word in sys.argv[1:] if word.isdigit()), PHONES))
