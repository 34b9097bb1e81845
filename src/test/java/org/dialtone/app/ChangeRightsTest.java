package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
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
