package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.AllowedFrom;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

    private static final List<LocalInterface> BOX = List.of(
            new LocalInterface("mgmt0", Ip4.of("192.0.2.1"), 24, null),
            new LocalInterface("voice0", Ip4.of("10.66.0.1"), 16, null));

    @ParameterizedTest(name = "{0}: plain {1}, TLS {2}")
    @CsvSource({
        "/provision/R2Xu8aVV20Jka/001565aabbcc.cfg, PASS,   PASS",
        "/001565aabbcc.cfg,                         PASS,   PASS",
        "/yealink/T46S.rom,                         PASS,   PASS",
        "/ca.pem,                                   PASS,   PASS",
        "/q/health,                                 PASS,   PASS",
        "/q/health/ready,                           PASS,   PASS",
        "/q/health/../metrics,                      TO_TLS, PASS",
        "/q/healthy,                                TO_TLS, PASS",
        "/q/metrics,                                TO_TLS, PASS",
        "/q/openapi,                                TO_TLS, PASS",
        "/,                                         TO_TLS, PASS",
        "/console,                                  TO_TLS, PASS",
        "/console/phones,                           TO_TLS, PASS",
        "/CONSOLE/phones,                           TO_TLS, PASS",
        "/console;x=1/phones,                       TO_TLS, PASS",
        "/%63onsole/phones,                         TO_TLS, PASS",
        "/console%2Fphones,                         TO_TLS, PASS",
        "//console/phones,                          TO_TLS, PASS",
        "/api/v1/phones,                            TO_TLS, PASS",
        "/webjars/htmx.org/dist/htmx.min.js,        TO_TLS, PASS",
        "/consoles.cfg,                             PASS,   PASS",
        "/%zz,                                      PASS,   PASS",
    })
    void phonesFilesComeOverPlainHttpAndTheRestOverTls(
            String path, AccessRules.Verdict plain, AccessRules.Verdict tls) {
        AccessRules rules = rules(AccessRules.Plain.SENDS_TO_TLS);
        assertEquals(plain, judge(rules, path, false, "10.66.1.1", "10.66.0.1"));
        assertEquals(tls, judge(rules, path, true, "10.66.1.1", "10.66.0.1"));
    }

    @ParameterizedTest(name = "allow {0}: {1} at {2} is {3}")
    @CsvSource({
        "192.0.2.0/24,  192.0.2.9,   192.0.2.1, PASS",
        "192.0.2.0/24,  10.66.1.1,   192.0.2.1, FORBIDDEN",
        "192.0.2.9,     192.0.2.9,   192.0.2.1, PASS",
        "192.0.2.9,     192.0.2.10,  192.0.2.1, FORBIDDEN",
        "mgmt0,         192.0.2.9,   192.0.2.1, PASS",
        "mgmt0,         198.51.100.7,192.0.2.1, PASS",
        "mgmt0,         10.66.1.1,   10.66.0.1, FORBIDDEN",
        "mgmt0,         10.66.1.1,   192.0.2.1, FORBIDDEN",
        "nowhere0,      192.0.2.9,   192.0.2.1, FORBIDDEN",
        "mgmt0,         ,            192.0.2.1, FORBIDDEN",
    })
    void onlyAllowedSubnetsManage(String entry, String remote, String local, AccessRules.Verdict expected) {
        AccessRules rules = rules(AccessRules.Plain.SENDS_TO_TLS, entry);
        assertEquals(expected, judge(rules, "/console", true, remote, local));
        assertEquals(AccessRules.Verdict.PASS, judge(rules, "/001565aabbcc.cfg", true, remote, local));
    }

    @ParameterizedTest
    @CsvSource({"SERVES, PASS", "SENDS_TO_TLS, TO_TLS", "EXPLAINS, NO_TLS"})
    void thePlainPortServesTheConsoleByItsSetting(AccessRules.Plain plain, AccessRules.Verdict expected) {
        assertEquals(expected, judge(rules(plain), "/console", false, "10.66.1.1", "10.66.0.1"));
    }

    @Test
    void aBadSubnetIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> AllowedFrom.of("10.66.0.0/33"));
    }

    @ParameterizedTest(name = "{0}:{1}{2}?{3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "box.example, 443,  /console, a=b, https://box.example/console?a=b",
                "10.66.0.1,   8443, /,        -,   https://10.66.0.1:8443/",
                "[fe80::1],   443,  /api,     -,   https://[fe80::1]/api",
                "fd00:0::1,   8443, /,        -,   https://[fd00::1]:8443/",
                "fd00::1%2,   443,  /,        -,   -",
                "box/evil,    443,  /,        -,   -",
                "'a b',       443,  /,        -,   -",
                "-,           443,  /,        -,   -",
            })
    void thePlainAddressLeadsToTheSamePageOverTls(String host, int port, String path, String query, String expected) {
        assertEquals(expected, SecureAddress.of(host, port, path, query).orElse(null));
    }

    private static AccessRules rules(AccessRules.Plain plain, String... allowed) {
        List<AllowedFrom> entries = Stream.of(allowed).map(AllowedFrom::of).toList();
        return new AccessRules(
                (remote, local) -> entries.isEmpty()
                        || remote != null && entries.stream().anyMatch(from -> from.covers(remote, local, BOX)),
                () -> plain);
    }

    private static AccessRules.Verdict judge(AccessRules rules, String path, boolean tls, String remote, String local) {
        return rules.judge(path, tls, Ip4.parse(remote).orElse(null), Ip4.of(local));
    }
}
