#!/usr/bin/env python3
"""Plays a VLAN's sub-interface (IEEE 802.1Q) where the kernel has none: vlan.py PARENT VLAN NAME makes the interface NAME,
and carries its frames over PARENT with the VLAN's tag, until it is ended."""
import fcntl
import os
import select
import socket
import struct
import sys

TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000
SOL_PACKET, PACKET_AUXDATA, VLAN_VALID = 263, 8, 1 << 4
ETH_P_ALL, ETH_P_8021Q, LARGEST = 0x0003, 0x8100, 2048
ADDRESSES, OUTGOING = 12, 4


def tap(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TAP | IFF_NO_PI))
    return device


def trunk(parent):
    frames = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    frames.bind((parent, ETH_P_ALL))
    frames.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
    return frames


def vlan_of(ancillary):
    """The kernel takes the tag out of the frame, and tells it beside."""
    for level, kind, data in ancillary:
        if level == SOL_PACKET and kind == PACKET_AUXDATA:
            status, _, _, _, _, tag, _ = struct.unpack("IIIHHHH", data[:20])
            if status & VLAN_VALID:
                return tag & 0x0FFF
    return 0


def untag(frames, vlan, device):
    frame, ancillary, _, sender = frames.recvmsg(LARGEST, 64)
    if sender[2] != OUTGOING and vlan_of(ancillary) == vlan:
        os.write(device, frame)


def tag(device, vlan, frames):
    frame = os.read(device, LARGEST)
    frames.send(frame[:ADDRESSES] + struct.pack("!HH", ETH_P_8021Q, vlan) + frame[ADDRESSES:])


def main(parent, vlan, name):
    frames, device = trunk(parent), tap(name)
    print("carrying", flush=True)
    while True:
        for ready in select.select([frames, device], [], [])[0]:
            try:
                untag(frames, vlan, device) if ready is frames else tag(device, vlan, frames)
            except OSError:
                pass  # One end is down for the moment.


main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
