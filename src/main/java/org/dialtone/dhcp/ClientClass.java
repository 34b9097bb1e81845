package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.net.Oui;

/** Options for clients by what their messages say; all matching classes add up, and the later one wins. */
public record ClientClass(String name, Match match, List<OptionSetting> options) {

    /**
     * All that is given must match; null matches everything. Texts are globs ({@code *}, {@code ?}) without regard to
     * case.
     *
     * @param vendor key of the vendor pack that the client is identified as
     */
    public record Match(
            String vendorClass, String userClass, Oui oui, String vendor, String circuitId, String remoteId) {}

    /** Whether only phones match, because a pack must know them. */
    boolean isOfPhones() {
        return match != null && match.vendor() != null;
    }
}
