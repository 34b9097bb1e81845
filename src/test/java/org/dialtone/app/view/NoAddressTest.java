package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.DhcpStanding;
import org.dialtone.app.Said;
import org.dialtone.app.view.NoAddress.Cause;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.journal.Language;
import org.dialtone.net.Ip4;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one question why no phone gets an address, by what site, process and links say. */
class NoAddressTest {

    private static final String POOL = "{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}";
    private static final String BARE = "{name: voice, subnet: 10.66.0.0/16}";
    private static final OtherServer OTHER =
            new OtherServer(Ip4.of("10.66.0.9"), Ip4.of("10.66.0.9"), null, "10.66.0.77");

    private final RogueWatch watch = new RogueWatch();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a fresh box                            | => NO_SCOPE",
                "a fresh box whose port is closed       | closed => NO_SCOPE",
                "a scope, and relays alone              | pool => none",
                "a scope, and an interface              | pool, eth0 => none",
                "a scope without a pool                 | bare, eth0 => NO_POOL",
                "an address that is reserved            | bare, reserved => none",
                "an address reserved elsewhere          | bare, elsewhere => NO_POOL",
                "DHCP that the site doesn't want        | pool, off => OFF",
                "another server is there by intent      | listen => LISTENING",
                "the process closes the port            | pool, closed => PORT_CLOSED",
                "no socket                              | pool, eth0, shut => NOT_SERVED",
                "the question before the first answer   | pool, asking eth0 => ASKING",
                "another server on the only interface   | pool, other eth0 => HELD_BACK",
                "another server, and a question         | pool, other eth0, asking eth1 => HELD_BACK",
                "another server on one of two           | pool, eth0, other eth1 => none",
                "no scope, and another server           | other eth0 => NO_SCOPE"
            })
    void theFirstCauseCounts(String line) {
        String[] halves = line.substring(line.indexOf('|') + 1).split("=>");
        Set<String> facts = new HashSet<>(
                Arrays.stream(halves[0].split(",")).map(String::strip).toList());
        assertEquals(
                halves[1].strip(),
                NoAddress.why(standing(facts))
                        .map(NoAddress::cause)
                        .map(Cause::name)
                        .orElse("none"));
    }

    @Test
    void whatIsWrongIsTold() {
        assertEquals(
                List.of("eth0 has vanished"),
                NoAddress.why(standing(Set.of("pool", "eth0", "shut")))
                        .orElseThrow()
                        .detail());
        List<?> held = NoAddress.why(standing(Set.of("pool", "other eth0")))
                .orElseThrow()
                .detail();
        assertTrue(
                Said.worded(held, Language.ENGLISH).contains("another DHCP server 10.66.0.9 answers on eth0"),
                held::toString);
        assertTrue(
                Said.worded(held, Language.GERMAN).contains("ein anderer DHCP-Server 10.66.0.9 antwortet auf eth0"),
                held::toString);
    }

    @Test
    void onlyWhatSomebodyHasToMendIsAnOutage() {
        for (String facts : List.of("off", "listen", "pool, closed", "pool, asking eth0")) {
            assertFalse(
                    NoAddress.why(standing(Set.of(facts.split(", "))))
                            .orElseThrow()
                            .isOutage(),
                    facts);
        }
        assertTrue(NoAddress.why(standing(Set.of("pool", "other eth0")))
                .orElseThrow()
                .isOutage());
        assertTrue(NoAddress.why(standing(Set.of())).orElseThrow().isOutage());
    }

    private DhcpStanding standing(Set<String> facts) {
        Map<String, Boolean> links = new HashMap<>();
        facts.stream().filter(fact -> fact.matches("(.* )?eth\\d")).forEach(fact -> links.put(link(fact), false));
        watch.install(OtherServers.REFUSED, links);
        for (String fact : facts) {
            if (fact.startsWith("other ")) {
                watch.heard(link(fact), OTHER, Set.of());
            } else if (fact.matches("eth\\d")) {
                watch.waited(fact);
            }
        }
        return new DhcpStanding(
                SiteCompiler.compile(
                                SiteReader.read(yaml(facts)).document(),
                                new Endpoints(80, 5060),
                                PhonePasswords.UNKNOWN)
                        .dhcp(),
                !facts.contains("closed"),
                facts.contains("shut") ? List.of("eth0 has vanished") : List.of(),
                !facts.contains("shut") && !facts.contains("closed"),
                watch.standings());
    }

    private static String link(String fact) {
        return fact.substring(fact.length() - 4);
    }

    private static String yaml(Set<String> facts) {
        String mode = facts.contains("off") ? "off" : facts.contains("listen") ? "listen" : "server";
        String scope = facts.contains("pool") ? POOL : facts.contains("bare") ? BARE : "";
        String reserved = facts.contains("reserved")
                ? "{mac: \"00:15:65:00:00:01\", address: 10.66.0.5}"
                : facts.contains("elsewhere") ? "{mac: \"00:15:65:00:00:01\", address: 10.67.0.5}" : "";
        return "dialtone: 1\nsite: {name: Hotel, timezone: UTC}\nprovisioning: {token: abcdefghijklmnopqrstuvwx}\ndhcp: {mode: "
                + mode + ", scopes: [" + scope + "], reservations: [" + reserved + "]}\n";
    }
}
