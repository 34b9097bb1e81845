"""A browser as the box sees one: it is logged in, gets pages, and keeps an event stream open."""
import gzip
import http.client
import re
import socket
import sys
import threading
import time
import urllib.parse

# Seconds that a page may take on a slow machine.
PATIENCE = 60


class Page:
    """An answer: its body as it came and unpacked, and the seconds until all of it was there."""

    def __init__(self, answer, begun):
        self.status, self.kind = answer.status, answer.headers.get_content_type()
        self.sent = answer.read()
        self.seconds = time.monotonic() - begun
        self.plain = gzip.decompress(self.sent) if answer.headers.get('Content-Encoding') == 'gzip' else self.sent

    def links(self):
        """Paths of the console that it links to, as they stand."""
        found = re.findall(r'<a\b[^>]*\shref="(/console[^"#]*)', self.plain.decode(errors='replace'))
        return [link.replace('&amp;', '&') for link in found]


class Browser:
    """One login."""

    def __init__(self, host, port, user, password):
        self.host, self.port = host, port
        self.cookie = self.login(user, password)

    def login(self, user, password):
        link = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        link.request('POST', '/console/login', urllib.parse.urlencode({'name': user, 'password': password, 'to': '/console/'}),
                     {'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin'})
        answer = link.getresponse()
        found = re.search(r'\bdialtone=([^;]+)', '; '.join(answer.headers.get_all('Set-Cookie', [])))
        link.close()
        if answer.status != 303 or answer.headers['Location'].rpartition('/console')[2] != '/' or not found:
            sys.exit(f'dialtone: the login of {user} was answered {answer.status} {answer.reason}, and leads to {answer.headers["Location"]}')
        return f'dialtone={found.group(1)}'

    def get(self, path):
        link = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        begun = time.monotonic()
        link.request('GET', urllib.parse.quote(path, '/?&=%+'), headers={'Cookie': self.cookie, 'Accept-Encoding': 'gzip'})
        page = Page(link.getresponse(), begun)
        link.close()
        return page

    def page(self, path):
        page = self.get(path)
        if page.status != 200:
            sys.exit(f'dialtone: {path} was answered {page.status}')
        return page


class Stream(threading.Thread):
    """The event stream of one page, whose bytes on the wire are counted."""

    MARK = b'event:'

    def __init__(self, browser, path):
        super().__init__(daemon=True)
        self.path, self.bytes, self.events, self.ended = path, 0, 0, None
        self.link = socket.create_connection((browser.host, browser.port), PATIENCE)
        self.link.sendall((f'GET {path} HTTP/1.1\r\nHost: {browser.host}:{browser.port}\r\nAccept: text/event-stream\r\n'
                           f'Cookie: {browser.cookie}\r\nCache-Control: no-store\r\n\r\n').encode())
        head, _, self.rest = self.head().partition(b'\r\n\r\n')
        if not head.startswith(b'HTTP/1.1 200') or b'text/event-stream' not in head:
            sys.exit(f'dialtone: {path} is no event stream: {head.decode(errors="replace")[:300]} {self.rest[:300]!r}')
        self.start()

    def head(self):
        told = b''
        while b'\r\n\r\n' not in told:
            more = self.link.recv(65536)
            if not more:
                break
            told += more
        return told

    def run(self):
        tail, data = b'', self.rest
        try:
            while True:
                self.bytes += len(data)
                self.events += (tail + data).count(self.MARK)
                tail = (tail + data)[-len(self.MARK) + 1:]
                data = self.link.recv(65536)
                if not data:
                    raise ConnectionError('the box ended it')
        except OSError as why:
            self.ended = why

    def close(self):
        self.link.close()
