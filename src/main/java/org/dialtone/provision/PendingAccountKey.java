package org.dialtone.provision;

import org.dialtone.net.MacAddress;

/** Makes for each phone that waits for an adoption the password of its account, so that no other device can register it. */
@FunctionalInterface
public interface PendingAccountKey {

    /** The same each time; letters and digits. */
    String password(MacAddress phone);
}
