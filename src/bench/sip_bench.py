#!/usr/bin/env python3
"""Measures SIP registrars side by side with the same load of sipp on loopback, and prints one table.

Usage: sip_bench.py [server ...], of kamailio (memory alone), kamailio-sqlite (each REGISTER written through) and dialtone; the names
that end in -sha256 and -md5 differ by the digest that the server asks for, so that there is a pair for each: Kamailio asks for MD5 unless
told otherwise, Dialtone offers both, of which sipp answers the first, SHA-256. A registration is a REGISTER, its 401 and the REGISTER with the digest. First as many as go with 200 under way at any time, the best
of three runs; then 5,000 extensions refreshed three times at a steady rate; then kill -9, and how many bindings a new start finds.
"""
import csv
import glob
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing

import measured

ADDRESS, LOCAL, REALM, PASSWORD = '127.0.0.1', '127.0.0.2', 'dialtone', 'bench-only-77'
PORT = int(os.environ.get('BENCH_PORT', '23060'))
USERS, RUNS = 5_000, 3
# A registration waits for the disk: fewer measure the disk's flush, and not the server.
UNDER_WAY = int(os.environ.get('BENCH_UNDER_WAY', '200'))
REGISTRATIONS = int(os.environ.get('BENCH_REGISTRATIONS', '30000'))
STEADY = int(os.environ.get('BENCH_STEADY', '1000'))
# The same for every server; a virtual machine compiles what runs often, which takes until then.
WARM_UP = 80_000
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MODULES = next(iter(glob.glob('/usr/lib/*/kamailio/modules/')), '')

REGISTER = '''<send retrans="500"{timed}><![CDATA[
REGISTER sip:{realm} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
Max-Forwards: 70
From: <sip:[field0]@{realm}>;tag=[pid]c[call_number]
To: <sip:[field0]@{realm}>
Call-ID: [call_id]
CSeq: {number} REGISTER
Contact: <sip:[field0]@[local_ip]:[local_port]>
Expires: 3600
{credentials}User-Agent: {agent}
Content-Length: 0

]]></send>
'''


def kamailio(through, algorithm='MD5'):
    """Kamailio with usrloc in memory and four processes; or written through to SQLite by one, for several lock each other out."""
    def start(folder):
        store = ''
        if through:
            for schema in ('standard-create', 'usrloc-create'):
                with open(f'/usr/share/kamailio/db_sqlite/{schema}.sql', encoding='utf-8') as script, closing(sqlite3.connect(f'{folder}/location.db')) as base:
                    base.executescript(script.read())
            store = f'''loadmodule "db_sqlite.so"
                modparam("db_sqlite", "db_set_journal_mode", "sqlite:///{folder}/location.db=WAL")
                modparam("usrloc", "db_url", "sqlite:///{folder}/location.db")
                '''
        write(folder, 'kamailio.cfg', f'''#!KAMAILIO
            debug=1
            children={1 if through else 4}
            auto_aliases=no
            listen=udp:{ADDRESS}:{PORT}
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
            modparam("auth", "algorithm", "{algorithm}")
            modparam("registrar", "max_contacts", 10)
            request_route {{
                if (!mf_process_maxfwd_header("10")) {{ sl_send_reply("483", "Too Many Hops"); exit; }}
                if (!is_method("REGISTER")) {{ sl_send_reply("405", "Method Not Allowed"); exit; }}
                if (!pv_www_authenticate("$td", "{PASSWORD}", "0")) {{ www_challenge("$td", "1"); exit; }}
                if ($au != $tU) {{ sl_send_reply("403", "Forbidden"); exit; }}
                save("location");
            }}
            ''')
        return ['kamailio', '-f', f'{folder}/kamailio.cfg', '-m', '256', '-M', '16', '-DD', '-E', '-P', f'{folder}/pid', '-Y', folder]
    return start


def dialtone(folder):
    """This project's jar, as it is run without any flag; what isn't SIP is closed or moved."""
    extensions = ''.join(f'  - {{number: "u{i}", name: User, password: {PASSWORD}}}\n' for i in range(1, USERS + 1))
    write(folder, 'site.yaml', f'dialtone: 1\nregistrar: {{realm: {REALM}}}\ndhcp: {{mode: off}}\nextensions:\n{extensions}')
    java = os.path.join(os.environ['JAVA_HOME'], 'bin/java')
    settings = {'DATA': f'{folder}/data', 'SITE': f'{folder}/site.yaml', 'ADMIN_PASSWORD': PASSWORD, 'SIP_PORT': PORT, 'SIP_TLS_PORT': 0, 'SIP_ADDRESS': ADDRESS,
                'DHCP_PORT': 0, 'TFTP_PORT': 0, 'HTTP_HOST': ADDRESS, 'HTTP_PORT': PORT + 1, 'HTTPS_PORT': 0, 'SIP_QUALIFY': '0S'}
    flags = os.environ.get('BENCH_JAVA_FLAGS', '').split()
    return ['env', *(f'DIALTONE_{name}={value}' for name, value in settings.items()), java, *flags, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar']


SERVERS = {'kamailio': kamailio(False), 'dialtone-md5': dialtone, 'kamailio-sha256': kamailio(False, 'SHA-256'), 'dialtone': dialtone,
           'kamailio-sqlite': kamailio(True)}
# Dialtone offers MD5 alone to clients that stop at a challenge of another algorithm, and knows some by name.
AGENTS = {'dialtone-md5': 'sipsak'}


class Server:
    """One server, from its start to its end."""

    def __init__(self, name, folder):
        self.folder, self.agent = folder, AGENTS.get(name, 'sipp')
        with open(f'{folder}/log', 'a', encoding='utf-8') as log:
            self.process = subprocess.Popen(SERVERS[name](folder), cwd=folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        end = time.monotonic() + 90
        while not self.load(1, 1, 1).good:
            if time.monotonic() > end or self.process.poll() is not None:
                self.kill()
                sys.exit(f'dialtone: {name} registers nobody:\n' + measured.text(f'{folder}/log')[-2000:])

    @property
    def pid(self):
        return self.process.pid

    def load(self, registrations, under_way, patience=120, rate=None):
        return Load(self.folder, self.agent, registrations, under_way, patience, rate)

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Load:
    """What sipp tells of one run."""

    def __init__(self, folder, agent, registrations, under_way, patience, rate):
        self.folder = tempfile.mkdtemp(prefix='load', dir=folder)
        users = ''.join(f'u{i};[authentication username=u{i} password={PASSWORD}]\n' for i in range(1, USERS + 1))
        write(self.folder, 'users.csv', 'SEQUENTIAL\n' + users)
        write(self.folder, 'register.xml', scenario(agent))
        pace = ['-r', str(rate), '-l', '100000'] if rate else ['-r', '1000000', '-l', str(under_way)]
        begun = time.monotonic()
        subprocess.run(['timeout', str(patience + 5), 'sipp', f'{ADDRESS}:{PORT}', '-i', LOCAL, '-t', 'u1', '-sf', 'register.xml', '-inf', 'users.csv',
                        '-m', str(registrations), *pace, '-rp', '1000', '-nostdin', '-timeout', f'{patience}s', '-recv_timeout', '10000', '-buff_size', '8388608',
                        '-trace_rtt', '-rtt_freq', '200', '-trace_stat', '-stf', 'stat.csv', '-fd', '3600'], cwd=self.folder, capture_output=True)
        self.seconds = time.monotonic() - begun
        self.read()
        shutil.rmtree(self.folder)

    def read(self):
        rows = list(csv.DictReader(measured.text(f'{self.folder}/stat.csv').splitlines(), delimiter=';')) or [{}]
        self.good, self.failed, self.repeated = (int(rows[-1].get(f'{name}(C)') or 0) for name in ('SuccessfulCall', 'FailedCall', 'Retransmissions'))
        times = []
        for file in glob.glob(f'{self.folder}/*_rtt.csv'):
            times += [float(found) for found in re.findall(r'^[\d.]+;([\d.]+);', measured.text(file), re.MULTILINE)]
        self.times = sorted(times)

    @property
    def rate(self):
        return self.good / self.seconds

    def quantile(self, share):
        return f'{self.times[min(len(self.times) - 1, int(len(self.times) * share))]:.1f}' if self.times else '-'


def scenario(agent):
    first = REGISTER.format(timed=' start_rtd="1"', realm=REALM, number=1, credentials='', agent=agent)
    second = REGISTER.format(timed='', realm=REALM, number=2, credentials='[field1]\n', agent=agent)
    return ('<?xml version="1.0" encoding="ISO-8859-1"?>\n<scenario name="register">\n' + first + '<recv response="401" auth="true"/>\n'
            + second + '<recv response="200" rtd="1"/>\n</scenario>\n')


def kept(folder):
    """How many bindings a new start finds."""
    for base, table in ((f'{folder}/location.db', 'location'), (f'{folder}/data/leases.db', 'binding')):
        if os.path.exists(base):
            with closing(sqlite3.connect(base)) as opened:
                return opened.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
    return 0


def measure(name, folder):
    say(f'{name}: start')
    server = Server(name, folder)
    server.load(WARM_UP, UNDER_WAY)
    say(f'{name}: as many as go')
    best, spent = None, 0
    for _ in range(RUNS):
        before = measured.cpu(server.pid)
        load = server.load(REGISTRATIONS, UNDER_WAY)
        if best is None or load.rate > best.rate:
            best, spent = load, measured.cpu(server.pid) - before
    say(f'{name}: {USERS} refreshed three times at {STEADY} a second')
    steady = server.load(3 * USERS, 0, rate=STEADY)
    memory = measured.memory(server.pid)
    server.kill()
    return [name, round(best.rate), round(spent * 1e6 / best.good) if best.good else '-', best.failed, best.repeated, best.quantile(.5), best.quantile(.99),
            steady.failed, steady.repeated, steady.quantile(.99), round(memory), kept(folder)]


def write(folder, name, content):
    with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
        file.write(content)


def say(words):
    print(f'{time.strftime("%X")} {words}', file=sys.stderr, flush=True)


def main(names):
    heads = ['server', 'REGISTER/s', 'us CPU each', 'failed', 'repeated', 'ms p50', 'p99', f'failed at {STEADY}/s', 'repeated', 'ms p99', 'RSS MiB', f'kept of {USERS}']
    table = [heads]
    for name in names:
        folder = tempfile.mkdtemp(prefix='dialtone-bench')
        try:
            table.append(measure(name, folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    widths = [max(len(str(row[i])) for row in table) for i in range(len(heads))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    print(f'load of the machine: {", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    main(measured.chosen(sys.argv[1:], SERVERS))
