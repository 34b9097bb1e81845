package org.dialtone.sip;

import java.util.List;

/** Keeps bindings over a restart; stores after the fact, and no caller waits for it. */
public interface BindingStore {

    List<Binding> load();

    /** Stores these as all bindings of this user. */
    void store(String user, List<Binding> bindings);
}
