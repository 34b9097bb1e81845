"""Says in a client's name that it takes an address from a DHCP server, then sends a DISCOVER of its own by which it is known that the first was heard.
usage: forge.py TO GIADDR CLIENT_MAC ADDRESS OWN_MAC"""
import socket
import struct
import sys

to, giaddr, mac, address, own = sys.argv[1:]


def message(mac, xid, options):
    head = struct.pack('!4BIHH', 1, 1, 6, 0, xid, 0, 0) + bytes(12) + socket.inet_aton(giaddr) + bytes.fromhex(mac.replace(':', ''))
    return head + bytes(10 + 64 + 128) + bytes.fromhex('63825363') + options + bytes([255])


xid = int(own[-2:], 16)
request = message(mac, 2 * xid, bytes([53, 1, 3, 50, 4]) + socket.inet_aton(address) + bytes([54, 4]) + socket.inet_aton('10.66.0.9'))
discover = message(own, 2 * xid + 1, bytes([53, 1, 1]))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    for payload in (request, discover):
        sender.sendto(payload, (to, 67))
