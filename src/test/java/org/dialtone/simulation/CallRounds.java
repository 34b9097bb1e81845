package org.dialtone.simulation;

import java.util.List;

/** Who calls whom, and when: now and then while there is trouble, and in the end each phone once. */
final class CallRounds {

    private static final int CALLS_FOR_HELP = 5;

    private final VirtualTime time;
    private final Chance chance;
    private final CallLedger ledger;
    private final List<HonestPhone> phones;
    private boolean over;

    CallRounds(VirtualTime time, Chance chance, CallLedger ledger, List<HonestPhone> phones) {
        this.time = time;
        this.chance = chance;
        this.ledger = ledger;
        this.phones = phones;
    }

    void begin() {
        if (phones.size() > CallLedger.HELPERS) {
            phones.forEach(this::next);
        }
    }

    private void next(HonestPhone phone) {
        time.after(chance.seconds(60, 600), () -> {
            if (!over) {
                if (phone.isUp()) {
                    call(phone);
                }
                next(phone);
            }
        });
    }

    private void call(HonestPhone phone) {
        HonestPhone other = chance.from(phones);
        if (chance.of(0.1) && !CallLedger.isHelper(phone.extension())) {
            phone.calls().call(CallLedger.EMERGENCY);
        } else if (other != phone) {
            phone.calls().call(other.extension());
        }
    }

    /**
     * Nobody calls any more, and those who talk come to an end. The phones register again, as they do twice an hour: a
     * registration that was not yet on the disk is gone after a crash.
     */
    void rest() {
        over = true;
        for (HonestPhone phone : phones) {
            phone.calls().rest();
            time.after(chance.millis(0, 60_000), phone::refresh);
        }
    }

    /** Every phone calls the next one, and some call for help: all must get through. */
    void examine() {
        for (int i = 0; i < phones.size(); i++) {
            examine(phones.get(i), phones.get((i + 1) % phones.size()).extension());
        }
        phones.stream()
                .filter(phone -> !CallLedger.isHelper(phone.extension()))
                .limit(CALLS_FOR_HELP)
                .forEach(phone -> examine(phone, CallLedger.EMERGENCY));
    }

    private void examine(HonestPhone phone, String dialled) {
        time.after(
                chance.millis(0, 30_000),
                () -> ledger.examines(phone.calls().call(dialled), phone.name() + " to " + dialled));
    }
}
