"""What a process and those that it started have used, by /proc."""
import os
import re
import sys


def chosen(names, servers):
    """Those of the names that this bench has; all where none is named. Ends where only others are meant."""
    found = [name for name in names if name in servers]
    if names and not found:
        print(f'dialtone: none of {", ".join(names)} is measured here; there are {", ".join(servers)}', file=sys.stderr)
        sys.exit(0)
    return found or list(servers)


def text(path):
    try:
        with open(path, encoding='utf-8') as file:
            return file.read()
    except OSError:
        return ''


def tree(pid):
    """The process and those that it started."""
    pids, found = [pid], []
    while pids:
        pid = pids.pop()
        found.append(pid)
        for task in listed(f'/proc/{pid}/task'):
            pids += map(int, text(f'/proc/{pid}/task/{task}/children').split())
    return found


def listed(folder):
    try:
        return os.listdir(folder)
    except OSError:
        return []


def cpu(pid):
    """Seconds of CPU that they have used."""
    ticks = 0
    for each in tree(pid):
        fields = text(f'/proc/{each}/stat').rpartition(')')[2].split()
        ticks += int(fields[11]) + int(fields[12]) if fields else 0
    return ticks / os.sysconf('SC_CLK_TCK')


def memory(pid):
    """MiB that they hold."""
    return sum(int(kib) for each in tree(pid) for kib in re.findall(r'VmRSS:\s+(\d+)', text(f'/proc/{each}/status'))) / 1024
