"""Passes for a DHCP relay with option 82 (RFC 2131, 3046, 8357) and tells the address that is offered, or nothing. usage: relay.py OWN_ADDRESS SERVER MAC CIRCUIT"""
import socket
import struct
import sys

own, server, mac, circuit = sys.argv[1:]
inner = bytes([1, len(circuit)]) + circuit.encode() + bytes([19, 0])
discover = struct.pack('!4BIHH', 1, 1, 6, 1, 66, 0, 0) + bytes(12) + socket.inet_aton(own) + bytes.fromhex(mac.replace(':', '')) + bytes(10 + 64 + 128)
discover += bytes.fromhex('63825363') + bytes([53, 1, 1, 82, len(inner)]) + inner + bytes([255])
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as relay:
    relay.bind((own, 6767))
    for seconds in (2, 4, 8):
        relay.settimeout(seconds)
        relay.sendto(discover, (server, 67))
        try:
            print(socket.inet_ntoa(relay.recv(1500)[16:20]))
            break
        except TimeoutError:
            continue
