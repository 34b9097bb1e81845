package org.dialtone.edge.box;

import java.util.List;
import org.dialtone.dhcp.Lease;
import org.dialtone.sip.Binding;

/** Read-only views that the engines publish for console, API and health. Safe to ask from any thread. */
public interface Snapshots {

    List<Lease> leases();

    List<Binding> bindings();
}
