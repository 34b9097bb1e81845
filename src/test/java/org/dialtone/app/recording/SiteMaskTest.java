package org.dialtone.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteMaskTest {

    private static final Site SITE = SiteReader.read("""
            dialtone: 1
            site: {name: Harbour Hotel, serverAddress: 10.66.0.1}
            dns: {names: {pbx.harbour: 10.66.0.9}}
            dhcp:
              scopes: [{name: Haus Süd, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}]
              classes: [{name: Küche, match: {vendor: snom}}]
              reservations:
                - {mac: "00:15:65:00:00:09", hostname: anna-pc}
                - {mac: "00:15:65:00:00:08", address: 10.66.0.8}
            provisioning:
              token: R2Xu8aVV20Jka
              settings: {adminPassword: {set: "k7#Rx2"}}
              raw: {grandstream: {P2: hunter-of-all}, snom: {gain: "x7"}}
            models: [{vendor: dinstar, model: "*", raw: {Config.Account1.GENERAL.Pwd: hunter-of-model}}]
            extensions: [{number: "1001", name: Concierge, password: s3cret-of-1001}, {number: "1002"}]
            phones:
              - {mac: "00:15:65:00:00:01", vendor: yealink, lines: ["1001"], raw: {a.b: 'hunter "of" phone'},
                 keys: [{type: line}, {type: blf, value: 1001, label: Anna Berger}]}
              - {mac: "00:15:65:00:00:02", vendor: yealink, lines: ["1002"]}
            numbers: [{number: "2000", name: Night desk, ring: ["1001"]}]
            phonebook: [{name: Taxi Rank, numbers: ["2310"], group: Drivers}]
            """).document();

    private static String masked(String text) {
        return new Mask(SiteMask.secrets(SITE), SiteMask.names(SITE)).of(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R2Xu8aVV20Jka",
                "k7#Rx2",
                "s3cret-of-1001",
                "hunter-of-all",
                "hunter-of-model",
                "hunter \"of\" phone",
            })
    void noSecretIsLeft(String secret) {
        assertEquals("GET /********/x", masked("GET /" + secret + "/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Harbour Hotel",
                "pbx.harbour",
                "Haus Süd",
                "Küche",
                "anna-pc",
                "Concierge",
                "Anna Berger",
                "Night desk",
                "Taxi Rank",
                "Drivers",
            })
    void noNameIsLeft(String name) {
        assertTrue(masked("by " + name + ".").matches("by name-\\d+\\."), masked(name));
        assertEquals(name, new Mask(SiteMask.secrets(SITE), List.of()).of(name));
        assertFalse(masked(SiteWriter.write(SITE, false)).contains(name));
    }

    @Test
    void aSiteWithoutRawHasTheirKeysAndNoValue() {
        String yaml = SiteWriter.write(SiteMask.withoutRaw(SITE), false);
        for (String hidden : new String[] {"hunter", "x7", "phone\""}) {
            assertFalse(yaml.contains(hidden), hidden);
        }
        for (String shown :
                new String[] {"P2: \"********\"", "gain: \"********\"", "a.b: \"********\"", "Pwd: \"****"}) {
            assertTrue(yaml.contains(shown), () -> shown + " in " + yaml);
        }
        assertEquals(
                SiteWriter.write(SITE, false)
                        .lines()
                        .filter(line -> !line.contains("raw"))
                        .toList(),
                yaml.lines().filter(line -> !line.contains("raw")).toList());
    }
}
