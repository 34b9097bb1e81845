#!/usr/bin/env python3
"""Asks the box from an address that isn't its own: rogue.py get|put|keep PATH or udp|tcp PASSWORD, then ADDRESS BOX READY INTERFACE. It begins, says
"begun", and ends what it began when the file READY is there. Where it answers no ARP by then it hides for longer than the box looks, shows
itself, and prints what it was answered: "status NUMBER" and the header, in lower case."""
import hashlib
import os
import re
import socket
import struct
import sys
import time

ARP_IGNORE = "/proc/sys/net/ipv4/conf/all/arp_ignore"
HIDING, PATIENCE = 1.6, 20


def wait_for(path):
    print("begun", flush=True)
    end = time.monotonic() + 120
    while not os.path.exists(path) and time.monotonic() < end:
        time.sleep(0.02)


def hardware(interface):
    with open(f"/sys/class/net/{interface}/address") as address:
        return bytes.fromhex(address.read().strip().replace(":", ""))


def show(address, box, interface):
    """Stays hidden for a while where it hides, then tells the box by an ARP request where it is: what waits for it there comes then."""
    with open(ARP_IGNORE) as ignored:
        if ignored.read().strip() == "0":
            return
    time.sleep(HIDING)
    with open(ARP_IGNORE, "w") as ignored:
        ignored.write("0")
    own = hardware(interface)
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as line:
        line.bind((interface, 0))
        line.send(b"\xff" * 6 + own + struct.pack("!HHHBBH", 0x0806, 1, 0x0800, 6, 4, 1) + own + socket.inet_aton(address) + bytes(6) + socket.inet_aton(box))


def connect(kind, address, box, port):
    connection = socket.socket(socket.AF_INET, kind)
    connection.settimeout(PATIENCE)
    connection.bind((address, 0))
    connection.connect((box, port))
    return connection


def tell(answer):
    head = answer.decode("latin-1")
    print("status", head.split(" ", 2)[1] if " " in head else "0")
    print(head.replace("\r", "").lower(), flush=True)


def everything(connection):
    answer = b""
    try:
        while chunk := connection.recv(65536):
            answer += chunk
    except TimeoutError:
        pass
    return answer


def http(method, path, address, box, ready, interface):
    body = "log" if method == "PUT" else ""
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    with connect(socket.SOCK_STREAM, address, box, 80) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\nHost: {box}\r\nConnection: close\r\n".encode())
        wait_for(ready)
        connection.sendall(f"{length}\r\n{body}".encode())
        show(address, box, interface)
        tell(everything(connection))


def keep(path, address, box, ready):
    """Two requests on one connection, the second when the file READY is there."""
    with connect(socket.SOCK_STREAM, address, box, 80) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {box}\r\n\r\n".encode())
        first = connection.recv(65536)
        print("first", first.decode("latin-1").split(" ", 2)[1])
        connection.settimeout(0.3)
        everything(connection)
        connection.settimeout(PATIENCE)
        wait_for(ready)
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {box}\r\nConnection: close\r\n\r\n".encode())
        tell(everything(connection))


def register(number, kind, address, port, box, proof):
    return (f"REGISTER sip:{box} SIP/2.0\r\nVia: SIP/2.0/{kind} {address}:{port};branch=z9hG4bK{number}{port}\r\nMax-Forwards: 70\r\n"
            f"From: <sip:1001@{box}>;tag=rogue\r\nTo: <sip:1001@{box}>\r\nCall-ID: rogue-{port}\r\nCSeq: {number} REGISTER\r\n"
            f"Contact: <sip:1001@{address}:{port}>\r\nExpires: 120\r\n{proof}Content-Length: 0\r\n\r\n").encode()


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def proof(challenge, password, box):
    nonce = re.search(r'nonce="([^"]*)", algorithm=MD5\b', challenge).group(1)
    realm = re.search(r'realm="([^"]*)"', challenge).group(1)
    response = md5(f"{md5(f'1001:{realm}:{password}')}:{nonce}:00000001:c0:auth:{md5(f'REGISTER:sip:{box}')}")
    return (f'Authorization: Digest username="1001", realm="{realm}", nonce="{nonce}", uri="sip:{box}", response="{response}", '
            f'algorithm=MD5, qop=auth, nc=00000001, cnonce="c0"\r\n')


def sip(kind, password, address, box, ready, interface):
    with connect(socket.SOCK_DGRAM if kind == "UDP" else socket.SOCK_STREAM, address, box, 5060) as connection:
        port = connection.getsockname()[1]
        connection.sendall(register(1, kind, address, port, box, ""))
        challenge = connection.recv(65536).decode("latin-1")
        wait_for(ready)
        last = register(2, kind, address, port, box, proof(challenge, password, box))
        connection.sendall(last)
        if kind == "UDP":
            # As phones do: it is one request all the same.
            connection.sendall(last)
        show(address, box, interface)
        tell(connection.recv(65536))


def main(what, of, address, box, ready, interface):
    if what == "keep":
        keep(of, address, box, ready)
    elif what in ("get", "put"):
        http(what.upper(), of, address, box, ready, interface)
    else:
        sip(what.upper(), of, address, box, ready, interface)


main(*sys.argv[1:])
