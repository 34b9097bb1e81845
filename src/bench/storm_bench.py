#!/usr/bin/env python3
"""Measures how soon all phones of a site are registered that boot at one time, as after a power cut, and prints one table.

Usage (as root): storm_bench.py [server ...], of dialtone, three (Kea, nginx and Kamailio together, Kamailio's bindings in memory alone),
three-stored (the same, with each REGISTER written through to SQLite) and three-tuned (as three, where Kea's queue, which else holds 64
packets a thread, takes any number). PHONES (5000) and STRANGERS (0), phones that no site lists, make it
other; RECEIVE_BUFFER in bytes is what sockets get that ask for no other, on the whole machine while the bench runs. Each phone gets a
lease, then fetches its files, then registers, each step after the one before; "dialtone simulate" is all of them, behind a relay in a
namespace of its own. nginx serves the bytes that the box serves. Each server meets the storm twice: just started, and again. Then it is
killed, and what a new start would find is counted.
"""
import base64
import glob
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from measured import chosen, cpu, listed, memory, text

BOX, ROUTER, RELAY, NETWORK, POOL = '10.67.0.1', '10.67.0.2', '10.66.0.2', '10.66.0.0/16', '10.66.1.0-10.66.240.255'
PHONES, STRANGERS = (int(os.environ.get(name) or value) for name, value in (('PHONES', 5000), ('STRANGERS', 0)))
# Phones of these take a folder from option 66, which any DHCP server can give them.
VENDORS, TOKEN, PASSWORD, LEASE = 'yealink,fanvil,grandstream,htek', 'benchtoken', 'bench-only-77', 3600
BUFFER = '/proc/sys/net/core/rmem_default'
START, PATIENCE, SETTLES = 180, 300, 1
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TAG = str(os.getpid() % 100_000)
SERVERS_SPACE, CLIENTS_SPACE, SERVER_LINK, CLIENT_LINK = f'dtss{TAG}', f'dtsc{TAG}', f'dtss{TAG}', f'dtsc{TAG}'
MODULES = next(iter(glob.glob('/usr/lib/*/kamailio/modules/')), '')
JAR = [os.path.join(os.environ['JAVA_HOME'], 'bin/java'), *os.environ.get('BENCH_JAVA_FLAGS', '').split(), '-jar',
       f'{ROOT}/target/quarkus-app/quarkus-run.jar']


def site(phones):
    """The site that the simulator prints, with this bench's addresses and one password for all."""
    printed = subprocess.run([*JAR, 'simulate', '--phones', str(phones), '--vendors', VENDORS, '--print-site'], capture_output=True, text=True, check=True).stdout
    printed = re.sub(r'dhcp:.*?extensions:', f'''provisioning: {{token: {TOKEN}}}
dhcp:
  scopes: [{{name: voice, subnet: {NETWORK}, pools: [{POOL}], leaseTime: {LEASE}s, conflictProbe: false, options: {{routers: [10.66.0.1]}}}}]
extensions:''', printed, flags=re.S)
    return re.sub(r'(\{number: [^}]*)\}', rf'\1, password: {PASSWORD}}}', printed).replace('127.66.0.1', BOX)


def dialtone(folder, _):
    """This project's jar, as it is run without any flag."""
    write(folder, 'site.yaml', site(PHONES))
    settings = {'DATA': f'{folder}/data', 'SITE': f'{folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'CONSOLE_PLAIN_HTTP': 'true'}
    return [['env', *(f'DIALTONE_{name}={value}' for name, value in settings.items()), *os.environ.get('BOX_COMMAND', ' '.join(JAR)).split()]]


def three(through=False, queue=64):
    """Kea with a thread a core on its quick lease file, nginx with its files open, Kamailio with four processes; written through, with one."""
    def start(folder, files):
        return [kea(folder, queue), nginx(folder, files), kamailio(folder, through)]
    return start


def kea(folder, queue):
    first, last = POOL.split('-')
    write(folder, 'kea.json', f'''{{"Dhcp4": {{"interfaces-config": {{"interfaces": ["{SERVER_LINK}"], "dhcp-socket-type": "udp"}},
        "lease-database": {{"type": "memfile", "persist": true, "name": "{folder}/leases.csv", "lfc-interval": 0}},
        "multi-threading": {{"enable-multi-threading": true, "packet-queue-size": {queue}}}, "valid-lifetime": {LEASE},
        "subnet4": [{{"id": 1, "subnet": "{NETWORK}", "pools": [{{"pool": "{first}-{last}"}}],
                      "option-data": [{{"name": "routers", "data": "10.66.0.1"}},
                                      {{"name": "tftp-server-name", "data": "http://{BOX}/provision/{TOKEN}/"}}]}}],
        "loggers": [{{"name": "kea-dhcp4", "severity": "ERROR", "output_options": [{{"output": "stdout"}}]}}]}}}}''')
    return ['env', *(f'KEA_{name}={folder}' for name in ('PIDFILE_DIR', 'LOCKFILE_DIR', 'DHCP_DATA_DIR', 'LOG_FILE_DIR')),
            'kea-dhcp4', '-c', f'{folder}/kea.json']


def nginx(folder, files):
    write(folder, 'nginx.conf', f'''user root; daemon off; worker_processes auto; worker_rlimit_nofile 20000; pid {folder}/nginx.pid;
        error_log {folder}/nginx.log crit;
        events {{ worker_connections 8192; }}
        http {{ access_log off; log_not_found off; sendfile on; tcp_nopush on; open_file_cache max=20000;
            server {{ listen {BOX}:80 backlog=4096; root {files}; default_type text/plain; }} }}''')
    return ['nginx', '-p', folder, '-c', f'{folder}/nginx.conf']


def kamailio(folder, through):
    store = ''
    if through:
        for schema in ('standard-create', 'usrloc-create'):
            with closing(sqlite3.connect(f'{folder}/location.db')) as base:
                base.executescript(text(f'/usr/share/kamailio/db_sqlite/{schema}.sql'))
        store = f'''loadmodule "db_sqlite.so"
            modparam("db_sqlite", "db_set_journal_mode", "sqlite:///{folder}/location.db=WAL")
            modparam("usrloc", "db_url", "sqlite:///{folder}/location.db")
            '''
    write(folder, 'kamailio.cfg', f'''#!KAMAILIO
        debug=1
        children={1 if through else 4}
        maxbuffer=4194304
        auto_aliases=no
        listen=udp:{BOX}:5060
        mpath="{MODULES}"
        loadmodule "sl.so"
        loadmodule "pv.so"
        loadmodule "maxfwd.so"
        loadmodule "textops.so"
        loadmodule "siputils.so"
        loadmodule "auth.so"
        loadmodule "usrloc.so"
        loadmodule "registrar.so"
        {store}modparam("usrloc", "db_mode", {1 if through else 0})
        modparam("auth", "nonce_expire", 300)
        modparam("registrar", "max_contacts", 10)
        request_route {{
            if (!mf_process_maxfwd_header("10")) {{ sl_send_reply("483", "Too Many Hops"); exit; }}
            if (!is_method("REGISTER")) {{ sl_send_reply("405", "Method Not Allowed"); exit; }}
            if (!pv_www_authenticate("$td", "{PASSWORD}", "0")) {{ www_challenge("$td", "1"); exit; }}
            if ($au != $tU) {{ sl_send_reply("403", "Forbidden"); exit; }}
            save("location");
        }}
        ''')
    return ['kamailio', '-f', f'{folder}/kamailio.cfg', '-m', '256', '-M', '16', '-DD', '-E', '-P', f'{folder}/kamailio.pid', '-Y', folder]


SERVERS = {'three': three(), 'three-stored': three(through=True), 'three-tuned': three(queue=0), 'dialtone': dialtone}


class Rig:
    """Two namespaces joined by a link; the phones' network lies behind the clients' end, as behind a router."""

    def __enter__(self):
        self.buffer = text(BUFFER)
        if os.environ.get('RECEIVE_BUFFER'):
            write(os.path.dirname(BUFFER), os.path.basename(BUFFER), os.environ['RECEIVE_BUFFER'])
        self.folder = tempfile.mkdtemp(prefix='dialtone-bench')
        os.chmod(self.folder, 0o755)
        self.processes = []
        for space in (SERVERS_SPACE, CLIENTS_SPACE):
            run('ip', 'netns', 'add', space)
            run('ip', '-n', space, 'link', 'set', 'lo', 'up')
        run('ip', 'link', 'add', SERVER_LINK, 'netns', SERVERS_SPACE, 'type', 'veth', 'peer', 'name', CLIENT_LINK, 'netns', CLIENTS_SPACE)
        for space, link, address in ((SERVERS_SPACE, SERVER_LINK, BOX), (CLIENTS_SPACE, CLIENT_LINK, ROUTER)):
            run('ip', '-n', space, 'addr', 'add', f'{address}/24', 'brd', '+', 'dev', link)
            run('ip', '-n', space, 'link', 'set', link, 'up')
        run('ip', '-n', SERVERS_SPACE, 'route', 'add', NETWORK, 'via', ROUTER)
        run('ip', '-n', CLIENTS_SPACE, 'route', 'add', 'local', NETWORK, 'dev', 'lo')
        return self

    def __exit__(self, *_):
        self.kill()
        if os.environ.get('RECEIVE_BUFFER'):
            write(os.path.dirname(BUFFER), os.path.basename(BUFFER), self.buffer)
        for space in (SERVERS_SPACE, CLIENTS_SPACE):
            subprocess.run(['ip', 'netns', 'del', space])
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, files):
        """Starts the server, and waits until a phone of each vendor is registered."""
        folder = tempfile.mkdtemp(prefix=name, dir=self.folder)
        for command in SERVERS[name](folder, files):
            with open(f'{folder}/log', 'a', encoding='utf-8') as log:
                self.processes.append(subprocess.Popen(['ip', 'netns', 'exec', SERVERS_SPACE, *command], cwd=folder, stdout=log,
                                                       stderr=subprocess.STDOUT, start_new_session=True))
        count, end = len(VENDORS.split(',')), time.monotonic() + START
        while True:
            storm = Storm(count, 0, '--wait', '500')
            if storm.registered == count:
                return folder
            if time.monotonic() > end or any(each.poll() is not None for each in self.processes):
                sys.exit(f'dialtone: {name} registers nobody: {storm.told}\n{text(f"{folder}/log")[-2000:]}')
            time.sleep(1)

    def kill(self):
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes = []

    def cpu(self):
        return sum(cpu(process.pid) for process in self.processes)

    def memory(self):
        return sum(memory(process.pid) for process in self.processes)


class Storm:
    """What the simulator tells of phones that boot at one time."""

    def __init__(self, phones, strangers, *more):
        before, spent = losses(), children()
        command = [*JAR, 'simulate', '--phones', str(phones), '--vendors', VENDORS, '--strangers', str(strangers), '--at-once', str(phones + strangers),
                   '--server', BOX, '--relay', RELAY, *more]
        self.told = subprocess.run(['ip', 'netns', 'exec', CLIENTS_SPACE, 'timeout', str(PATIENCE), *command], capture_output=True, text=True).stdout
        self.spent = children() - spent
        self.lost = {name: count - before[name] for name, count in losses().items()}
        self.read()

    def read(self):
        self.registered = int((re.search(r'(\d+) of \d+ phones registered', self.told) or [0, 0])[1])
        found = re.search(r'half of these after (\S+) s, 99 % after (\S+) s, all after (\S+) s; (\d+) messages', self.told)
        self.half, self.most, self.all, self.repeated = found.groups() if found else ['-'] * 4


def losses():
    """Connections whose first packet was sent again, and datagrams that found a server's socket full."""
    return {'SYN': counter(CLIENTS_SPACE, 'netstat', 'TcpExt', 'TCPSynRetrans'), 'datagrams': counter(SERVERS_SPACE, 'snmp', 'Udp', 'RcvbufErrors')}


def counter(space, file, group, name):
    told = subprocess.run(['ip', 'netns', 'exec', space, 'cat', f'/proc/net/{file}'], capture_output=True, text=True).stdout
    heads, figures = (line.split() for line in told.splitlines() if line.startswith(f'{group}:'))
    return int(figures[heads.index(name)])


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def harvest(rig, folder):
    """The files that the box would serve to its phones, as nginx finds them."""
    files = f'{rig.folder}/www'
    os.makedirs(f'{files}/provision/{TOKEN}')
    macs = re.findall(r'mac: "(\S+)"', text(f'{folder}/site.yaml'))
    worker = subprocess.run(['ip', 'netns', 'exec', SERVERS_SPACE, sys.executable, os.path.abspath(__file__), 'harvest', f'{files}/provision/{TOKEN}'],
                            input='\n'.join(macs), text=True)
    if worker.returncode:
        sys.exit('dialtone: the box told no files')
    return files


def fetch(folder, macs):
    """Inside the box's namespace: writes every phone's files into the folder."""
    login = base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()

    def one(mac):
        request = urllib.request.Request(f'http://{BOX}/api/v1/phones/{mac.replace(":", "")}/files?secrets=true', headers={'Authorization': f'Basic {login}'})
        with urllib.request.urlopen(request, timeout=60) as answer:
            for file in json.load(answer):
                write(folder, file['name'], file['text'] or '')

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(one, macs))


def kept(folder):
    """How many leases and bindings a new start finds."""
    leases = {line.split(',')[1] for line in text(f'{folder}/leases.csv').splitlines()[1:]}
    tables = {'lease': len(leases), 'binding': 0}
    for base, table, name in ((f'{folder}/location.db', 'location', 'binding'), (f'{folder}/data/leases.db', 'binding', 'binding'),
                              (f'{folder}/data/leases.db', 'lease', 'lease')):
        if os.path.exists(base):
            with closing(sqlite3.connect(base)) as opened:
                tables[name] = opened.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
    return tables


def measure(rig, name, files):
    say(f'{name}: starts')
    folder, rows = rig.start(name, files), []
    for when in ('just started', 'again'):
        say(f'{name}: {PHONES} phones boot, {when}')
        before = rig.cpu()
        storm = Storm(PHONES, STRANGERS)
        time.sleep(SETTLES)
        spent = rig.cpu() - before
        rows.append([name, when, storm.registered, storm.half, storm.most, storm.all, storm.repeated, storm.lost['SYN'], storm.lost['datagrams'],
                     f'{spent:.1f}', f'{storm.spent:.1f}', round(rig.memory())])
        say(storm.told)
    rig.kill()
    found = kept(folder)
    return [row + ([found['lease'], found['binding']] if row is rows[-1] else ['', '']) for row in rows]


def write(folder, name, content):
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
        file.write(content)


def run(*command):
    subprocess.run(command, check=True)


def say(words):
    print(f'{time.strftime("%X")} {words}', file=sys.stderr, flush=True)


def main(names):
    if os.geteuid():
        sys.exit('dialtone: the bench makes network namespaces, which needs root')
    os.environ['PATH'] += ':/usr/sbin'
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    heads = ['server', 'storm', f'registered of {PHONES}', 's half', 's 99 %', 's all', 'sent again', 'SYN again', 'socket full', 's CPU', 's CPU phones',
             'MiB', 'leases kept', 'bindings kept']
    table = [heads]
    with Rig() as rig:
        files = None
        if set(names) - {'dialtone'}:
            say('the files of all phones')
            files = harvest(rig, rig.start('dialtone', None))
            rig.kill()
        for name in names:
            table += measure(rig, name, files)
    widths = [max(len(str(row[i])) for row in table) for i in range(len(heads))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    if sys.argv[1:2] == ['harvest']:
        fetch(sys.argv[2], sys.stdin.read().split())
    else:
        main(chosen(sys.argv[1:], SERVERS))
