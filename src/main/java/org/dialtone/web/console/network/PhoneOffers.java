package org.dialtone.web.console.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.WhatIfQuestion;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.phone.Fleet;
import org.dialtone.web.login.Caller;

/** Asks the DHCP server what it would offer to a phone; nothing is leased, sent or kept. */
@ApplicationScoped
class PhoneOffers {

    private final SiteBook site;
    private final Snapshots snapshots;
    private final Fleet fleet;
    private final MachineInterfaces machine;
    private final InstantSource clock;
    private final Caller caller;

    @Inject
    PhoneOffers(
            SiteBook site,
            Snapshots snapshots,
            Fleet fleet,
            MachineInterfaces machine,
            InstantSource clock,
            Caller caller) {
        this.site = site;
        this.snapshots = snapshots;
        this.fleet = fleet;
        this.machine = machine;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * The answer, without what the caller may not see.
     *
     * @throws IllegalArgumentException says what can't be understood, and what can
     */
    WhatIf.Answer to(NetworkPage.Asked asked) {
        WhatIf.Question question = WhatIfQuestion.of(
                machine,
                asked.mac(),
                given(asked.vendorClass()),
                null,
                given(asked.link()),
                given(asked.giaddr()),
                null);
        return new WhatIf(site.plans().dhcp(), snapshots.leases(), fleet, clock)
                .answer(question)
                .with(caller::masked);
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
