#!/usr/bin/env python3
"""Measures how many 8 KB phone files a second are served over HTTP, beside nginx with the same bytes as a static file.

Usage: http_bench.py [seconds]. Both servers run at one time on loopback and are loaded in turn with wrk, over kept-alive
connections and over one connection a file; of each three turns count as their median.
"""
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

CONNECTIONS, TURNS, WARM_SECONDS, SIZE = 64, 3, 12, 8192
GOALS = {'one each': 0.8, 'kept alive': 0.5}
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HOST, TOKEN, NAME = '127.66.0.1', 'benchtoken', '001565aabbcc.cfg'
NGINX_PORT, BOX_PORT, DHCP_PORT, SIP_PORT = 25990, 25980, 25967, 25960
PATH = f'/provision/{TOKEN}/{NAME}'


def site(padding):
    """The phone's file is brought to its size by parameters of the vendor's own; wrk asks from the phone's address."""
    raw = ', '.join(f'"bench.parameter_{i:03}": "{"x" * 40}"' for i in range(padding))
    return f'''dialtone: 1
site: {{name: Bench, timezone: Europe/Athens, serverAddress: {HOST}}}
provisioning: {{token: {TOKEN}}}
dhcp: {{mode: off}}
extensions: [{{number: "1001", name: Reception, password: bench-only-77}}]
phones: [{{mac: "00:15:65:aa:bb:cc", vendor: yealink, model: T46S, lines: ["1001"], addresses: [127.0.0.1, {HOST}], raw: {{{raw}}}}}]
'''


class Server:
    """A process that ends with the block."""

    def __init__(self, name, port, command, environment=None):
        self.name, self.port = name, port
        self.url = f'http://{HOST}:{port}{PATH}'
        self.process = subprocess.Popen(command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.STDOUT, start_new_session=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def file(self):
        """Its answer, as soon as there is one."""
        end = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(self.url, timeout=5) as answer:
                    return answer.read()
            except OSError as fault:
                if time.monotonic() > end or self.process.poll() is not None:
                    sys.exit(f'dialtone: {self.name} served no file: {fault}')
                time.sleep(0.3)

    def cpu(self):
        """Seconds of CPU that it has used, with the processes that it started."""
        ticks, pids = 0, [self.process.pid]
        while pids:
            pid = pids.pop()
            fields = text(f'/proc/{pid}/stat').rpartition(')')[2].split()
            ticks += int(fields[11]) + int(fields[12]) if fields else 0
            pids += map(int, text(f'/proc/{pid}/task/{pid}/children').split())
        return ticks / os.sysconf('SC_CLK_TCK')


class Turn:
    """What wrk tells of one load."""

    def __init__(self, server, seconds, alive):
        closing = [] if alive else ['-H', 'Connection: close']
        before = server.cpu()
        told = subprocess.run(['wrk', '-t2', f'-c{CONNECTIONS}', f'-d{seconds}s', '--latency', *closing, server.url],
                              capture_output=True, text=True, check=True).stdout
        self.rate = float(re.search(r'Requests/sec:\s+([\d.]+)', told).group(1))
        self.late = re.search(r'99%\s+(\S+)', told).group(1)
        requests = int(re.search(r'(\d+) requests in', told).group(1))
        self.micros = (server.cpu() - before) * 1e6 / max(1, requests)
        wrong = re.search(r'Non-2xx or 3xx responses: (\d+)', told)
        broken = re.search(r'Socket errors: .*', told)
        self.faults = ' '.join(part for part in (wrong and f'{wrong.group(1)} not served', broken and broken.group(0)) if part)


def nginx(folder, content):
    os.makedirs(f'{folder}/www/provision/{TOKEN}')
    write(f'{folder}/www{PATH}', content)
    write(f'{folder}/nginx.conf', f'''user root; daemon off; worker_processes auto; pid {folder}/pid; error_log {folder}/error.log;
        events {{ worker_connections 4096; }}
        http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
            server {{ listen {HOST}:{NGINX_PORT} backlog=4096; root {folder}/www; default_type text/plain; }} }}'''.encode())
    return Server('nginx', NGINX_PORT, ['nginx', '-p', folder, '-c', f'{folder}/nginx.conf'])


def dialtone(folder, padding):
    """This project's jar, as it is run without any flag."""
    data = tempfile.mkdtemp(prefix='box', dir=folder)
    write(f'{data}/site.yaml', site(padding).encode())
    java = os.path.join(os.environ['JAVA_HOME'], 'bin/java')
    flags = os.environ.get('BENCH_JAVA_FLAGS', '').split()
    return Server('dialtone', BOX_PORT, [java, *flags, '-jar', f'{ROOT}/target/quarkus-app/quarkus-run.jar'], {
        'DIALTONE_DATA': f'{data}/data', 'DIALTONE_SITE': f'{data}/site.yaml', 'DIALTONE_ADMIN_PASSWORD': 'bench-only-77',
        'DIALTONE_HTTP_HOST': HOST, 'DIALTONE_HTTP_PORT': str(BOX_PORT), 'DIALTONE_HTTPS_PORT': '0', 'DIALTONE_TFTP_PORT': '0',
        'DIALTONE_DHCP_PORT': '0', 'DIALTONE_SIP_PORT': '0', 'DIALTONE_CONSOLE_PLAIN_HTTP': 'true'})


def padding(folder):
    """How many parameters bring the file to its size."""
    with dialtone(folder, 0) as small:
        bare = len(small.file())
    with dialtone(folder, 10) as larger:
        each = (len(larger.file()) - bare) // 10
    return max(0, round((SIZE - bare) / each))


def text(path):
    try:
        with open(path, encoding='utf-8') as file:
            return file.read()
    except OSError:
        return ''


def write(path, content):
    with open(path, 'wb') as file:
        file.write(content)


def say(words):
    print(f'{time.strftime("%X")} {words}', file=sys.stderr, flush=True)


def measure(servers, seconds):
    rows, rates = [], {}
    for mode, alive in (('one each', False), ('kept alive', True)):
        for server in servers:
            say(f'{server.name}: warms up, {mode}')
            Turn(server, WARM_SECONDS, alive)
        turns = {server.name: [] for server in servers}
        for _ in range(TURNS):
            for server in servers:
                say(f'{server.name}: {mode}')
                turns[server.name].append(Turn(server, seconds, alive))
        for server in servers:
            rate = rates[mode, server.name] = statistics.median(turn.rate for turn in turns[server.name])
            middle = min(turns[server.name], key=lambda turn, rate=rate: abs(turn.rate - rate))
            rows.append([server.name, mode, round(rate), middle.late, round(middle.micros), ' '.join(turn.faults for turn in turns[server.name]).strip()])
    return rows, rates


def level():
    """wrk and the servers, each a session of its own, get the same share of the processor (sched(7), autogroup), whatever the shell's is."""
    try:
        write('/proc/self/autogroup', b'0')
    except OSError:
        pass


def main(seconds):
    if shutil.which('wrk') is None or shutil.which('nginx') is None:
        sys.exit('dialtone: the HTTP bench needs wrk and nginx')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    level()
    folder = tempfile.mkdtemp(prefix='dialtone-bench')
    os.chmod(folder, 0o755)
    try:
        with dialtone(folder, padding(folder)) as box:
            content = box.file()
            with nginx(folder, content) as static:
                if static.file() != content:
                    sys.exit('dialtone: nginx serves other bytes')
                rows, rates = measure([static, box], seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    table = [['server', 'connections', 'files/s', 'p99', 'us CPU/file', 'faults'], *rows]
    widths = [max(len(str(row[i])) for row in table) for i in range(len(table[0]))]
    for row in table:
        print('  '.join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    for mode, goal in GOALS.items():
        share = rates[mode, 'dialtone'] / rates[mode, 'nginx']
        print(f'{mode}: {share:.2f} of nginx (goal {goal}){"" if share >= goal else ", missed"}')
    print(f'{len(content)} bytes a file, {CONNECTIONS} at one time; load of the machine: '
          f'{", ".join(f"{load:.1f}" for load in os.getloadavg())}; cores: {os.cpu_count()}')


if __name__ == '__main__':
    os.environ['PATH'] += ':/usr/sbin'
    main(next((int(word) for word in sys.argv[1:] if word.isdigit()), 6))
