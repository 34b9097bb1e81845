"""Listens on the ports given as tcp:N and udp:N, and answers each datagram from a port of its own, as TFTP does. Until it is killed."""
import select
import socket
import sys

sockets = {}
for word in sys.argv[1:]:
    kind, port = word.split(':')
    one = socket.socket(socket.AF_INET, socket.SOCK_STREAM if kind == 'tcp' else socket.SOCK_DGRAM)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.bind(('0.0.0.0', int(port)))
    if kind == 'tcp':
        one.listen(16)
    sockets[one] = kind
print('listening', flush=True)
transfers = []
while True:
    for one in select.select(list(sockets), [], [])[0]:
        if sockets[one] == 'tcp':
            one.accept()[0].close()
        elif sockets[one] == 'udp':
            _, peer = one.recvfrom(2048)
            own = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            own.sendto(b'from another port', peer)
            sockets[own] = 'transfer'
        else:
            data, peer = one.recvfrom(2048)
            one.sendto(data, peer)
