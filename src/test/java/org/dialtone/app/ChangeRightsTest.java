package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.Actor.Kind;
import org.dialtone.app.Actor.Power;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites are told by what their files say; a comma stands between keys. */
class ChangeRightsTest {

    private static final Actor OPERATOR = new Actor(Kind.CONSOLE, "anna", "10.0.0.7", Set.of(Power.SECRETS));
    private static final Actor ADMIN = new Actor(Kind.API, "admin", "10.0.0.7", Set.of(Power.values()));
    private static final Actor TOKEN = new Actor(Kind.TOKEN, "pms", "10.0.0.7", Set.of());
    private static final Actor ADMIN_TOKEN = new Actor(Kind.TOKEN, "ansible", "10.0.0.7", Set.of(Power.ADMINISTER));

    /** A phone by its MAC, and what else is said of it. */
    private static final String PHONES = """
            extensions: [{number: "1001", name: Bar}]
            phones: [%s]
            """;

    private static Site site(String... lines) {
        return SiteReader.read("dialtone: 1\n" + String.join("\n", lines)).document();
    }

    private static String refused(Actor who, Flaw flaw, Site now, Site next) {
        return ChangeRights.refusal(who, now, next)
                .map(EditRefusal::complaint)
                .filter(complaint -> complaint.flaw() == flaw)
                .map(Complaint::details)
                .map(details -> details.get("keys"))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            leaseRule: enforce | leaseRule: generic | provisioning.leaseRule
            leaseRule: enforce | leaseRule: log     | provisioning.leaseRule
            leaseRule: generic | leaseRule: log     | provisioning.leaseRule
            -                  | leaseRule: log     | provisioning.leaseRule
            leaseRule: log     | leaseRule: generic | ''
            leaseRule: log     | -                  | ''
            -                  | placeRule: log     | provisioning.placeRule
            placeRule: log     | placeRule: log     | ''
            placeRule: log     | placeRule: enforce | ''
            window: 30m        | -                  | ''
            -                  | unknownPhones: hold | ''
            """)
    void theRulesAreLoosenedByPersons(String before, String after, String keys) {
        Site now = site("provisioning: {" + (before == null ? "" : before) + "}");
        personsAlone(keys, now, site("provisioning: {" + (after == null ? "" : after) + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1                            | 1 addresses: [10.9.9.9]             | phones[00:15:65:00:00:01].addresses
            1                            | 1 alsoMacs: [%2]                    | phones[00:15:65:00:00:01].alsoMacs
            1                            | 1 alsoMacs: [%2], addresses: [10.9.9.9] | phones[00:15:65:00:00:01].addresses, phones[00:15:65:00:00:01].alsoMacs
            1 addresses: [10.9.9.9]      | 1 addresses: [10.9.9.9, 10.9.9.8]   | phones[00:15:65:00:00:01].addresses
            1 addresses: [10.9.9.9, 10.9.9.8] | 1 addresses: [10.9.9.8]        | ''
            1 addresses: [10.9.9.9]      | 1 addresses: [10.9.9.9]; 2          | ''
            1 addresses: [10.9.9.9]; 2   | 1; 2 addresses: [10.9.9.9]          | phones[00:15:65:00:00:02].addresses
            1 addresses: [10.9.9.9]      | 2 addresses: [10.9.9.9]             | ''
            -                            | 2 addresses: [10.9.9.9]             | phones[00:15:65:00:00:02].addresses
            1 alsoMacs: [%2]             | 1 alsoMacs: [%2, %3]                | phones[00:15:65:00:00:01].alsoMacs
            1 alsoMacs: [%2]             | 2 alsoMacs: [%1]                    | ''
            1 alsoMacs: [%2, %3]         | 1 alsoMacs: [%3]                    | ''
            1                            | 2 alsoMacs: [%1]                    | phones[00:15:65:00:00:02].alsoMacs
            -                            | 1 alsoMacs: [%2]                    | phones[00:15:65:00:00:01].alsoMacs
            1 alsoMacs: [%2]             | 3                                   | ''
            1                            | 1 lines: ["1001"]                   | ''
            1 lines: ["1001"]            | 2 lines: ["1001"]                   | ''
            1                            | 1; 2; 3                             | ''
            1; 2                         | -                                   | ''
            """)
    void furtherAddressesAndMacsAreGivenByPersons(String before, String after, String keys) {
        personsAlone(keys, phones(before), phones(after));
    }

    private static Site phones(String text) {
        String each = Arrays.stream(text == null ? new String[0] : text.split(";"))
                .map(String::strip)
                .map(phone -> "{mac: \"%" + phone.charAt(0) + "\""
                        + phone.substring(1).replaceFirst("^ ", ", ") + "}")
                .collect(Collectors.joining(", "));
        return site(PHONES.formatted(
                each.replaceAll("(?<!\")%(\\d)", "\"%$1\"").replaceAll("%(\\d)", "00:15:65:00:00:0$1")));
    }

    private static void personsAlone(String keys, Site now, Site next) {
        for (Actor who : Arrays.asList(TOKEN, ADMIN_TOKEN)) {
            assertEquals(keys, refused(who, Flaw.CHANGE_NEEDS_PERSON, now, next), who.name());
        }
        for (Actor who : Arrays.asList(OPERATOR, ADMIN, Actor.command("apply"), Actor.box("adopt"))) {
            assertEquals("", refused(who, Flaw.CHANGE_NEEDS_PERSON, now, next), who.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            console: {voiceInterfaces: closed} | -                                  | console.voiceInterfaces
            console: {voiceInterfaces: closed} | console: {voiceInterfaces: open}   | console.voiceInterfaces
            console: {voiceInterfaces: closed} | console: {voiceInterfaces: closed} | ''
            -                                  | console: {voiceInterfaces: closed} | console.voiceInterfaces
            -                                  | console: {voiceInterfaces: open}   | ''
            -      | network: {interfaces: {eth0: {address: 10.66.0.1/16}}}         | network
            network: {interfaces: {eth0: {address: 10.66.0.1/16}}} | -              | network
            -      | site: {name: Harbour}                                          | ''
            """)
    void consoleAndNetworkAreAnAdminsToChange(String before, String after, String keys) {
        Site now = site(before == null ? "" : before);
        Site next = site(after == null ? "" : after);
        for (Actor who : Arrays.asList(OPERATOR, TOKEN)) {
            assertEquals(keys, refused(who, Flaw.CHANGE_NEEDS_ADMIN, now, next), who.name());
        }
        for (Actor who : Arrays.asList(
                ADMIN,
                ADMIN_TOKEN,
                Actor.command("apply"),
                Actor.box("network"),
                new Actor(Kind.SCREEN, "console", null))) {
            assertEquals("", refused(who, Flaw.CHANGE_NEEDS_ADMIN, now, next), who.name());
        }
    }
}
