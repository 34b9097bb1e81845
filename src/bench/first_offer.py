"""first_offer.py OWN SERVER BEGUN: asks as a relay every 5 ms until an OFFER comes; prints the milliseconds since BEGUN."""
import socket
import struct
import sys
import time

own, server, begun = sys.argv[1], sys.argv[2], int(sys.argv[3])
XID, PATIENCE = 0x5EED0000, 60
DISCOVER = (struct.pack('!BBBBIHH12x4s', 1, 1, 6, 1, XID, 0, 0, socket.inet_aton(own)) + bytes.fromhex('020000fffffe') + bytes(202)
            + bytes.fromhex('63825363350101370401030633ff'))

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
    link.bind((own, 67))
    link.settimeout(0.005)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            link.sendto(DISCOVER, (server, 67))
            reply = link.recv(2048)
        except OSError:
            continue
        if reply[0] == 2 and reply[4:8] == struct.pack('!I', XID):
            print(round((time.monotonic_ns() - begun) / 1e6, 1))
            sys.exit(0)
sys.exit(f'none within {PATIENCE} s')
