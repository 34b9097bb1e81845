package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.TestPacks;
import org.dialtone.site.file.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwayRulesTest {

    private static final String SITE = """
            dialtone: 1
            site: {timezone: Europe/Athens, serverAddress: 10.66.0.1}
            dns: {names: {phones.voice: 10.66.0.1, pbx.voice: 10.66.0.9}}
            dhcp:
              mode: %s
              options: {%s}
            """;

    private static String found(String mode, String options) {
        return new SiteCheck(TestPacks.packs())
                .check(SITE.formatted(mode, options)).findings().stream()
                        .filter(finding -> finding.says().contains("isn't this box") || finding.isFault())
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void anOptionThatSendsPhonesToAnotherHostSaysSo() {
        assertEquals(
                "line 6, dhcp.options.tftp-server-name: warning: option 66 sends phones to 10.66.0.9, which isn't this "
                        + "box: they fetch their files there; write {root} for this box, unless that is meant",
                found("server", "66: 10.66.0.9"));
        assertEquals("", found("listen", "66: 10.66.0.9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            66: "http://pbx.voice:81/x"                 | pbx.voice
            66: "http://phones.voice/x"                 |
            66: "{root}"                                |
            66: 10.66.0.1                               |
            66: "http://{server}:8080/"                 |
            67: boot.cfg                                |
            67: "https://boss:secret@10.66.0.9/boot"    | 10.66.0.9
            150: [10.66.0.1, 10.66.0.7]                 | 10.66.0.7
            160: "tftp://elsewhere.example/"            | elsewhere.example
            43: "0x0104ab"                              |
            43: {66: "http://10.66.0.8/"}               | 10.66.0.8
            3: 10.66.0.254                              |
            """)
    void onlyWhatNamesAnotherHostCounts(String options, String host) {
        String says = found("server", options);
        assertEquals(host != null, !says.isEmpty(), says);
        assertEquals(host == null || says.contains("sends phones to " + host + ","), true, says);
    }
}
