"""Reads a trace of strace: did each ACK leave only after a sync that began after its REQUEST had come?"""
import re

SYNC = re.compile(r'\b(fsync|fdatasync|msync|sync_file_range|syncfs)\b')
SYNCED_FILE = re.compile(r'open(?:at)?\(.*O_D?SYNC.*= (\d+)$')
WRITE = re.compile(r'\bp?writev?(?:64)?\((\d+),')
COOKIE = r'\x63\x82\x53\x63'
REQUEST, ACK = r'\x35\x01\x03', r'\x35\x01\x05'
TYPE_WITHIN = 120


def verdict(path):
    """In words, such as '40 of 40'."""
    files, acks, after, synced, waiting = set(), 0, 0, False, False
    with open(path, encoding='utf-8', errors='replace') as trace:
        for line in trace:
            opened, written = SYNCED_FILE.search(line), WRITE.search(line)
            if opened:
                files.add(opened.group(1))
            if SYNC.search(line) and 'unfinished' not in line or written and written.group(1) in files:
                synced = True
            _, cookie, options = line.partition(COOKIE)
            if cookie and REQUEST in options[:TYPE_WITHIN] and re.search('recv|read', line):
                synced, waiting = False, True
            elif cookie and waiting and ACK in options[:TYPE_WITHIN] and re.search('send|write', line):
                acks, after, waiting = acks + 1, after + synced, False
    return f'{after} of {acks}'
