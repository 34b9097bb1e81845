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
}
