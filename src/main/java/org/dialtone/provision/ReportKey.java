package org.dialtone.provision;

import org.dialtone.net.MacAddress;

/** Makes the token that each phone's reports must contain, so that no other device can make them up. */
@FunctionalInterface
public interface ReportKey {

    /** The phone's token, the same each time; letters and digits. */
    String token(MacAddress phone);
}
