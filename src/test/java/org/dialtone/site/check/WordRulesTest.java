package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.net.Oui;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Features;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.model.Endpoints;
import org.junit.jupiter.api.Test;

/** The check reports settings that phones can't be given. */
class WordRulesTest {

    private static final Dialect ENGLISH_IN_BERLIN = new DialectBuilder(1)
            .languages(Map.of("en", "English"))
            .timezones(Map.of("Europe/Berlin", Map.of("zone", "+1")))
            .build();
    private static final Packs PACKS = new Packs(List.of(new PackBuilder("alpha", "Alpha")
            .ouis(Set.of(Oui.of("aa0000")))
            .dialect(ENGLISH_IN_BERLIN)
            .build()));
    private static final String PHONES = """
            extensions: [{number: "1"}]
            phones: [{mac: aa0000000001, lines: ["1"]}, {mac: aa0000000002, lines: ["1"]%s}]
            """;

    @Test
    void aZoneOfTheSameClockWillDo() {
        assertEquals("", found("site: {timezone: Europe/Vienna}\n" + PHONES.formatted("")));
    }

    @Test
    void aZoneThatNobodyKnowsIsToldOnce() {
        assertEquals(
                "line 2, site.timezone: warning: phones of Alpha can't be told the time zone Asia/Kabul: they keep their own; set it on the phones, or by raw",
                found("site: {timezone: Asia/Kabul}\n" + PHONES.formatted("")));
    }

    @Test
    void aPhonesOwnZoneAndLanguageCountToo() {
        assertEquals(
                """
                line 4, phones[1].settings.timezone: warning: phones of Alpha can't be told the time zone Asia/Kabul: they keep their own; set it on the phones, or by raw
                line 4, phones[1].settings.language: warning: phones of Alpha can't be told the language el: they keep their own; set it on the phones, or by raw""",
                found("site: {timezone: Europe/Berlin}\n"
                                + PHONES.formatted(", settings: {timezone: Asia/Kabul, language: el}"))
                        .lines()
                        .filter(line -> !line.contains("don't carry"))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void noPhoneIsToldOfATransportThatTheBoxDoesntSpeak() {
        String yaml = "dialtone: 1\nsite: {timezone: Europe/Berlin}\nprovisioning: {settings: {transport: tls}}";
        assertEquals(
                "line 3, provisioning.settings.transport: this box speaks no SIP over TLS: its port is closed; set dialtone.sip.tls-port, or write udp or tcp",
                text(new SiteCheck(PACKS, Surroundings.UNKNOWN, new Endpoints(80, 5060, 0)).check(yaml)));
        assertEquals("", text(new SiteCheck(PACKS, Surroundings.UNKNOWN, new Endpoints(80, 5060, 5061)).check(yaml)));
        assertEquals(
                "",
                text(new SiteCheck(PACKS, Surroundings.UNKNOWN, new Endpoints(80, 5060, 0))
                        .check(yaml + "\nregistrar: {mode: external, host: 10.66.0.9}")));
    }

    @Test
    void numbersAndPasswordsThatTheFilesCantHold() {
        Features features = new Features(
                Map.of(),
                ",",
                Map.of(),
                Map.of("speedDial", "1"),
                9,
                List.of(),
                1,
                "admin",
                Features.DialPlan.NONE,
                Features.Raw.NONE,
                List.of(),
                Set.of("adminPassword"),
                "#");
        Packs packs = new Packs(List.of(new PackBuilder("alpha", "Alpha")
                .ouis(Set.of(Oui.of("aa0000")))
                .dialect(new DialectBuilder(1).features(features).build())
                .build()));
        String yaml = """
                dialtone: 1
                site: {timezone: UTC}
                extensions: [{number: "10#1"}, {number: "1002", password: "sec#ret-1002"}, {number: "1003", password: "secret-1003"}]
                phones:
                  - {mac: aa0000000001, lines: ["10#1"], settings: {adminPassword: {set: "a#b-12345678"}}}
                  - {mac: aa0000000002, lines: ["1002"], keys: [{type: speedDial, value: "*7#"}, {type: speedDial, value: "12", label: "#"}]}
                  - {mac: aa0000000003, lines: ["1003"]}
                """;
        assertEquals("""
                line 5, phones[0].lines: warning: files of Alpha can't hold the # in the number 10#1: the phone is told another; give it a number without it
                line 5, phones[0].settings.adminPassword: warning: files of Alpha can't hold the # in the password of its web page: the phone is told another; choose one without it
                line 6, phones[1].lines: warning: files of Alpha can't hold the # in the password of 1002: the phone is told another; give it a password without it
                line 6, phones[1].keys[0].value: warning: files of Alpha can't hold the # in the number *7#: the phone is told another; set the key on the phone""", text(new SiteCheck(packs).check(yaml)));
    }

    private static String found(String yaml) {
        return text(new SiteCheck(PACKS).check("dialtone: 1\n" + yaml));
    }

    private static String text(Review review) {
        return review.findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
