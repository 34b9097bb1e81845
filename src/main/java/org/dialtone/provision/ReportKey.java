package org.dialtone.provision;

import org.dialtone.net.MacAddress;

/** Makes for each phone the word that its reports must hold, so that nobody else can make them up. */
@FunctionalInterface
public interface ReportKey {

    /** The same each time; letters and digits. */
    String token(MacAddress phone);
}
