#!/usr/bin/env python3
"""A thousand new phones in ten seconds, each asking once, against a box that has just started and probes each address before
it offers it: how many get an OFFER, and after how long. As root: new_phones.py; prints one line for phones on the link, where
an OFFER is to come within 200 ms, and one for phones beyond a relay, within 500 ms."""
import os
import select
import socket
import statistics
import struct
import subprocess
import sys
import time

from dhcp_bench import BOX, CLIENT_LINK, CLIENTS_SPACE, RELAY, Rig

PHONES, PAUSE, PATIENCE = 1_000, 0.01, 3
SO_BINDTODEVICE, BROADCAST = 25, 0x8000
LIMITS = {'direct': 200, 'relayed': 500}


def discover(phone, giaddr, flags):
    fixed = struct.pack('!BBBBIHH12x4s', 1, 1, 6, 1 if giaddr else 0, phone, 0, flags, socket.inet_aton(giaddr or '0.0.0.0'))
    return fixed + bytes.fromhex('02feed00') + struct.pack('!H', phone) + bytes(202) + bytes.fromhex('638253633501013704010306 42ff')


def opened(way):
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    link.setsockopt(socket.SOL_SOCKET, SO_BINDTODEVICE, CLIENT_LINK_OF_PARENT.encode())
    link.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    link.bind(('0.0.0.0', 68) if way == 'direct' else (RELAY, 67))
    return link


def ask(way):
    """Prints a line for each phone: the milliseconds until its OFFER, or a dash."""
    link, sent, waits = opened(way), {}, {}
    to = ('255.255.255.255', 67) if way == 'direct' else (BOX, 67)
    begun = time.monotonic()
    while time.monotonic() < begun + PHONES * PAUSE + PATIENCE:
        if len(sent) < PHONES and time.monotonic() >= begun + len(sent) * PAUSE:
            phone = len(sent)
            sent[phone] = time.monotonic()
            link.sendto(discover(phone, RELAY if way == 'relayed' else None, BROADCAST if way == 'direct' else 0), to)
        if select.select([link], [], [], 0.001)[0]:
            reply = link.recv(2048)
            phone = struct.unpack('!I', reply[4:8])[0]
            if reply[0] == 2 and phone in sent:
                waits.setdefault(phone, (time.monotonic() - sent[phone]) * 1000)
    print('\n'.join(str(waits.get(phone, '-')) for phone in sent))


def measure(way):
    with Rig() as rig:
        rig.start('dialtone')
        told = subprocess.run(['ip', 'netns', 'exec', CLIENTS_SPACE, sys.executable, __file__, way, CLIENT_LINK], capture_output=True, text=True,
                              check=True).stdout.split()
    waits = [float(wait) for wait in told if wait != '-']
    late = sum(wait > LIMITS[way] for wait in waits)
    print(f'{way}: {len(waits)} of {len(told)} phones got an OFFER to their first DISCOVER; median {statistics.median(waits):.1f} ms, '
          f'longest {max(waits):.0f} ms, {late} later than {LIMITS[way]} ms; load {os.getloadavg()[0]:.1f}')


if len(sys.argv) > 2:
    CLIENT_LINK_OF_PARENT = sys.argv[2]
    ask(sys.argv[1])
else:
    for each in LIMITS:
        measure(each)
