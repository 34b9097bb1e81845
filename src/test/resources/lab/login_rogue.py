"""Guesses the password of admin by HTTP Basic from many addresses of one end, as fast as the box answers, until it is
ended. Usage: login_rogue.py BOX ADDRESS... ; tells the number of answers by status, about once a second.
"""
import base64
import collections
import http.client
import itertools
import sys
import threading
import time

box, *addresses = sys.argv[1:]
seen = collections.Counter()


def guess(own):
    for number in itertools.count():
        password = base64.b64encode(f'admin:guess-{own}-{number}'.encode()).decode()
        try:
            link = http.client.HTTPConnection(box, timeout=60, source_address=(own, 0))
            link.request('GET', '/api/v1/phones', headers={'Authorization': f'Basic {password}'})
            seen[link.getresponse().status] += 1
            link.close()
        except OSError:
            seen['broken'] += 1
            time.sleep(0.1)


for address in addresses:
    threading.Thread(target=guess, args=(address,), daemon=True).start()
while True:
    time.sleep(1)
    print(dict(seen), flush=True)
