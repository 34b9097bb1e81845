package org.dialtone.site.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Variants.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sites differ by name in the terms of the site file, in every value, and show no secret. */
class DifferencesTest {

    private static final String SITE = """
            dialtone: 1
            site: {name: Hotel, timezone: UTC}
            dhcp:
              options: {ntp-servers: [10.66.0.1]}
              scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9], leaseTime: 8h}]
              reservations: [{mac: "00:15:65:aa:bb:cc", address: 10.66.0.50}]
            provisioning: {token: R2Xu8aVV20Jka, settings: {syslog: off, adminPassword: {set: geheim1}}}
            extensions: [{number: 1001, name: Bar, password: geheim2}, {number: 1002, name: Kiosk, password: geheim3}]
            phones: [{mac: "00:15:65:aa:bb:cc", lines: [1001], keys: [{type: blf, value: 1002, label: Kiosk}]}]
            phonebook: [{name: Taxi, numbers: [030123]}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    name: Bar                 | name: Bar 1            | extension 1001: name 'Bar' -> 'Bar 1'
                    geheim2                   | geheim4                | extension 1001: password changed
                    timezone: UTC             | timezone: Europe/Paris | site: timezone 'UTC' -> 'Europe/Paris'
                    ntp-servers               | 66                     | dhcp: options.ntp-servers '10.66.0.1' -> none; dhcp: options.tftp-server-name none -> '10.66.0.1'
                    leaseTime: 8h             | leaseTime: 7d          | scope voice: leaseTime '8h' -> '7d'
                    address: 10.66.0.50       | hostname: bar          | reservation 00:15:65:aa:bb:cc: address '10.66.0.50' -> none; reservation 00:15:65:aa:bb:cc: hostname none -> 'bar'
                    R2Xu8aVV20Jka             | R2Xu8aVV20Jkb          | provisioning: token changed
                    geheim1                   | geheim4                | provisioning: settings.adminPassword changed
                    {set: geheim1}            | perSite                | provisioning: settings.adminPassword changed
                    syslog: off               | syslog: self           | provisioning: settings.syslog 'off' -> 'self'
                    lines: [1001]             | lines: [1001, 1002]    | phone 00:15:65:aa:bb:cc: lines '1001' -> '1001, 1002'
                    label: Kiosk              | label: Shop            | phone 00:15:65:aa:bb:cc: keys.1 'blf 1002 "Kiosk", line 1' -> 'blf 1002 "Shop", line 1'
                    name: Taxi                | name: Cab              | contact Taxi: removed, numbers '030123'; contact Cab: added, numbers '030123'
                    number: 1002, name: Kiosk | number: 1003, name: X  | extension 1002: removed, name 'Kiosk'; extension 1003: added, name 'X'
                    """)
    void aChangeReadsAsTheFileDoes(String before, String after, String says) {
        assertEquals(List.of(says.split("; ")), said(SITE, SITE.replace(before, after)));
    }

    private static List<String> said(String before, String after) {
        return Differences.between(read(before), read(after)).stream()
                .map(NamedChange::says)
                .toList();
    }

    private static Site read(String yaml) {
        return SiteReader.read(yaml).document();
    }

    @Test
    void theOrderOfAListIsAChangeOfItsOwn() {
        String classes = "dialtone: 1\ndhcp: {classes: [{name: a, match: {}}, {name: b, match: {}}]}";
        assertEquals(
                List.of("classes: order changed"),
                said(classes, "dialtone: 1\ndhcp: {classes: [{name: b, match: {}}, {name: a, match: {}}]}"));
        assertEquals(
                List.of("class a: removed", "class c: added"),
                said(classes, "dialtone: 1\ndhcp: {classes: [{name: c, match: {}}, {name: b, match: {}}]}"));
    }

    @Test
    void aNewPasswordIsOneChangeAndTheEndOfTheOldOneAnother() {
        Site site = read(SITE);
        Site changed = with(site, new Site.Extension("1001", "Bar", "new", "geheim2", false, true));
        Site settled = with(site, new Site.Extension("1001", "Bar", "new", null, false, true));
        assertEquals(
                "[extension 1001: password changed]",
                Differences.between(site, changed).toString());
        assertEquals(
                "[extension 1001: oldPassword changed]",
                Differences.between(changed, settled).toString());
    }

    private static Site with(Site site, Site.Extension first) {
        return site.with(List.of(first, site.extensions().getLast()));
    }

    @Test
    void theDifferencesOfOneObjectAreThoseOfItAlone() {
        Site before = read(SITE);
        Site after = read(SITE.replace("Bar", "Bar 1").replace("8h", "9h"));
        assertEquals(
                "[scope voice: leaseTime '8h' -> '9h']",
                Differences.of("scope voice", before, after).toString());
        assertEquals(List.of(), Differences.of("extension 1002", before, after));
        assertEquals(List.of(), Differences.between(before, read(SITE)));
    }

    @Test
    void aLongValueIsCut() {
        String numbers = "1".repeat(32);
        String ring = "dialtone: 1\nnumbers: [{number: 9, ring: [" + (numbers + ", ").repeat(99) + "1]}]";
        NamedChange added = Differences.between(read("dialtone: 1"), read(ring)).getFirst();
        assertEquals(1_000, added.after().length());
        NamedChange changed = Differences.between(read(ring), read(ring.replace("9, ring: [1", "9, ring: [2")))
                .getFirst();
        assertEquals(1_000, changed.before().length());
        assertTrue(changed.after().startsWith("2") && changed.after().endsWith("…"), changed.after());
    }

    /** No component of a record is forgotten: each changed one by itself is a difference, and not one of order alone. */
    @Test
    void eachValueOfADocumentIsCompared() throws IOException {
        Site whole = read(Files.readString(Path.of("src/test/resources/site/everything.yaml")));
        List<Variant> variants = Variants.of(whole).toList();
        assertTrue(variants.size() > 300, "the components were found");
        for (Variant variant : variants) {
            List<NamedChange> changes = Differences.between(whole, (Site) variant.value());
            assertFalse(changes.isEmpty(), variant.path());
            assertTrue(
                    variant.path().endsWith(" turned")
                            || changes.stream().anyMatch(change -> !NamedChange.ORDER.equals(change.field())),
                    variant.path() + ": " + changes);
        }
    }

    @Test
    void noSecretIsInADifference() throws IOException {
        Site whole = read(Files.readString(Path.of("src/test/resources/site/everything.yaml")));
        Site nothing = read("dialtone: 1");
        String all = Differences.between(nothing, whole).toString() + Differences.between(whole, nothing);
        for (String secret : List.of("R2Xu8aVV20Jka", "k7#Rx2", "'1e5'", "10:20:30:40:50:51'", " spaces ", "a.b 'x")) {
            assertFalse(all.contains(secret), secret);
        }
        assertTrue(all.contains("extension 0101: added, name 'Ρεσεψιόν', anywhere 'true'"), all);
    }
}
