package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsequencesTest {

    private static final String BEFORE = "mode: server, interfaces: [eth0, eth1], scopes: ["
            + "{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]}, {name: hall, subnet: 10.70.0.0/24}]";
    private static final String POOL = "pools: [10.66.1.1-10.66.1.9]";

    private static Site site(String dhcp) {
        return SiteReader.read("dialtone: 1\ndhcp: {" + dhcp + "}").document();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mode: server | mode: server | ``
            mode: server | mode: listen | dhcp.mode: the box gives no address any more
            mode: server | mode: off    | dhcp.mode: the box gives no address any more
            mode: listen | mode: off    | ``
            [eth0, eth1] | [eth0, eth2] | dhcp.interfaces: the box answers no longer on eth1
            name: voice  | name: phones | ``
            POOL         | pools: [10.66.2.1-10.66.2.9] | ``
            POOL         | pools: []    | dhcp.scopes[0].pools: the scope voice has no pool any more
            10.66.0.0/16 | 10.66.0.0/17 | ``
            10.66.0.0/16 | 10.67.0.0/16 | dhcp.scopes: clients in 10.66.0.0/16 (scope voice) get no address any more
            """)
    void warnsWherePhonesLoseTheirAddresses(String before, String after, String says) {
        String changed = before.replace("POOL", POOL);
        String was = BEFORE.replace("mode: server", changed.startsWith("mode") ? changed : "mode: server");
        assertEquals(
                says,
                Consequences.between(site(was), site(was.replace(changed, after))).stream()
                        .map(each -> each.path() + ": " + each.says().replaceFirst(": .*", ""))
                        .collect(Collectors.joining("\n")));
    }
}
