#!/usr/bin/env python3
"""Measures how soon keys that watch numbers are told of a call: 5,000 subscriptions, all on loopback over UDP.

Usage: watch_bench.py [site] [one]. "site": 500 phones with 10 keys each, where 20 numbers have 50 watchers and the others 8; calls between
one of each kind. "one": 4,950 phones that all watch one number. CALLS (40) and CALLS_OF_ONE (10) make it longer or shorter. The time
runs from the moment before the INVITE, the 180, the 200 or the BYE is sent to the kernel's receipt of the last NOTIFY. Exit
status 1 where a key was told nothing, or something else than the call.
"""
import collections
import contextlib
import hashlib
import os
import re
import shutil
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import measured

PHONES, KEYS, RECEPTIONS, KEYS_OF_RECEPTIONS, OF_ONE = 500, 10, 20, 2, 4_950
CALLS, CALLS_OF_ONE = (int(os.environ.get(name) or value) for name, value in (('CALLS', 40), ('CALLS_OF_ONE', 10)))
GOAL, PATIENCE, CALM, MOST_UNANSWERED = 50, 5, 0.3, 50
BOX, REALM, PASSWORD, AGENT = '127.0.0.1', 'dialtone', 'bench-only-77', 'Yealink SIP-T46S 66.85.0.5'
PORT = int(os.environ.get('BENCH_PORT', '23060'))
PHONE_PORT = PORT + 2
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JAR = os.environ.get('BENCH_JAR', f'{ROOT}/target/quarkus-app/quarkus-run.jar')
# Numbers of Linux that Python has no names for.
SO_RCVBUFFORCE, SO_TIMESTAMPNS, IP_PKTINFO = 33, 35, 8
STATES = {'INVITE': 'confirmed', '180': 'early', '200': 'confirmed', 'BYE': 'terminated'}


def address(phone):
    """Each phone has one of its own."""
    return f'127.67.{phone // 250}.{phone % 250 + 1}'


def number(phone):
    return str(10_000 + phone)


class Wire:
    """All phones' sockets in one, which has the address that each message came to, and the kernel's time of it."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        with contextlib.suppress(PermissionError):
            self.socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.socket.setsockopt(socket.IPPROTO_IP, IP_PKTINFO, 1)
        self.socket.bind(('0.0.0.0', PHONE_PORT))

    def send(self, phone, text):
        source = struct.pack('=I4s4s', 0, socket.inet_aton(address(phone)), bytes(4))
        self.socket.sendmsg([text], [(socket.IPPROTO_IP, IP_PKTINFO, source)], 0, (BOX, PORT))

    def receive(self, patience):
        """The next message with its phone and its time in nanoseconds since 1970; None where none comes."""
        self.socket.settimeout(patience)
        try:
            text, more, _, _ = self.socket.recvmsg(4096, 128)
        except (TimeoutError, BlockingIOError):
            return None
        came, to = 0, b''
        for level, kind, value in more:
            if level == socket.SOL_SOCKET:
                seconds, nanos = struct.unpack('=qq', value[:16])
                came = seconds * 1_000_000_000 + nanos
            elif kind == IP_PKTINFO:
                to = value[8:12]
        return text, to[2] * 250 + to[3] - 1, came

    def close(self):
        self.socket.close()


class Box:
    """This project's jar, as it is run without any flag; SIP is bound to all addresses, as it is anywhere."""

    def __init__(self, folder, phones):
        extensions = ''.join(f'  - {{number: "{number(i)}", name: Room {i}, password: {PASSWORD}}}\n' for i in range(phones))
        with open(f'{folder}/site.yaml', 'w', encoding='utf-8') as site:
            site.write(f'dialtone: 1\nregistrar: {{realm: {REALM}}}\ndhcp: {{mode: off}}\nextensions:\n{extensions}')
        settings = {'DATA': f'{folder}/data', 'SITE': f'{folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'SIP_PORT': PORT, 'SIP_TLS_PORT': 0,
                    'DHCP_PORT': 0, 'TFTP_PORT': 0, 'HTTP_HOST': BOX, 'HTTP_PORT': PORT + 1, 'HTTPS_PORT': 0}
        environment = {**os.environ, **{f'DIALTONE_{name}': str(value) for name, value in settings.items()}}
        java = os.path.join(os.environ['JAVA_HOME'], 'bin/java') if 'JAVA_HOME' in os.environ else 'java'
        with open(f'{folder}/log', 'w', encoding='utf-8') as log:
            self.process = subprocess.Popen([java, *os.environ.get('BENCH_JAVA_FLAGS', '').split(), '-jar', JAR], env=environment, stdout=log, stderr=log)
        end = time.monotonic() + 120
        while not is_open(PORT):
            if time.monotonic() > end or self.process.poll() is not None:
                self.stop()
                sys.exit('dialtone: the box did not start:\n' + measured.text(f'{folder}/log')[-2000:])
            time.sleep(0.3)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def is_open(port):
    with contextlib.closing(socket.socket()) as knock:
        return knock.connect_ex((BOX, port)) == 0


class Phones:
    """Phones that subscribe, register and call; each answers NOTIFYs at once."""

    def __init__(self, wire):
        self.wire, self.count, self.notified, self.heard, self.last, self.repeated = wire, 0, [], [], {}, 0

    def request(self, method, phone, user, branch, more='', call='', to_tag='', sequence=1, uri='', credentials=''):
        self.count += 1
        uri = uri or f'sip:{user}@{REALM}'
        to = f'<sip:{user}@{REALM}>' + (f';tag={to_tag}' if to_tag else '')
        own, at = number(phone), f'{address(phone)}:{PHONE_PORT}'
        return (f'{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {at};branch=z9hG4bK{branch or self.count};rport\r\nMax-Forwards: 70\r\n'
                f'From: <sip:{own}@{REALM}>;tag={own}\r\nTo: {to}\r\nCall-ID: {call}\r\nCSeq: {sequence} {method}\r\nContact: <sip:{own}@{at}>\r\n'
                f'{more}{credentials}User-Agent: {AGENT}\r\nContent-Length: 0\r\n\r\n').encode()

    def take(self, patience):
        """Takes one message; NOTIFYs are answered and kept apart, and so is whether a phone is there. Returns whether one came."""
        came = self.wire.receive(patience)
        if came and came[0].startswith(b'NOTIFY'):
            text, phone, at = came
            self.wire.send(phone, answer(text, b'200 OK'))
            call, sequence = field(text, b'Call-ID'), field(text, b'CSeq')
            self.repeated += self.last.get(call) == sequence
            self.last[call] = sequence
            self.notified.append((call, at, text))
        elif came and came[0].startswith(b'OPTIONS'):
            self.wire.send(came[1], answer(came[0], b'200 OK'))
        elif came:
            self.heard.append(came)
        return came is not None

    def await_message(self, what, call):
        """The message of this call that begins so; what came before it is forgotten."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for place, (text, _, _) in enumerate(self.heard):
                if text.startswith(what) and field(text, b'Call-ID') == call.encode():
                    del self.heard[:place + 1]
                    return text
            self.take(0.1)
        sys.exit(f'dialtone: no {what.decode()} of {call} came within {PATIENCE} s')

    def calm(self):
        """Takes what comes until nothing comes any more."""
        while self.take(CALM):
            pass

    def prove(self, method, phone, user, call, more=''):
        """Sends a request and, after the challenge, the same with the digest. Returns when the second one was sent."""
        self.wire.send(phone, self.request(method, phone, user, '', more, call))
        challenge = self.await_message(b'SIP/2.0 40', call)
        if method == 'INVITE':
            branch = re.search(rb'branch=z9hG4bK(\w+)', challenge).group(1).decode()
            self.wire.send(phone, self.request('ACK', phone, user, branch, '', call, tag(challenge)))
        again = self.request(method, phone, user, '', more, call, sequence=2, credentials=credentials(challenge.decode(), method, phone, user))
        begun = time.time_ns()
        self.wire.send(phone, again)
        return begun

    def subscribe(self, pairs):
        """Has each of the phones watch a number; all are told its state once."""
        waiting, told = {}, collections.deque(pairs)
        for_each = 'Event: dialog\r\nAccept: application/dialog-info+xml\r\nExpires: 600\r\n'
        while told or waiting:
            while told and len(waiting) < MOST_UNANSWERED:
                phone, watched = told.popleft()
                call = f'{number(phone)}-watches-{number(watched)}'
                waiting[call.encode()] = phone, watched
                self.wire.send(phone, self.request('SUBSCRIBE', phone, number(watched), '', for_each, call))
            if not self.take(PATIENCE):
                sys.exit(f'dialtone: {len(waiting)} phones were not answered when they subscribed')
            while self.heard:
                text, phone, _ = self.heard.pop()
                call = field(text, b'Call-ID')
                if text.startswith(b'SIP/2.0 407') and call in waiting:
                    proof = credentials(text.decode(), 'SUBSCRIBE', phone, number(waiting[call][1]))
                    again = self.request('SUBSCRIBE', phone, number(waiting[call][1]), '', for_each, call.decode(), sequence=2, credentials=proof)
                    self.wire.send(phone, again)
                elif text.startswith(b'SIP/2.0 200'):
                    waiting.pop(call, None)
                elif not text.startswith(b'SIP/2.0 407'):
                    sys.exit(f'dialtone: a phone was not let subscribe:\n{text.decode()}')
        self.calm()

    def call(self, caller, callee, watchers, count):
        """One call. Returns, for each of its steps, the milliseconds of each NOTIFY."""
        call, steps = f'call-{count}', {}
        self.notified, self.heard = [], []
        begun = self.prove('INVITE', caller, number(callee), call)
        steps['INVITE'] = self.told('INVITE', begun, watchers[caller])
        rings = answer(self.await_message(b'INVITE', call), b'180 Ringing', callee)
        steps['180'] = self.told('180', self.tell(callee, rings), watchers[callee])
        steps['200'] = self.told('200', self.tell(callee, rings.replace(b'180 Ringing', b'200 OK', 1)), watchers[callee])
        accepted = self.await_message(b'SIP/2.0 200', call)
        route = b'Route: ' + field(accepted, b'Record-Route') + b'\r\n'
        inside = {'call': call, 'to_tag': tag(accepted), 'uri': f'sip:{number(callee)}@{address(callee)}:{PHONE_PORT}', 'more': route.decode()}
        self.wire.send(caller, self.request('ACK', caller, number(callee), '', sequence=2, **inside))
        self.await_message(b'ACK', call)
        begun = self.tell(caller, self.request('BYE', caller, number(callee), '', sequence=3, **inside))
        steps['BYE'] = self.told('BYE', begun, watchers[caller] | watchers[callee])
        self.wire.send(callee, answer(self.await_message(b'BYE', call), b'200 OK'))
        self.await_message(b'SIP/2.0 200', call)
        self.calm()
        return steps

    def tell(self, phone, text):
        begun = time.time_ns()
        self.wire.send(phone, text)
        return begun

    def told(self, step, begun, expected):
        """Waits until each that watches is told. Returns the milliseconds since then, sorted."""
        first, end = {}, time.monotonic() + PATIENCE
        while len(first) < len(expected) and time.monotonic() < end:
            self.take(0.1)
            for call, at, text in self.notified:
                if f'<state>{STATES[step]}<'.encode() not in text:
                    sys.exit(f'dialtone: at {step} a key was told:\n{text.decode()}')
                first.setdefault(call, (at - begun) / 1e6)
            self.notified.clear()
        if first.keys() != expected:
            sys.exit(f'dialtone: at {step} {len(first)} keys were told of {len(expected)}')
        self.calm()
        self.notified.clear()
        return sorted(first.values())


def field(text, name):
    found = re.search(rb'\r\n' + name + rb': ([^\r]*)', text)
    return found.group(1) if found else b''


def tag(text):
    return re.search(rb'\r\nTo: [^\r]*;tag=([^;\r]+)', text).group(1).decode()


def answer(text, status, phone=None):
    """The answer of a phone; one that takes a call names itself."""
    head = text.partition(b'\r\n\r\n')[0].split(b'\r\n')
    lines = [line for line in head if line.startswith((b'Via:', b'Record-Route:', b'From:', b'To:', b'Call-ID:', b'CSeq:'))]
    if phone is not None:
        lines = [line + b';tag=called' if line.startswith(b'To:') else line for line in lines]
        lines.append(f'Contact: <sip:{number(phone)}@{address(phone)}:{PHONE_PORT}>'.encode())
    return b'\r\n'.join([b'SIP/2.0 ' + status, *lines, b'Content-Length: 0', b'', b''])


def credentials(challenge, method, phone, user):
    """For the first algorithm that is offered: to one that seems to stop at a challenge the box offers MD5 alone."""
    nonce, algorithm = re.search(r'nonce="([^"]+)"[^\r]*algorithm=([\w-]+)', challenge).groups()
    name = 'Proxy-Authorization' if '\r\nProxy-Authenticate' in challenge else 'Authorization'
    digest = lambda text: hashlib.new(algorithm.replace('-', '').lower(), text.encode()).hexdigest()
    uri = f'sip:{user}@{REALM}'
    secret, asked = digest(f'{number(phone)}:{REALM}:{PASSWORD}'), digest(f'{method}:{uri}')
    return (f'{name}: Digest username="{number(phone)}", realm="{REALM}", nonce="{nonce}", uri="{uri}", algorithm={algorithm}, qop=auth, cnonce="c", '
            f'nc=00000001, response="{digest(f"{secret}:{nonce}:00000001:c:auth:{asked}")}"\r\n')


def spread():
    """Who watches whom in a site: each phone has keys for those beside it, and for two of the receptions."""
    others = PHONES - RECEPTIONS
    pairs = []
    for phone in range(PHONES):
        pairs += [(phone, (phone * KEYS_OF_RECEPTIONS + key) % RECEPTIONS) for key in range(KEYS_OF_RECEPTIONS)]
        pairs += [(phone, RECEPTIONS + (phone + key + 1) % others) for key in range(KEYS - KEYS_OF_RECEPTIONS)]
    return pairs


def measure(phones, pairs, callers, callees, calls):
    """The milliseconds of each NOTIFY of each call, by step."""
    folder, wire = tempfile.mkdtemp(prefix='dialtone-bench'), Wire()
    box = None
    try:
        box = Box(folder, phones)
        people = Phones(wire)
        for callee in {*callees, *callers}:
            people.prove('REGISTER', callee, number(callee), f'register-{callee}', 'Expires: 3600\r\n')
            people.await_message(b'SIP/2.0 200', f'register-{callee}')
        people.subscribe(pairs)
        watchers = collections.defaultdict(set)
        for phone, watched in pairs:
            watchers[watched].add(f'{number(phone)}-watches-{number(watched)}'.encode())
        used = measured.cpu(box.process.pid)
        found = [people.call(callers[i % len(callers)], callees[i % len(callees)], watchers, i) for i in range(calls)]
        return found, measured.cpu(box.process.pid) - used, people.repeated, dropped()
    finally:
        if box:
            box.stop()
        wire.close()
        shutil.rmtree(folder, ignore_errors=True)


def dropped():
    """What the kernel had no room for, at the phones and at the box."""
    ports = {f'{port:04X}' for port in (PHONE_PORT, PORT)}
    return sum(int(line.split()[-1]) for line in measured.text('/proc/net/udp').splitlines()[1:] if line.split()[1].partition(':')[2] in ports)


def site():
    """Calls between receptions and others, from each side."""
    pairs = spread()
    half = CALLS // 2
    receptions, others = [i % RECEPTIONS for i in range(half)], [RECEPTIONS + i for i in range(half)]
    return PHONES, pairs, receptions + others, others + receptions, CALLS


def one():
    """All phones but two watch the number that is called, which nobody's caller is watched."""
    return OF_ONE + 2, [(phone + 2, 1) for phone in range(OF_ONE)], [0], [1], CALLS_OF_ONE


KINDS = {'site': site, 'one': one}


def tell(name, found, used, repeated, lost):
    print(f'{name:6} {"step":7} {"NOTIFYs":>9} {"ms to the median one":>21} {"to the last":>12} {"worst last":>11} {"last of the first call":>23}')
    worst = 0.0
    for step in STATES:
        times = [each[step] for each in found if each[step]]
        if times:
            last = [each[-1] for each in times]
            worst = max(worst, *last)
            middle = statistics.median(statistics.median(each) for each in times)
            sizes = f'{min(map(len, times))}-{max(map(len, times))}' if min(map(len, times)) != max(map(len, times)) else str(len(times[0]))
            print(f'{"":6} {step:7} {sizes:>9} {middle:21.1f} {statistics.median(last):12.1f} {max(last):11.1f} {last[0]:23.1f}')
    sent = sum(len(each[step]) for each in found for step in STATES)
    late = sum(time > GOAL for each in found for step in STATES for time in each[step])
    print(f'{len(found)} calls, {sent} NOTIFYs, {late} of them later than {GOAL} ms, the last one {worst:.1f} ms; the box used {used:.1f} s of processor; '
          f'{repeated} repeated, {lost} datagrams dropped by the kernel\n')


def main(names):
    for name in names:
        tell(name, *measure(*KINDS[name]()))
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main(measured.chosen(sys.argv[1:], KINDS))
