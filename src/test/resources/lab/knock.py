"""Knocks at ports of an address, given as tcp:N, udp:N and icmp:8, and tells of each whether it is open, refused at once, or silent."""
import socket
import sys

PATIENCE = 20
IP_RECVERR = 11
ECHO = b'\x08\x00\xf7\xff\x00\x00\x00\x00'


def tcp(address, port):
    socket.create_connection((address, port), PATIENCE).close()


def udp(address, port):
    """A whole transfer: the answer comes from another port, and what is sent there is answered too."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.settimeout(PATIENCE)
        one.setsockopt(socket.IPPROTO_IP, IP_RECVERR, 1)
        one.sendto(b'?', (address, port))
        _, peer = one.recvfrom(2048)
        one.sendto(b'ack', peer)
        assert one.recvfrom(2048) == (b'ack', peer)


def icmp(address, _):
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as one:
        one.settimeout(PATIENCE)
        one.sendto(ECHO, (address, 0))
        while one.recv(2048)[20] != 0:
            pass


for word in sys.argv[2:]:
    kind, number = word.split(':')
    try:
        {'tcp': tcp, 'udp': udp, 'icmp': icmp}[kind](sys.argv[1], int(number))
        told = 'open'
    except ConnectionRefusedError:
        told = 'refused'
    except TimeoutError:
        told = 'silent'
    print(word, told)
