"""Reads a trace of strace: did each ACK leave only after a sync that began after its REQUEST had come?"""
import re

SYNC = re.compile(r'\b(fsync|fdatasync|msync|sync_file_range|syncfs)\b')
SYNCED_FILE = re.compile(r'open(?:at)?\(.*O_D?SYNC.*= (\d+)$')
WRITE = re.compile(r'\bp?writev?(?:64)?\((\d+),')
COOKIE = r'\x63\x82\x53\x63'
REQUEST, ACK = r'\x35\x01\x03', r'\x35\x01\x05'
TYPE_WITHIN = 120
BYTE, COOKIE_AT, XID_AT, XID_SIZE = len(r'\x00'), 236, 4, 4


def messages(line):
    """Transaction and options of each DHCP message in the line: one call may carry many."""
    at = line.find(COOKIE)
    while at >= 0:
        xid = at - (COOKIE_AT - XID_AT) * BYTE
        if xid >= 0:
            yield line[xid:xid + XID_SIZE * BYTE], line[at + len(COOKIE):][:TYPE_WITHIN]
        at = line.find(COOKIE, at + 1)


def verdict(path):
    """In words, such as '40 of 40'."""
    files, running, waiting, acks, after = set(), {}, {}, 0, 0
    with open(path, encoding='utf-8', errors='replace') as trace:
        for line in trace:
            thread = line.split(' ', 1)[0]
            opened, written = SYNCED_FILE.search(line), WRITE.search(line)
            if opened:
                files.add(opened.group(1))
            if SYNC.search(line) and 'unfinished' in line:
                running[thread] = list(waiting)
            elif SYNC.search(line) or written and written.group(1) in files:
                waiting.update((xid, True) for xid in running.pop(thread, list(waiting)) if xid in waiting)
            for xid, options in messages(line):
                if REQUEST in options and re.search('recv|read', line):
                    waiting[xid] = False
                elif ACK in options and xid in waiting and re.search('send|write', line):
                    acks, after = acks + 1, after + waiting.pop(xid)
    return f'{after} of {acks}'
