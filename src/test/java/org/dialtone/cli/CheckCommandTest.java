package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packs in the data folder, and what they do to a check; CommandsTest has the site file's own faults. */
class CheckCommandTest {

    private static final String SITE = """
            dialtone: 1
            site: {timezone: Europe/Athens, serverAddress: 192.0.2.1}
            dhcp:
              scopes: [{name: voice, subnet: 192.0.2.0/24, pools: [192.0.2.10-192.0.2.20]}]
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    @BeforeEach
    void sit() {
        line = new TypedLine(folder);
    }

    @Test
    void aSoundSiteIsPassedInSilenceAndNoBoxIsAsked() throws IOException {
        assertEquals(0, check(SITE));
        assertEquals("", line.out() + line.err());
        assertEquals(List.of(), line.process.asked);
        assertEquals(List.of(), line.process.started);
    }

    @Test
    void aPackWithAFaultIsToldAndGivesOne() throws IOException {
        own("acme/pack.yaml", "name: [Acme\n");
        assertEquals(1, check(SITE));
        assertEquals("", line.out());
        assertTrue(line.err().startsWith("dialtone: packs/acme/pack.yaml:"), line.err());
    }

    @Test
    void aPackOfTheOperatorsIsThatOfItsPhones() throws IOException {
        own("acme/pack.yaml", "name: Acme\nouis: [0a0b0c]\nvendorClasses: ['^acme']\n");
        assertEquals(0, check(SITE, "--what-if", "mac=0a:0b:0c:00:00:01"), line::err);
        assertEquals(
                "vendor  acme",
                line.out()
                        .lines()
                        .filter(each -> each.startsWith("vendor"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void aFileWithoutEffectIsAWarning() throws IOException {
        own("notes.txt", "remember the milk");
        own("acme/pack.yaml", "name: Acme\nouis: [0a0b0c]\nvendorClasses: ['^acme']\n");
        own("acme/notes.txt", "remember the milk");
        assertEquals(0, check(SITE), line::err);
        assertTrue(
                line.err().lines().allMatch(each -> each.startsWith("dialtone: warning: packs/"))
                        && line.err().contains("notes.txt"),
                line.err());
    }

    @Test
    void aSiteWithAFaultAnswersNoQuestion() throws IOException {
        assertEquals(1, check(SITE.replace("192.0.2.20", "192.0.3.20"), "--what-if", "mac=001565000001"));
        assertEquals(1, line.out().lines().count(), line.out());
        assertEquals("", line.err());
    }

    @Test
    void aPhoneThatNoScopeIsForIsOfferedNothing() throws IOException {
        assertEquals(0, check(SITE, "--what-if", "mac=001565000001,giaddr=10.0.0.1"), line::err);
        assertTrue(line.out().startsWith("scope   none\nvendor  yealink\nclasses none\naddress none: "), line.out());
    }

    @Test
    void theQuestionIsAnsweredWithThePortThatIsSet() throws IOException {
        line.set("dialtone.http.port", "8080");
        assertEquals(0, check(SITE, "--what-if", "mac=001565000001,class=yealink,ask=66"), line::err);
        assertTrue(line.out().contains("http://192.0.2.1:8080/provision/TOKEN/"), line.out());
    }

    private int check(String site, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), site);
        String[] words = new String[2 + more.length];
        words[0] = "check";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return line.run(words);
    }

    private void own(String name, String text) throws IOException {
        Path file = folder.resolve("packs").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
