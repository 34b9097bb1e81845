package org.dialtone.sip;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps bindings over a restart. What a failing disk doesn't take is stored again later, whoever waited for it. */
public interface BindingStore {

    List<Binding> load();

    /** Stores these as all bindings of this user, in time: nobody waits for it. */
    void store(String user, List<Binding> bindings);

    /**
     * As {@link #store}, without delay. Completes when the bindings are on the disk, and fails where they aren't, or
     * aren't yet; those that come during a commit share the next one.
     */
    CompletionStage<Void> commit(String user, List<Binding> bindings);
}
