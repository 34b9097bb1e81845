"""A phone over UDP that does as it is told, and says what it was answered: BOX ADDRESS:PORT USER PASSWORD STEP...

register            "register 200"
answer              from now on answers: calls whose Call-ID begins with "talk" are taken, others ring on; "hears message MESSAGE"
call NUMBER         "call NUMBER 200"; answers challenges
ask NUMBER          "ask NUMBER 407": the first word but 100 to a call without a password, "none" where there is none
impersonate NUMBER  "impersonate NUMBER 200": a message with another's name in fields that only servers may write
message NUMBER      "impersonate NUMBER  "impersonate NUMBER 200": a message with another's name in fields that only servers may write
message NUMBER 200"; answers challenges
flood NUMBER COUNT  "flood 20 ring, 80 get 486": so many calls at once
forge URI           "forge URI 15": so many requests in USER's name to the phone at this URI, by which nothing of it is proven
bye                 "bye 200": hangs up the last call
wait FILE           until it is there
"""
import collections
import hashlib
import os
import re
import socket
import sys
import time

BOX = (sys.argv[1], 5060)
ADDRESS, PORT = sys.argv[2].split(':')
USER, PASSWORD = sys.argv[3:5]
PATIENCE = 20
OUTSTANDING = 50

TRUSTED = re.compile(r'(?im)^(?:P-Asserted-Identity|P-Preferred-Identity|Remote-Party-ID|Alert-Info|Call-Info)(?=:)')
CHECK_SYNC = ('Event: check-sync;reboot=true', 'Subscription-State: terminated')
FORGED = [
    ('INVITE', '', ()), ('MESSAGE', '', ()), ('REFER', '', ('Refer-To: <sip:1003@box>',)), ('SUBSCRIBE', '', ('Event: dialog',)),
    ('PUBLISH', '', ('Event: presence',)), ('OPTIONS', '', ()), ('NOTIFY', '', CHECK_SYNC), ('SERVICE', '', ()),
    ('INVITE', 'x', ()), ('BYE', 'x', ()), ('INFO', 'x', ()), ('UPDATE', 'x', ()), ('MESSAGE', 'x', ()), ('NOTIFY', 'x', CHECK_SYNC),
    ('ACK', 'x', ())]

phone = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
phone.bind((ADDRESS, int(PORT)))
phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
number = 0


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def request(method, uri, call, cseq, to='', more=()):
    global number
    number += 1
    to = to or (f'<sip:{USER}@{BOX[0]}>' if method == 'REGISTER' else f'<{uri}>')
    lines = [f'{method} {uri} SIP/2.0', f'Via: SIP/2.0/UDP {ADDRESS}:{PORT};branch=z9hG4bK{os.getpid()}-{number};rport', 'Max-Forwards: 70',
             f'From: <sip:{USER}@{BOX[0]}>;tag={USER}', f'To: {to}', f'Call-ID: {call}', f'CSeq: {cseq} {method}',
             f'Contact: <sip:{USER}@{ADDRESS}:{PORT}>', *more, 'Content-Length: 0', '', '']
    phone.sendto('\r\n'.join(lines).encode(), BOX)


def field(message, name):
    found = re.search(rf'(?im)^{name}: *(.*?)\r?$', message)
    return found.group(1) if found else ''


def fields(message, name):
    return re.findall(rf'(?im)^{name}: *(.*?)\r?$', message)


def heard(end):
    """The next message, or nothing."""
    phone.settimeout(max(0.01, end - time.monotonic()))
    try:
        return phone.recvfrom(65535)[0].decode()
    except TimeoutError:
        return ''


def status(message):
    return int(message.split()[1]) if message.startswith('SIP/2.0 ') else 0


def final(call, method, send, least=200):
    """Sent again each second until its answer comes."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        send()
        message = heard(time.monotonic() + 1)
        while message:
            if status(message) >= least and field(message, 'Call-ID') == call and field(message, 'CSeq').endswith(method):
                return message
            respond(message)
            message = heard(time.monotonic() + 1)
    return ''


def credentials(challenge, method, uri, count=1):
    value = next(each for each in fields(challenge, '(?:WWW|Proxy)-Authenticate') if 'SHA' not in each)
    realm, nonce = (re.search(rf'{name}="([^"]*)"', value).group(1) for name in ('realm', 'nonce'))
    answer = md5(':'.join((md5(f'{USER}:{realm}:{PASSWORD}'), nonce, f'{count:08x}:c0ffee:auth', md5(f'{method}:{uri}'))))
    name = 'Authorization' if status(challenge) == 401 else 'Proxy-Authorization'
    return (f'{name}: Digest username="{USER}", realm="{realm}", nonce="{nonce}", uri="{uri}", response="{answer}", algorithm=MD5, qop=auth,'
            f' nc={count:08x}, cnonce="c0ffee"',)


def proven(method, uri, call, claims=()):
    """Answers a challenge; gives the last answer and the number of the last request."""
    answer = final(call, method, lambda: request(method, uri, call, 1, more=claims))
    if status(answer) not in (401, 407):
        return answer, 1
    if method == 'INVITE':
        request('ACK', uri, call, 1, field(answer, 'To'))
    more = (*credentials(answer, method, uri), *claims)
    return final(call, method, lambda: request(method, uri, call, 2, more=more)), 2


def respond(message):
    """To what others ask."""
    method = message.split(' ', 1)[0]
    if not message or method in ('SIP/2.0', 'ACK'):
        return
    talk = field(message, 'Call-ID').startswith('talk')
    code = '180 Ringing' if method == 'INVITE' and not talk else '200 OK'
    to = field(message, 'To')
    echoed = [f'Via: {hop}' for hop in fields(message, 'Via')] + [f'Record-Route: {hop}' for hop in fields(message, 'Record-Route')]
    echoed += [f'{name}: {field(message, name)}' for name in ('From', 'Call-ID', 'CSeq')]
    echoed += [f'To: {to}' if 'tag=' in to else f'To: {to};tag={USER}', f'Contact: <sip:{USER}@{ADDRESS}:{PORT}>', 'Content-Length: 0', '', '']
    phone.sendto('\r\n'.join([f'SIP/2.0 {code}', *echoed]).encode(), BOX)


class Steps:
    dialog = None

    def register(self):
        answer, _ = proven('REGISTER', f'sip:{BOX[0]}', f'register-{os.getpid()}')
        return status(answer)

    def answer(self):
        print('answers', flush=True)
        while True:
            message = heard(time.monotonic() + PATIENCE)
            respond(message)
            if message and not status(message):
                print('hears', field(message, 'Call-ID').split('-')[0], message.split(' ', 1)[0], *TRUSTED.findall(message), flush=True)

    def message(self, to):
        return f"{to} {status(proven('MESSAGE', f'sip:{to}@{BOX[0]}', f'message-{USER}-{time.monotonic_ns()}')[0])}"

    def impersonate(self, to):
        more = [f'{name}: "Manager" <sip:1001@{BOX[0]}>' for name in ('P-Asserted-Identity', 'Remote-Party-ID', 'Call-Info', 'Alert-Info')]
        return f"{to} {status(proven('MESSAGE', f'sip:{to}@{BOX[0]}', f'posing-{time.monotonic_ns()}', more)[0])}"

    def forge(self, uri):
        sent = 0
        for method, tag, more in FORGED:
            request(method, uri, f'forged-{time.monotonic_ns()}', 1, f'<{uri}>;tag={tag}' if tag else '', more)
            sent += 1
        return f'{uri} {sent}'

    def call(self, to):
        call = f'talk-{USER}-{time.monotonic_ns()}'
        uri = f'sip:{to}@{BOX[0]}'
        answer, cseq = proven('INVITE', uri, call)
        routes = tuple(f'Route: {hop}' for hop in reversed(fields(answer, 'Record-Route')))
        where = re.sub(r'.*<(.*)>.*', r'\1', field(answer, 'Contact')) or uri
        request('ACK', where, call, cseq, field(answer, 'To'), routes)
        self.dialog = where, call, cseq + 1, field(answer, 'To'), routes
        return f'{to} {status(answer)}'

    def ask(self, to):
        call = f'talk-{USER}-{time.monotonic_ns()}'
        return f"{to} {status(final(call, 'INVITE', lambda: request('INVITE', f'sip:{to}@{BOX[0]}', call, 1), 101)) or 'none'}"

    def flood(self, to, count):
        waiting, told, sent = set(), {}, 0
        uri = f'sip:{to}@{BOX[0]}'
        challenge = final('first', 'MESSAGE', lambda: request('MESSAGE', uri, 'first', 1))
        quiet = time.monotonic() + PATIENCE
        while time.monotonic() < quiet and (sent < int(count) or waiting):
            while sent < int(count) and len(waiting) < OUTSTANDING:
                call = f'ring-{USER}-{sent}'
                sent += 1
                request('INVITE', uri, call, 1, more=credentials(challenge, 'INVITE', uri, sent))
                waiting.add(call)
            message = heard(time.monotonic() + 0.2)
            if not message:
                # What got lost is not waited for.
                waiting.clear()
            elif status(message):
                quiet = time.monotonic() + PATIENCE
                call = field(message, 'Call-ID')
                waiting.discard(call)
                told[call] = max(status(message), told.get(call, 0))
                if status(message) >= 300:
                    request('ACK', f'sip:{to}@{BOX[0]}', call, 1, field(message, 'To'))
            else:
                respond(message)
        counts = collections.Counter(told.values())
        return ', '.join(f'{counts[code]} get {code}' for code in sorted(counts))

    def bye(self):
        where, call, cseq, to, routes = self.dialog
        return status(final(call, 'BYE', lambda: request('BYE', where, call, cseq, to, routes)))

    def wait(self, file):
        while not os.path.exists(file):
            respond(heard(time.monotonic() + 0.1))
        return ''


steps = Steps()
words = iter(sys.argv[5:])
for word in words:
    step = getattr(steps, word)
    print(word, step(*(next(words) for _ in range(step.__code__.co_argcount - 1))), flush=True)
