#!/usr/bin/env python3
"""Tells everybody on a link that an address is at a MAC: arp.py INTERFACE ADDRESS [MAC]; without MAC at the interface's own. The frames come
from the interface's own MAC in any case."""
import socket
import struct
import sys


def main(interface, address, mac=None):
    with open(f"/sys/class/net/{interface}/address") as own:
        sender = bytes.fromhex(own.read().strip().replace(":", ""))
    said = bytes.fromhex(mac.replace(":", "")) if mac else sender
    ip = socket.inet_aton(address)
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as line:
        line.bind((interface, 0))
        for operation in (1, 2):
            line.send(b"\xff" * 6 + sender + struct.pack("!HHHBBH", 0x0806, 1, 0x0800, 6, 4, operation) + said + ip + bytes(6) + ip)


main(*sys.argv[1:])
