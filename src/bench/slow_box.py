#!/usr/bin/python3
"""The box on a slow machine: 1 GB, two cores, 25 ms a flush of its disk; 5,000 phones boot at once, on the same two cores.

Usage (as root): slow_box.py [phones]. The data folder lies on ext4 over volatile_disk.py, whose flush takes 25 ms. The box runs in a
memory group of 1 GB where the kernel has one, and both it and the phones on two processors. Prints what each step of the phones
took. Exit status 1 where a phone is not registered within 60 s, or one of a hundred OFFERs or ACKs takes a second or more.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

from power import JAR, Box, Disk

FLUSH, MEMORY, SECONDS, SLOWEST = '25', 1 << 30, 60, 1000
GROUP = '/sys/fs/cgroup/memory/dialtone-slow'


def bounded():
    """Puts the present process into the group."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    if os.path.isdir(GROUP):
        with open(f'{GROUP}/cgroup.procs', 'w') as file:
            file.write(str(os.getpid()))


def group():
    try:
        os.makedirs(GROUP, exist_ok=True)
        with open(f'{GROUP}/memory.limit_in_bytes', 'w') as file:
            file.write(str(MEMORY))
        return 'in a memory group of 1 GB'
    except OSError as e:
        return f'without a memory group ({e.strerror})'


def run(folder, phones):
    simulate = [*JAR, 'simulate', '--phones', str(phones)]
    disk = Disk(folder, FLUSH)
    disk.power_on()
    box = Box(folder, disk.mount, ('HTTP', 'DHCP', 'SIP'))
    with open(f'{folder}/site.yaml', 'w') as file:
        subprocess.run([*simulate, '--print-site'], stdout=file, check=True)
    print(f'{phones} phones, {FLUSH} ms a flush, two processors, {group()}', flush=True)
    try:
        box.start(preexec=bounded)
        began = time.monotonic()
        told = subprocess.run([*simulate, '--at-once', str(phones), '--server', box.host, '--dhcp-port', str(box.ports['DHCP'])],
                              env=box.environment, capture_output=True, text=True, preexec_fn=lambda: os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])).stdout
        took = time.monotonic() - began
        with open(f'/proc/{box.process.pid}/status') as file:
            most = int(re.search(r'VmHWM:\s+(\d+)', file.read()).group(1)) // 1024
    finally:
        if box.process:
            box.kill()
        disk.clear()
        if os.path.isdir(GROUP):
            os.rmdir(GROUP)
    return told, took, most


def main():
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory(prefix='dialtone-slow') as folder:
        told, took, most = run(folder, phones)
    summary = '\n'.join(told.splitlines()[-14:])
    print(f'{summary}\n{took:.1f} s with the start of the simulation, the box took {most} MB at most', flush=True)
    registered = re.search(r'(\d+) of (\d+)', summary)
    slow = [f'{step}: {p99} ms' for step, p99 in re.findall(r'^(OFFER|ACK)\s+\S+\s+\S+\s+(\S+)', summary, re.M) if float(p99) >= SLOWEST]
    faults = ([] if registered and registered.group(1) == str(phones) and took <= SECONDS else ['not all are registered within 60 s']) + slow
    for says in faults:
        print(f'dialtone: {says}', file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
