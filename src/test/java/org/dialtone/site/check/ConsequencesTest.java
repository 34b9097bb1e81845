package org.dialtone.site.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Site;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsequencesTest {

    private static final String BEFORE =
            "mode: server, interfaces: [eth0, eth1], scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.1.9]},"
                    + " {name: hall, subnet: 10.70.0.0/24}]";

    private static Site site(String dhcp) {
        return SiteReader.read("dialtone: 1\ndhcp: {" + dhcp + "}").document();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            mode: server         | mode: server         | ``
            mode: server         | mode: listen         | dhcp.mode: the box gives no address any more: phones lose theirs when their leases end
            mode: server         | mode: off            | dhcp.mode: the box gives no address any more: phones lose theirs when their leases end
            mode: listen         | mode: off            | ``
            [eth0, eth1]         | [eth0, eth2]         | dhcp.interfaces: the box answers no longer on eth1: clients there get no address
            name: voice          | name: phones         | ``
            pools: [10.66.1.1-10.66.1.9] | pools: [10.66.2.1-10.66.2.9] | ``
            pools: [10.66.1.1-10.66.1.9] | pools: []    | dhcp.scopes[0].pools: the scope voice has no pool any more: clients without a reservation get no address
            10.66.0.0/16         | 10.66.0.0/17         | ``
            10.66.0.0/16         | 10.67.0.0/16         | dhcp.scopes: clients in 10.66.0.0/16 (scope voice) get no address any more
            """)
    void warnsWherePhonesLoseTheirAddresses(String before, String after, String says) {
        String was = BEFORE.replace("mode: server", before.startsWith("mode") ? before : "mode: server");
        String becomes = was.replace(before, after);
        List<Finding> found = Consequences.between(site(was), site(becomes));
        assertEquals(
                says, found.stream().map(each -> each.path() + ": " + each.says()).collect(Collectors.joining("\n")));
    }
}
