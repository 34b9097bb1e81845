package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A site file as it is kept: as it was given, but for its secrets. */
class SecretScalarsTest {

    @Test
    void onlySecretsGo() {
        String given = """
                # Häfen 🏨: the password of 1001 is not here
                dialtone: 1
                site: {name: password} # a name
                provisioning:
                  token: R2Xu8aVV20Jka   # the folder
                  leaseRule: log
                  settings: {adminPassword: {set: "k7#Rx2"}, dtmf: info}
                extensions:
                  - {number: "1001", password: "geheim", name: Bar}   # password
                  - {password: geheim, number: "1002"}
                  - {number: "1003", password: geheim}
                  - number: "1004"
                    password: |-
                      geheim
                    name: Sauna
                phones:
                  - mac: "00:15:65:aa:bb:cc"
                    lines: ["1001"]
                    settings:
                      adminPassword:
                        set: geheim
                    raw: {token: stays, password: stays}
                """;
        assertEquals("""
                # Häfen 🏨: the password of 1001 is not here
                dialtone: 1
                site: {name: password} # a name
                provisioning:
                     # the folder
                  leaseRule: log
                  settings: {adminPassword: set, dtmf: info}
                extensions:
                  - {number: "1001", name: Bar}   # password
                  - {number: "1002"}
                  - {number: "1003"}
                  - number: "1004"
                   \s
                    name: Sauna
                phones:
                  - mac: "00:15:65:aa:bb:cc"
                    lines: ["1001"]
                    settings:
                      adminPassword:
                        set
                    raw: {token: stays, password: stays}
                """, SecretScalars.removed(given));
    }

    @Test
    void whatIsKeptReadsAsTheSiteWithoutSecrets() {
        String given =
                "dialtone: 1\nprovisioning: {token: R2Xu8aVV20Jka}\nextensions: [{number: \"1\", password: abc123}]\n";
        Reading kept = SiteReader.read(SecretScalars.removed(given));
        assertEquals(
                List.of(),
                kept.findings().inOrder().stream().filter(Finding::isFault).toList());
        assertEquals(
                SiteReader.read(given).document().extensions().getFirst().number(),
                kept.document().extensions().getFirst().number());
        assertEquals(null, kept.document().extensions().getFirst().password());
        assertEquals(null, kept.document().provisioning().token());
    }
}
