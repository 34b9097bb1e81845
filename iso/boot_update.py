"""Cases of boot-test about the two slots: an update that comes up, and those that don't and are left again by themselves."""
import json
import os
import re
import shutil
import time

NEWER = '99.0.0'
# Seconds beside a start: the time that a slot has to get well (iso/overlay/usr/lib/dialtone/good), and the start of the
# version before.
TRIAL = 1500


def tampered(kit, folder, name, change):
    """An update of this version from what was built, after a change to its files, signed with the key of the build."""
    system = os.path.join(folder, name)
    os.mkdir(system)
    for file in ('vmlinuz', 'initrd.img', 'filesystem.squashfs', 'release'):
        shutil.copy(os.path.join(kit.OUT, 'system', file), system)
    with open(os.path.join(system, 'release'), encoding='utf-8') as file:
        release = file.read()
    with open(os.path.join(system, 'release'), 'w', encoding='utf-8') as file:
        file.write(re.sub('(?m)^version .*$', 'version ' + NEWER, release))
    change(kit, system)
    update = system + '.update'
    kit.run(os.path.join(kit.ROOT, 'iso/update'), system, update)
    shutil.rmtree(system)
    return update


def as_it_is(kit, system):
    """The same system once more."""


def garbage(kit, system):
    """No file system for the kernel: it panics."""
    with open(os.path.join(system, 'filesystem.squashfs'), 'wb') as file:
        file.write(os.urandom(1 << 20))


def without_the_box(kit, system):
    """Debian comes up, but Dialtone in it doesn't start."""
    tree, image = os.path.join(system, 'tree'), os.path.join(system, 'filesystem.squashfs')
    kit.run('unsquashfs', '-q', '-n', '-d', tree, image)
    with open(os.path.join(tree, 'usr/bin/dialtone'), 'w', encoding='utf-8') as file:
        file.write('#!/bin/sh\nexit 1\n')
    os.remove(image)
    kit.run('mksquashfs', tree, image, '-comp', 'zstd', '-Xcompression-level', '1', '-quiet', '-no-progress')
    shutil.rmtree(tree)


class Operator:
    """Whoever updates the box, with the password that its screen shows."""

    def __init__(self, kit, machine):
        self.kit, self.machine = kit, machine
        self.password = machine.await_('first password', lambda: (re.findall(r'User admin, first password: (\S+)', machine.said()) or [None])[-1])
        own = 'boot-and-reboot-9'
        machine.await_('a password of his own', lambda: self.curl('password', '-X', 'PUT', '-H', 'Content-Type: application/json', '-w', '%{http_code}',
                                                                  '-d', json.dumps({'old': self.password, 'new': own})) == '204' and 'set')
        self.password = own

    def curl(self, path, *words, patience=20):
        return self.kit.inside(self.kit.PHONE, 'curl', '-sk', '-m', str(patience), '-u', 'admin:' + self.password, *words, f'https://{self.kit.BOX}/api/v1/{path}').stdout

    def asks(self, *words, patience=20):
        try:
            return json.loads(self.curl('update', *words, patience=patience))
        except json.JSONDecodeError:
            return {}

    def slots(self):
        return {slot['slot']: slot for slot in self.asks().get('slots', [])}

    def states(self):
        slots = self.slots()
        return tuple(slots.get(name, {}).get('state') for name in 'ab')

    def gives(self, update):
        size, began = os.path.getsize(update), time.monotonic()
        answer = self.asks('-X', 'POST', '-H', 'Content-Type: application/octet-stream', '-T', update, patience=self.kit.PATIENCE)
        print(f'  {os.path.basename(update)}, {size >> 20} MiB: {answer.get("says") or answer} after {time.monotonic() - began:.0f} s', flush=True)
        return answer


def again(machine):
    """Waits are counted from now on."""
    machine.began = time.monotonic()


def refuses(kit, operator, update):
    with open(update, 'rb') as file:
        head = bytearray(file.read(4096))
    head[head.index(b'version 9')] ^= 1
    forged = update + '.forged'
    with open(forged, 'wb') as file:
        file.write(head)
    answer = operator.gives(forged)
    assert 'not signed' in answer.get('error', ''), f'a forged update was answered {answer}'
    assert operator.slots().get('b') is None, 'a forged update left something in slot b'


def update(kit, machine, folder, address):
    """A new version comes up in slot b, keeps what the box knows, and is started from then on."""
    operator = Operator(kit, machine)
    file = tampered(kit, folder, 'good', as_it_is)
    refuses(kit, operator, file)
    again(machine)
    answer = operator.gives(file)
    assert 'starts again' in answer.get('says', ''), f'the update was answered {answer}'
    again(machine)
    machine.await_('slot b', lambda: 'slot b is good' in machine.said() and 'kept')
    slots = machine.await_('the new version', operator.slots)
    assert (slots['b']['version'], slots['b']['state']) == (NEWER, 'running'), f'the slots are {slots}'
    found = machine.await_('lease of the new version', lambda: kit.lease(folder))[0]
    assert found == address, f'the phone had {address} and got {found}'


def broken(kit, machine, folder, address):
    """A new version that panics, and one that never gets well, are both left by themselves."""
    operator = Operator(kit, machine)
    for name, change, says in (('panics', garbage, "didn't come up"), ('ill', without_the_box, "the box doesn't answer")):
        file = tampered(kit, folder, name, change)
        again(machine)
        assert 'starts again' in operator.gives(file).get('says', ''), 'the update was not taken'
        os.remove(file)
        again(machine)
        # The box is asked, never its screen: a screen draws an old line anew.
        machine.await_(f'{name}: back in slot a', lambda: operator.states() == ('running', 'failed') and 'back', TRIAL)
        again(machine)
        said = operator.asks()['says']
        assert says in said, said
        print(f'  {said}', flush=True)
        found = machine.await_(f'{name}: lease', lambda: kit.lease(folder))[0]
        assert found == address, f'the phone had {address} and got {found}'


CASES = {'update': update, 'broken': broken}
