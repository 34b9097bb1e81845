package org.dialtone.web.console.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.PresentSite;
import org.dialtone.app.view.NoAddress;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Mode;
import org.dialtone.site.model.Site.RegistrarMode;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** What the first start proposes, what it makes of the site, and what it says of it. */
class StartChangeTest {

    private static final Words WORDS = Words.english();
    private static final Site FRESH = SiteReader.defaults();
    private static final OtherServer ROUTER =
            new OtherServer(Ip4.of("192.168.1.1"), Ip4.of("192.168.1.1"), null, "192.168.1.77");

    private static Seen link(String name, boolean carrier, List<OtherServer> others, String... addresses) {
        MacAddress mac = MacAddress.of("02:00:00:00:00:01");
        return new Seen(
                name,
                carrier,
                List.of(addresses).stream()
                        .map(each -> each.split("/"))
                        .map(each -> new LocalInterface(name, Ip4.of(each[0]), Integer.parseInt(each[1]), mac))
                        .toList(),
                false,
                others,
                null);
    }

    private static final Seen OFFICE = link("eth0", true, List.of(ROUTER), "192.168.1.20/24");
    private static final Seen VOICE = link("eth1", true, List.of(), "10.66.0.1/16");
    private static final Seen UNPLUGGED = link("eth2", false, List.of(), "10.67.0.1/24");

    private StartDraft draft = StartDraft.NOTHING;
    private List<Seen> links = List.of(UNPLUGGED, OFFICE, VOICE);

    private StartForms forms() {
        return new StartForms(WORDS, new PresentSite(FRESH, 1), links, draft, "Europe/Athens");
    }

    private void choose(StartStep step, String... values) {
        Map<String, List<String>> typed = forms().form(step).parts().stream()
                .flatMap(part -> part.fields().stream())
                .collect(Collectors.toMap(field -> field.path(), field -> List.of(field.value())));
        for (int i = 0; i < values.length; i += 2) {
            typed.put(values[i], List.of(values[i + 1]));
        }
        draft = draft.with(step, typed);
    }

    private SiteDraft made() {
        SiteDraft made = new SiteDraft(FRESH);
        new StartChange(forms(), StartStep.SUMMARY).accept(made);
        return made;
    }

    private Site site() {
        SiteDraft made = made();
        assertEquals(List.of(), made.findings(List.of()));
        return made.site();
    }

    private List<Finding> faults() {
        SiteDraft made = made();
        return made
                .findings(new SiteCheck(TestPacks.packs())
                        .examine(FRESH, made.site())
                        .review()
                        .findings())
                .stream()
                .filter(Finding::isFault)
                .toList();
    }

    private List<String> summary() {
        StartForms forms = forms();
        return new StartSummary(
                        WORDS, site(), forms.chosen().orElse(null), forms.own().orElse(null), true, 5060)
                .lines();
    }

    @Test
    void whoChoosesNothingGetsTheQuietInterfaceAndHalfOfItsSubnet() {
        Site site = site();
        assertEquals(List.of("eth1"), site.dhcp().interfaces());
        assertEquals("10.66.0.0/16", site.dhcp().scopes().getFirst().subnet().toString());
        assertEquals(
                "[10.66.128.0-10.66.255.254]",
                site.dhcp().scopes().getFirst().pools().toString());
        assertEquals(List.of(), site.dhcp().scopes().getFirst().options());
        assertEquals("Europe/Athens", site.site().timezone());
        assertEquals(RegistrarMode.BUILTIN, site.registrar().mode());
        assertEquals(FRESH.provisioning(), site.provisioning());
        assertEquals(List.of(), faults());
    }

    @Test
    void anInterfaceWithAnotherServerIsBetterThanNone() {
        links = List.of(UNPLUGGED, OFFICE);
        assertEquals(Optional.of(OFFICE), forms().chosen());
        links = List.of(UNPLUGGED);
        assertEquals(Optional.empty(), forms().chosen());
    }

    @Test
    void anotherInterfaceHasAnotherScope() {
        choose(StartStep.INTERFACE);
        choose(StartStep.ADDRESSES, "scope.name", "voice", "scope.options.routers", "10.66.0.254");
        assertEquals("voice", site().dhcp().scopes().getFirst().name());
        assertTrue(summary().contains("Phones reach other networks by the router 10.66.0.254."));
        choose(StartStep.INTERFACE, "dhcp.interfaces", "eth2");
        assertEquals(StartStep.ADDRESSES, draft.first());
        assertEquals("10.67.0.0/24", site().dhcp().scopes().getFirst().subnet().toString());
    }

    @Test
    void theServerThatIsThereMayGoOn() {
        choose(StartStep.INTERFACE, "dhcp.interfaces", "eth0");
        assertTrue(
                summary()
                        .contains(
                                "Another DHCP server, 192.168.1.1, answers on eth0: the box gives no address there while it does."));
        choose(StartStep.ADDRESSES, "dhcp.mode", "listen");
        assertEquals(Mode.LISTEN, site().dhcp().mode());
        assertEquals(List.of(), site().dhcp().scopes());
        assertTrue(summary().getFirst().startsWith("On eth0 the box gives no address"));
    }

    @Test
    void phonesBehindRelaysHaveNoInterface() {
        choose(StartStep.INTERFACE, "dhcp.interfaces", "");
        choose(
                StartStep.ADDRESSES,
                "scope.name",
                "far",
                "scope.subnet",
                "10.70.0.0/24",
                "scope.pools",
                "10.70.0.10-10.70.0.99");
        assertEquals(List.of(), site().dhcp().interfaces());
        assertEquals(
                "Through relay agents the box answers DHCP: phones get 10.70.0.10-10.70.0.99 of 10.70.0.0/24, for 7 days"
                        + " at a time.",
                summary().getFirst());
    }

    @Test
    void anInterfaceThatHasGoneIsStillTheChosenOne() {
        choose(StartStep.INTERFACE, "dhcp.interfaces", "usb0");
        choose(StartStep.ADDRESSES, "scope.name", "a", "scope.subnet", "10.70.0.0/24", "scope.pools", "10.70.0.9");
        assertEquals(List.of("usb0"), site().dhcp().interfaces());
        assertTrue(summary().contains("usb0 has no link: it begins when a cable is plugged in."));
        assertEquals(4, forms().choices().size());
    }

    @Test
    void aPbxTakesTheRegistrations() {
        choose(StartStep.REGISTRAR, "registrar.host", "10.66.0.9");
        assertNull(site().registrar().host(), "it counts with a PBX alone");
        choose(StartStep.REGISTRAR, "registrar.mode", "external", "registrar.host", "10.66.0.9");
        assertEquals("10.66.0.9", site().registrar().host());
        assertTrue(summary().contains("Phones register at the PBX 10.66.0.9, port 5060, by UDP."));
        choose(StartStep.REGISTRAR, "registrar.mode", "external", "registrar.host", "");
        assertEquals("registrar.host", faults().getFirst().path());
    }

    @Test
    void phonesComeByTableByAdoptionOrLater() {
        choose(StartStep.PHONES, "phones", "hold", "provisioning.adopt.numbers", "300-309");
        assertEquals(UnknownPhones.HOLD, site().provisioning().unknownPhones());
        assertEquals("300-309", site().provisioning().access().adopt().numbers().toString());
        choose(StartStep.PHONES, "phones", "adopt");
        assertEquals(UnknownPhones.ADOPT, site().provisioning().unknownPhones());
        choose(
                StartStep.PHONES,
                "phones",
                "table",
                "csv",
                "number,name,mac\n1001,Reception,00:15:65:00:00:01\n1002,Bar,00:15:65:00:00:02\n");
        assertEquals(2, site().phones().size());
        assertEquals("Reception", site().extensions().getFirst().name());
        assertTrue(summary().stream().anyMatch(line -> line.startsWith("2 listed phones fetch their files")));
    }

    @Test
    void aFaultOfTheTableNamesItsRowAndNothingOfItIsTaken() {
        choose(StartStep.PHONES, "phones", "table", "csv", "number,mac\n1001,00:15:65:00:00:01\n1002,nonsense\n");
        Finding fault = faults().getFirst();
        assertEquals("csv", fault.path());
        assertTrue(fault.says().startsWith("row 3: "), fault.says());
        assertEquals(List.of(), made().site().phones());
        choose(StartStep.PHONES, "phones", "table", "csv", "number,vendor,mac\n1001,nobody,00:15:65:00:00:01\n");
        assertEquals("csv", faults().getFirst().path());
        assertTrue(faults().getFirst().says().startsWith("row 2: "));
    }

    @Test
    void faultsLeadToTheirSteps() {
        choose(StartStep.ADDRESSES, "scope.pools", "10.99.0.1-10.99.0.9", "scope.subnet", "nowhere");
        assertEquals(
                Optional.of(StartStep.ADDRESSES),
                StartStep.ofPath(faults().getFirst().path()));
        for (StartStep step : StartStep.values()) {
            forms().form(step).parts().stream()
                    .flatMap(part -> part.fields().stream())
                    .forEach(field -> assertEquals(Optional.of(step), StartStep.ofPath(field.path()), field.path()));
        }
    }

    @Test
    void eachCauseOfAnOutageHasWords() {
        for (NoAddress.Cause cause : NoAddress.Cause.values()) {
            assertTrue(WORDS.find("outage." + cause.word()).isPresent(), cause.word());
        }
    }

    @Test
    void stepsOpenOneAfterTheOther() {
        assertEquals(StartStep.INTERFACE, draft.first());
        choose(StartStep.INTERFACE);
        assertEquals(StartStep.ADDRESSES, draft.first());
        List<StartPage.Step> steps = StartPage.steps(WORDS, StartStep.ADDRESSES, draft);
        assertEquals(6, steps.size());
        assertEquals(StartStep.INTERFACE.address(), steps.get(1).to());
        assertFalse(steps.get(1).present());
        assertNull(steps.get(3).to());
    }
}
