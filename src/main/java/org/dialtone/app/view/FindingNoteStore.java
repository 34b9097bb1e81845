package org.dialtone.app.view;

import java.util.List;
import org.dialtone.net.MacAddress;

/** Keeps over restarts who has seen what hinders a phone; stores after the fact, and no caller waits for it. */
public interface FindingNoteStore {

    /** All notes, the oldest first. */
    List<FindingNote> load();

    /** Stores the note in place of the phone's former one. */
    void remember(FindingNote note);

    void forget(MacAddress phone);

    /** A store that begins empty and keeps nothing. */
    static FindingNoteStore forgetful() {
        return new FindingNoteStore() {
            @Override
            public List<FindingNote> load() {
                return List.of();
            }

            @Override
            public void remember(FindingNote note) {
                // This store keeps nothing on purpose.
            }

            @Override
            public void forget(MacAddress phone) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
