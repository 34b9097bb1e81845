package org.dialtone.web.api;

import org.dialtone.app.view.PhoneCounts;
import org.dialtone.app.view.PhoneState;

/**
 * The headline as the API shows it.
 *
 * @param attention phones of any state that something hinders, or that wait for a decision
 * @param behind    phones of any state whose file is older than the site's
 */
public record PhoneCountsJson(
        int total,
        int registered,
        int partly,
        int booting,
        int waiting,
        int stuck,
        int unheard,
        int attention,
        int behind) {

    static PhoneCountsJson of(PhoneCounts counts) {
        return new PhoneCountsJson(
                counts.total(),
                counts.of(PhoneState.REGISTERED),
                counts.of(PhoneState.PARTLY),
                counts.of(PhoneState.BOOTING),
                counts.of(PhoneState.WAITING),
                counts.of(PhoneState.STUCK),
                counts.of(PhoneState.UNHEARD),
                counts.attention(),
                counts.behind());
    }
}
