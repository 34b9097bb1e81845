"""Asks a DNS server for the address of a name (RFC 1035) and tells the address, NXDOMAIN, or another answer's code. usage: lookup.py SERVER NAME"""
import socket
import struct
import sys

server, name = sys.argv[1:]
question = b''.join(bytes([len(label)]) + label.encode() for label in name.split('.')) + b'\0' + struct.pack('!2H', 1, 1)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    one.settimeout(20)
    one.sendto(struct.pack('!6H', 66, 0x0100, 1, 0, 0, 0) + question, (server, 53))
    answer = one.recv(512)
code, answers = answer[3] & 15, struct.unpack('!H', answer[6:8])[0]
print('.'.join(map(str, answer[-4:])) if answers else {3: 'NXDOMAIN'}.get(code, f'code {code}'))
