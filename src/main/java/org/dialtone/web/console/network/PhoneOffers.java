package org.dialtone.web.console.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Said;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.app.UnclearQuestion;
import org.dialtone.app.WhatIfQuestion;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.phone.Fleet;
import org.dialtone.web.console.forms.Words;
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
     * @throws UnclearQuestion says what can't be understood, and what can
     */
    WhatIf.Answer to(NetworkPage.Asked asked, Words words) {
        WhatIf.Question question = WhatIfQuestion.of(
                machine,
                asked.mac(),
                given(asked.vendorClass()),
                null,
                given(asked.link()),
                given(asked.giaddr()),
                null);
        DhcpPlan plan = site.plans().dhcp();
        if (question.box() == null && plan.serverAddress() == null) {
            throw new UnclearQuestion(Said.of("question.box"));
        }
        WhatIf.Answer answer = new WhatIf(plan, snapshots.leases(), fleet, clock).answer(question);
        return worded(answer.with(caller::masked), words);
    }

    /** With the level of each option in words. */
    private static WhatIf.Answer worded(WhatIf.Answer answer, Words words) {
        return new WhatIf.Answer(
                answer.scope(),
                answer.vendor(),
                answer.classes(),
                answer.address(),
                answer.grounds(),
                answer.options().stream()
                        .map(each ->
                                new WhatIf.Value(each.code(), each.name(), each.value(), level(each.from(), words)))
                        .toList());
    }

    /** A level is a word, or a word and a name; see {@link WhatIf.Value}. */
    private static String level(String from, Words words) {
        int name = from.indexOf(' ') + 1;
        return name == 0
                ? words.say("offer.from." + from)
                : words.say("offer.from." + from.substring(0, name - 1), from.substring(name));
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
