package org.dialtone.app.rollout;

import java.time.InstantSource;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Firmware;

/** Where a rollout notes how far it has come: its store, and the journal of each phone. */
record RolloutLog(RolloutStore store, Journal journal, InstantSource clock) {

    void told(MacAddress phone, Firmware firmware) {
        journal.record(entry(phone, Event.FIRMWARE_TOLD, firmware));
    }

    void runs(MacAddress phone, Firmware firmware) {
        journal.record(entry(phone, Event.FIRMWARE_RUNS, firmware));
    }

    void overdue(MacAddress phone, Firmware firmware) {
        journal.record(entry(phone, Event.FIRMWARE_OVERDUE, firmware)
                .with(Detail.WITHIN, firmware.rollout().within()));
    }

    private Entry entry(MacAddress phone, Event event, Firmware firmware) {
        return Entry.of(clock.instant(), phone, event, null).with(Detail.VERSION, firmware.version());
    }
}
