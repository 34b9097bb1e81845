#!/usr/bin/env python3
"""Measures what open consoles cost: 20 browsers watch a site of 5,000 phones, of which 3,000 are up, while 2,000 boot in a minute.

Usage: console_bench.py. PHONES (5000), CONSOLES (20) and BOOT_SECONDS (60) make it smaller. All is on loopback and needs no root. Prints
what each console was sent in a minute, the box's processor time of the same boot with the consoles and without, the size of every
page, and the time of the list's page. Exit status 1 where a login, a page, a stream or a boot doesn't work.
"""
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from browser import Browser, Stream
from measured import cpu
from soak import HOST, JAR, PASSWORD, Box, tail

PHONES, CONSOLES, SECONDS = (int(os.environ.get(name) or value) for name, value in (('PHONES', 5000), ('CONSOLES', 20), ('BOOT_SECONDS', 60)))
UP, BOOTING = PHONES * 3 // 5, PHONES - PHONES * 3 // 5
# What boots is of other vendors than what is up, so that the simulator makes other phones.
UP_VENDORS, BOOT_VENDORS = 'htek,fanvil,gigaset', 'yealink,snom'
GOALS = {'KB a minute': 2000, 'cores': 0.1, 'KB a page': 200}
READS, MOST_PAGES, SHOWN, PATIENCE, LATE = 20, 600, 12, 900, 30


def simulate(phones, vendors, relay, *more):
    return [*JAR, 'simulate', '--phones', str(phones), '--vendors', vendors, '--server', HOST, '--relay', relay, *more]


def site():
    """The phones of both simulations with names in no order, and the MAC of one that boots."""
    found = [re.findall(r'\{mac: "(\S+)", vendor: (\S+), model: "([^"]+)"',
                        subprocess.run(simulate(phones, vendors, HOST, '--print-site'), capture_output=True, text=True, check=True).stdout)
             for phones, vendors in ((UP, UP_VENDORS), (BOOTING, BOOT_VENDORS))]
    numbered = list(range(1000, 1000 + PHONES))
    random.Random(7).shuffle(numbered)
    phones = list(zip(numbered, found[0] + found[1]))
    lines = ['dialtone: 1', f'site: {{name: Bench, timezone: Europe/Athens, serverAddress: {HOST}}}', 'dhcp:', '  scopes:',
             '    - {name: voice, subnet: 127.66.0.0/16, pools: [127.66.1.0-127.66.240.255]}', 'extensions:']
    lines += [f'  - {{number: "{number}", name: Room {number}}}' for number, _ in phones]
    lines += ['phones:', *(f'  - {{mac: "{mac}", vendor: {vendor}, model: "{model}", lines: ["{number}"]}}' for number, (mac, vendor, model) in phones)]
    return '\n'.join(lines) + '\n', found[1][len(found[1]) // 2][0].replace(':', '')


def watched(mac):
    """What the consoles have open: each another page, or another part of the list in another order."""
    lists = ['sort=seen', 'show=booting', 'sort=seen&reversed=true', 'vendor=yealink&sort=seen', 'show=registered&sort=seen', 'sort=name',
             'sort=state', 'sort=model', 'sort=firmware', 'sort=address', 'sort=extension', 'show=attention', 'vendor=snom', 'q=room+1',
             'scope=voice&sort=seen', 'sort=extension&reversed=true']
    paths = ['/console/live?page=1', f'/console/phones/{mac}/live', '/console/leases/live?sort=until&reversed=true&page=1', '/console/attention/live']
    paths += [f'/console/live?{ask}&page=1' for ask in lists]
    return (paths + [f'/console/live?sort=seen&page={page}' for page in range(2, CONSOLES)])[:CONSOLES]


class Boot:
    """Phones that boot one after another and stay up until the end of the block."""

    def __init__(self, box, what, command):
        self.what = what
        self.begun, self.used, self.pid = time.monotonic(), cpu(box.process.pid), box.process.pid
        self.process = subprocess.Popen(command + ['--hold', '--dhcp-port', str(box.ports['DHCP'])], env=box.environment, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def up(self):
        """Waits until all are registered."""
        late, lines = threading.Timer(PATIENCE, self.process.kill), []
        late.start()
        for line in self.process.stdout:
            lines.append(line)
            summary = re.match(r'(\d+) of (\d+) phones registered', line)
            if summary:
                break
        self.seconds, self.used = time.monotonic() - self.begun, cpu(self.pid) - self.used
        late.cancel()
        if not lines or not summary or summary.group(1) != summary.group(2):
            time.sleep(1)
            self.process.kill()
            sys.exit(f'dialtone: {self.what} did not boot within {PATIENCE} s: ' + ''.join(lines[-20:] + self.process.stdout.readlines()[:20]))
        # What it says later is read, or it would wait for the reader.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        return self

    @property
    def cores(self):
        return self.used / self.seconds


def boot(box):
    return Boot(box, f'{BOOTING} phones', simulate(BOOTING, BOOT_VENDORS, '127.66.0.3', '--at-once', '500', '--during', str(SECONDS)))


def with_consoles(box, paths):
    """The boot, and each stream with the bytes and events that it was sent meanwhile."""
    streams = [Stream(Browser(HOST, box.ports['HTTP'], 'admin', PASSWORD), path) for path in paths]
    time.sleep(2)
    before = [(stream.bytes, stream.events) for stream in streams]
    with boot(box) as run:
        run.up()
        after = [(stream.bytes, stream.events) for stream in streams]
        for stream, (_, events) in zip(streams, before):
            told(stream, events)
            stream.close()
    return run, [(path, ends[0] - begins[0], ends[1] - begins[1]) for path, begins, ends in zip(paths, before, after)]


def told(stream, before):
    """Ends where the stream told nothing of the boots. The box tells the seldomer the busier the machine is, so it may come late."""
    end = time.monotonic() + LATE
    while stream.events == before and 'attention' not in stream.path and not stream.ended and time.monotonic() < end:
        time.sleep(0.5)
    if stream.ended:
        sys.exit(f'dialtone: the stream {stream.path} ended after {stream.bytes} bytes: {stream.ended}')
    if stream.events == before and 'attention' not in stream.path:
        sys.exit(f'dialtone: the stream {stream.path} told nothing while {BOOTING} phones booted, nor {LATE} s later')


def list_while_booting(box, browser):
    """Seconds of the list's page, once a second while phones boot; the boot warms the box up for the others."""
    took = []
    with boot(box) as run:
        while time.monotonic() < run.begun + SECONDS:
            took.append(browser.page('/console/').seconds)
            time.sleep(1)
        run.up()
    return took


def shape(link):
    """The same for pages that differ by which phone, extension, address, revision or vendor they show."""
    path, _, query = link.partition('?')
    path = re.sub(r'/([0-9a-f]{12}|[\d.]+)(?=/|$)', '/*', path)
    return path, tuple(sorted(part.partition('=')[0] for part in query.split('&')))


def pages(browser):
    """Every page of the console that links lead to: one of each kind, with its bytes sent and plain."""
    known, links, found = {shape('/console/')}, ['/console/'], {}
    while links and len(known) < MOST_PAGES:
        link = links.pop(0)
        page = browser.get(link)
        if page.status >= 400:
            sys.exit(f'dialtone: a page links to {link}, which was answered {page.status}')
        if page.kind != 'text/html' or page.status != 200:
            continue
        found[link] = len(page.sent), len(page.plain)
        for each in page.links():
            if shape(each) not in known:
                known.add(shape(each))
                links.append(each)
    return found


def kept(figure, goal):
    return f'goal {goal:g}: {"kept" if figure <= goal else "MISSED"}'


def tell_consoles(run, sent):
    minutes = run.seconds / 60
    print(f'{"console":58} {"KB a minute":>11} {"events":>6}')
    for path, count, events in sent:
        print(f'{path:58} {count / 1000 / minutes:11.0f} {events:6}')
    most = max(count for _, count, _ in sent) / 1000 / minutes
    # A part is sent whole: in less than a minute one more or less of them decides.
    says = kept(most, GOALS['KB a minute']) if minutes >= 1 else 'reckoned from less than a minute, so it is beside no goal'
    print(f'at most {most:.0f} KB a minute a console   {says}\n')


def tell_cores(plain, seen):
    print(f'{"processor time of the box while " + str(BOOTING) + " boot":58} {"cores":>6} {"s":>5}')
    for name, runs in (('without consoles', plain), (f'{CONSOLES} consoles', seen)):
        for run in runs:
            print(f'{name:58} {run.cores:6.3f} {run.seconds:5.0f}')
    cost = statistics.mean(run.cores for run in seen) - statistics.mean(run.cores for run in plain)
    print(f'{CONSOLES} consoles cost {cost:.3f} cores   {kept(cost, GOALS["cores"])}\n')


def tell_pages(found):
    print(f'{"page, the largest of " + str(len(found)):58} {"KB sent":>8} {"KB plain":>8}')
    for link, (sent, plain) in sorted(found.items(), key=lambda each: each[1], reverse=True)[:SHOWN]:
        print(f'{link:58} {sent / 1000:8.1f} {plain / 1000:8.1f}')
    most, over = max(sent for sent, _ in found.values()) / 1000, sum(plain > GOALS['KB a page'] * 1000 for _, plain in found.values())
    print(f'at most {most:.1f} KB sent   {kept(most, GOALS["KB a page"])}; {over} are larger than that before they are compressed\n')


def tell_list(name, took):
    print(f'{name:58} median {statistics.median(took) * 1000:5.0f} ms, worst {max(took) * 1000:5.0f} ms')


def measure(box, mac):
    browser = Browser(HOST, box.ports['HTTP'], 'admin', PASSWORD)
    busy = list_while_booting(box, browser)
    say('the same boot without consoles, with them, and both again')
    plain, seen = [], []
    for _ in range(2):
        with boot(box) as run:
            plain.append(run.up())
        run, sent = with_consoles(box, watched(mac))
        seen.append(run)
    say('pages')
    tell_consoles(run, sent)
    tell_cores(plain, seen)
    tell_pages(pages(browser))
    tell_list('the list of phones while phones boot', busy)
    for ask in ('', '?sort=seen', '?vendor=yealink&sort=name', '?q=room+1&page=2'):
        tell_list(f'/console/{ask}', [browser.page(f'/console/{ask}').seconds for _ in range(READS)])


def say(words):
    print(f'{time.strftime("%X")} {words}', file=sys.stderr, flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix='dialtone-bench') as folder:
        box = Box(folder)
        with open(f'{folder}/site.yaml', 'w', encoding='utf-8') as file:
            text, mac = site()
            file.write(text)
        try:
            box.start()
            say(f'{UP} phones come up')
            with Boot(box, f'{UP} phones', simulate(UP, UP_VENDORS, '127.66.0.2', '--at-once', '200')) as up:
                up.up()
                say(f'{BOOTING} phones boot in {SECONDS} s, the first time')
                measure(box, mac)
        except SystemExit:
            print(tail(folder), file=sys.stderr)
            raise
        finally:
            if box.process:
                box.stop()
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main()
