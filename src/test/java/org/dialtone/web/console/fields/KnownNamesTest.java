package org.dialtone.web.console.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dialtone.app.FakeMachine;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Levels;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.SiteReader;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** What fields propose and find by the names of a site. */
class KnownNamesTest {

    private final KnownNames known = new KnownNames(
            Words.english(),
            SiteReader.read("""
                    dialtone: 1
                    dhcp:
                      mode: server
                      scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}]
                      reservations: [{mac: "00:15:65:00:00:01", address: 10.66.0.50, hostname: reception}]
                    models: [{vendor: yealink, model: "T4*", settings: {dtmf: info}, raw: {a.b: c}}]
                    extensions: [{number: "1001", name: Reception}]
                    phones: [{mac: "00:15:65:00:00:01", lines: ["1001"]}]
                    """).document(),
            TestPacks.packs(),
            new FakeMachine(List.of("eth0"), null),
            Levels.plain(null, null));

    @Test
    void aParameterOfAModelIsKnownBelowTheSite() {
        assertEquals(Map.of("yealink.a.b", List.of("T4*")), known.rawBelow());
    }

    @Test
    void aPhoneIsFoundByItsMacItsExtensionOrItsName() {
        MacAddress phone = MacAddress.of("00:15:65:00:00:01");
        for (String text : List.of("0015.6500.0001", "1001", "reception")) {
            assertEquals(phone, known.mac(text).orElseThrow(), text);
        }
        assertTrue(known.mac("nobody").isEmpty());
    }
}
