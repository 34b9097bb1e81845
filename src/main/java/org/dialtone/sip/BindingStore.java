package org.dialtone.sip;

import java.util.List;

/** Keeps bindings over a restart; written behind, never waited for. */
public interface BindingStore {

    List<Binding> load();

    /** These are now all bindings of this user. */
    void store(String user, List<Binding> bindings);
}
