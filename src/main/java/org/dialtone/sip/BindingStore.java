package org.dialtone.sip;

import java.util.List;

/** Keeps bindings over a restart; stores after the fact, and no caller waits for it. */
public interface BindingStore {

    List<Binding> load();

    /**
     * Stores these as all bindings of this user.
     *
     * @param lost run by any thread, later or at once, where they are not stored after all: the disk failed
     */
    void store(String user, List<Binding> bindings, Runnable lost);
}
