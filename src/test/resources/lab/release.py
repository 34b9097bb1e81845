"""Gives an address back as a phone does that is switched off (DHCPRELEASE, RFC 2131 4.4.6): SERVER ADDRESS MAC."""
import socket
import struct
import sys

server, address = (socket.inet_aton(each) for each in sys.argv[1:3])
mac = bytes.fromhex(sys.argv[3].replace(':', ''))
head = struct.pack('!BBBBIHH4s12x16s192x', 1, 1, 6, 0, 7, 0, 0, address, mac)
options = b'\x63\x82\x53\x63' + b'\x35\x01\x07' + b'\x36\x04' + server + b'\x3d\x07\x01' + mac + b'\xff'
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:
    phone.bind((sys.argv[2], 68))
    phone.sendto(head + options, (sys.argv[1], 67))
