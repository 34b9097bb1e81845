#!/usr/bin/python3
"""A disk with a write cache that a power cut empties: one file, to be used by a loop device.

Usage: volatile_disk.py MOUNTPOINT IMAGE [lying | MILLISECONDS]. MOUNTPOINT/disk is as long as IMAGE. What is written is kept in memory and
reaches IMAGE at a flush (fsync). At SIGUSR1 the power fails: what was not flushed is lost, except for some of its sectors, which
reach IMAGE in no order, as on a real disk; every later request fails with EIO. A disk that lies says that it flushed, and did not; with a number of milliseconds, each flush takes that long at least.
"""
import errno
import os
import random
import signal
import stat
import sys
import time

from fusepy import FUSE, FuseOSError, Operations

BLOCK = 4096
SURVIVES = 0.5  # the share of unflushed sectors that a cut leaves written


class VolatileDisk(Operations):

    def __init__(self, image, lies=False, flush=0.0):
        self.file = os.open(image, os.O_RDWR)
        self.size = os.fstat(self.file).st_size
        self.lies, self.seconds, self.cut, self.cache = lies, flush, False, {}
        signal.signal(signal.SIGUSR1, self.power_fails)

    def power_fails(self, *_):
        self.cut = True
        waiting = list(self.cache.items())
        random.shuffle(waiting)
        for number, block in waiting[:int(len(waiting) * SURVIVES)]:
            os.pwrite(self.file, block, number * BLOCK)
        self.cache.clear()
        os.fsync(self.file)

    def working(self):
        if self.cut:
            raise FuseOSError(errno.EIO)

    def getattr(self, path, fh=None):
        if path == '/':
            return {'st_mode': stat.S_IFDIR | 0o700, 'st_nlink': 2}
        if path == '/disk':
            return {'st_mode': stat.S_IFREG | 0o600, 'st_nlink': 1, 'st_size': self.size}
        raise FuseOSError(errno.ENOENT)

    def readdir(self, path, fh):
        return ['.', '..', 'disk']

    def block(self, number):
        held = self.cache.get(number)
        return held if held is not None else os.pread(self.file, BLOCK, number * BLOCK)

    def read(self, path, size, offset, fh):
        self.working()
        first, last = offset // BLOCK, (offset + size - 1) // BLOCK
        whole = b''.join(self.block(number) for number in range(first, last + 1))
        return whole[offset - first * BLOCK:][:size]

    def write(self, path, data, offset, fh):
        self.working()
        first, last = offset // BLOCK, (offset + len(data) - 1) // BLOCK
        whole = bytearray(b''.join(self.block(number) for number in range(first, last + 1)))
        at = offset - first * BLOCK
        whole[at:at + len(data)] = data
        for number in range(first, last + 1):
            self.cache[number] = bytes(whole[(number - first) * BLOCK:][:BLOCK])
        return len(data)

    def fsync(self, path, datasync, fh):
        self.working()
        if self.lies:
            return
        for number, block in self.cache.items():
            os.pwrite(self.file, block, number * BLOCK)
        self.cache.clear()
        os.fdatasync(self.file)
        time.sleep(self.seconds)

    def flush(self, path, fh):
        pass

    def truncate(self, path, length, fh=None):
        pass


if __name__ == '__main__':
    how = sys.argv[3] if len(sys.argv) > 3 else '0'
    disk = VolatileDisk(sys.argv[2], lies=True) if how == 'lying' else VolatileDisk(sys.argv[2], flush=int(how) / 1000)
    FUSE(disk, sys.argv[1], foreground=True, nothreads=True, big_writes=True,
         max_write=131072)
