package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file of which vendor a path names. */
class FileNamesTest extends TwoVendors {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/tok/aa0000000001.cfg",
                "/provision/tok/Fanvil/aa0000000001.cfg",
                "/aa0000000001.cfg",
                "/Fanvil/aa0000000001.cfg",
                "//aa0000000001.cfg",
                "aa0000000001.cfg",
                "/provision/tok/aa0000000001.cfg?PHONE_MODEL=X",
                "/provision/tok/%61a0000000001.cfg"
            })
    void foldersAndQueriesDoNotMatter(String path) {
        assertInstanceOf(Answer.Document.class, ask("10.66.1.1", path, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provision/wrong/aa0000000001.cfg",
                "/provision/aa0000000001.cfg",
                "/provision//aa0000000001.cfg",
                "/provision/tok/../tok/aa0000000001.cfg",
                "/provision/tok/",
                "/provision/tok/%00aa0000000001.cfg",
                "/provision/tok/aa0000000001.cfg%00",
                "/provision/tok/aa0000000001.cfg%",
                "/%zz.cfg",
                "/provision/tok/%2e%2e%2faa0000000001.cfg",
                "/provision/tok/%252e%252e%252faa0000000001.cfg",
                "",
                "/",
                "/a/b/c/d/e/f/g/h",
                "/provision/tok/aa0000000001.cfg\n",
                "/provision/tok/..%5caa0000000001.cfg",
                "/%c3%28.cfg",
                "/%"
            })
    void hostilePathsFindNothing(String path) {
        assertInstanceOf(Answer.Missing.class, ask("10.66.1.1", path, null));
    }

    @Test
    void endlessNamesAndUserAgentsFindNothingAndAreNotKept() {
        assertInstanceOf(Answer.Missing.class, ask("10.66.1.1", "/" + "a".repeat(65_536) + ".cfg", null));
        assertInstanceOf(Answer.Document.class, ask("10.66.1.1", "/aa0000000001.cfg", "Alpha " + "x".repeat(65_536)));
        assertTrue(entries.stream().allMatch(entry -> entry.file().length() < 600));
        assertEquals("alpha", fleet.identity(ALICE).orElseThrow().vendor());
    }

    @ParameterizedTest(name = "{0} with vendor {1} in the site, User-Agent {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # file             | remote    | site's vendor | User-Agent | what comes
            bb0000000001.cfg   | 10.66.1.8 | -             | -          | beta/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | -             | Alpha X4/1 | alpha/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | -             | Beta/1     | beta/phone for bb0000000001
            bb0000000001.cfg   | 10.66.1.8 | alpha         | Beta/1     | alpha/phone for bb0000000001
            bb0000000001.xml   | 10.66.1.8 | -             | Alpha X4/1 | beta/phone for bb0000000001
            bb0000000001.xml   | 10.66.1.8 | alpha         | -          | the site says that bb:00:00:00:00:01 is of vendor alpha, but a file of this name belongs to Beta
            common.cfg         | 10.66.1.8 | -             | -          | beta/common for
            common.cfg         | 10.66.1.8 | alpha         | -          | alpha/common for
            """)
    void vendorDecidesAmongPacks(String file, String remote, String vendor, String userAgent, String comes) {
        install(LeaseRule.ENFORCE, UnknownPhones.REFUSE, vendor);
        Answer answer = ask(remote, "/" + file, userAgent);
        String text = answer instanceof Answer.Document document
                ? new String(document.bytes())
                : EventWords.english().why(((Answer.Missing) answer).grounds());
        assertTrue(text.startsWith(comes), text);
    }

    @Test
    void aNameOfTwoVendorsNeedsASign() {
        MacAddress plain = MacAddress.of("cc0000000001");
        lan.holders.put(Ip4.of("10.66.2.1"), plain);
        install(
                LeaseRule.ENFORCE,
                UnknownPhones.REFUSE,
                null,
                new Phone(plain, null, null, List.of(), Set.of(), Set.of()));
        Answer.Missing missing =
                assertInstanceOf(Answer.Missing.class, ask("10.66.2.1", "/cc0000000001.cfg", "curl/8"));
        assertEquals(
                "phones of Alpha, Beta ask for a file of this name, and nothing tells which one this is (cc:00:00:00:00:01); "
                        + "set its vendor under phones",
                EventWords.english().why(missing.grounds()));
    }

    @Test
    void modelChoosesAmongFilesOfOneName() {
        assertTrue(text(ask("10.66.1.1", "/aa0000000001.cfg", "Alpha OLD1/1.0"))
                .startsWith("alpha/phone-old for aa0000000001"));
        assertTrue(
                text(ask("10.66.1.1", "/aa0000000001.cfg", "Alpha X4/1.0")).startsWith("alpha/phone for aa0000000001"));
    }
}
