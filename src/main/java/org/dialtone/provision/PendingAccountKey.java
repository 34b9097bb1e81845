package org.dialtone.provision;

import org.dialtone.net.MacAddress;

/** Makes the account password of each pending phone, so that no other device can register the account. */
@FunctionalInterface
public interface PendingAccountKey {

    /** The phone's password, the same each time; letters and digits. */
    String password(MacAddress phone);
}
