package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.site.SiteCheck;
import org.junit.jupiter.api.Test;

class RosterTest {

    @Test
    void generatesTheVendorsInTurnAndTheSameEachTime() {
        Roster roster = new Roster().generate(3, List.of("yealink", "snom")).strangers(1, "yealink");
        assertEquals(
                List.of(
                        "00:15:65:00:00:01 T46S",
                        "00:04:13:00:00:01 D785",
                        "00:15:65:00:00:02 T54W",
                        "00:15:65:fe:00:00 T46S"),
                roster.members().stream()
                        .map(member -> member.mac() + " " + member.model().name())
                        .toList());
    }

    @Test
    void strangersComeBetweenThePhonesOfTheSite() {
        Roster roster = new Roster().generate(5, List.of("snom")).strangers(2, "yealink");
        assertEquals(
                "snom snom yealink snom snom snom yealink",
                String.join(
                        " ",
                        roster.members().stream()
                                .map(member -> member.script().key())
                                .toList()));
    }

    @Test
    void takesTheVendorFromTheAddressOrAsTold() {
        Roster roster = new Roster()
                .add(MacAddress.of("00:80:9f:00:00:01"), null, "M7")
                .add(MacAddress.of("02:00:00:00:00:01"), "htek", null);
        assertEquals(
                List.of("ale M7", "htek UC924"),
                roster.members().stream()
                        .map(member ->
                                member.script().key() + " " + member.model().name())
                        .toList());
        assertEquals(
                "no vendor that can be simulated has hardware addresses like 02:00:00:00:00:02; say which one, e.g. 02:00:00:00:00:02=yealink",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> roster.add(MacAddress.of("02:00:00:00:00:02"), null, null))
                        .getMessage());
    }

    @Test
    void printsASiteThatIsSound() {
        InstalledPacks packs = new InstalledPacks(Path.of("none"));
        packs.load();
        Roster roster = new Roster();
        assertEquals(
                List.of(),
                new SiteCheck(packs.packs())
                        .check(roster.generate(200, roster.vendors()).siteFile())
                        .findings());
        assertTrue(roster.siteFile()
                .contains("{mac: \"00:15:65:00:00:01\", vendor: yealink, model: \"T46S\", lines: [\"1000\"]}"));
    }
}
