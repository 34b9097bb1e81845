package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PhoneRig;
import org.dialtone.provision.Answer;
import org.dialtone.provision.ProvisionPlan.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulated phone of each vendor finds its account in the file that the vendor's pack makes. */
class EveryVendorTest {

    private static final Ip4 ADDRESS = Ip4.of("10.66.1.1");

    static Stream<String> vendors() {
        return new Roster().vendors().stream();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void findsItsAccount(String vendor) {
        VendorScript script = VendorScripts.load().get(vendor).orElseThrow();
        VendorScript.Model model = script.models().getFirst();
        MacAddress mac =
                new Roster().generate(1, List.of(vendor)).members().getFirst().mac();
        PhoneRig rig = new PhoneRig().put(mac, ADDRESS, null, new Line("1001", "Reception", "auth-1001", "p=w:1"));
        List<LineAccount> found = script.files().stream()
                .map(name -> "/" + VendorScript.fill(name, model, mac))
                .map(path -> rig.ask(ADDRESS, path, VendorScript.fill(script.userAgent(), model, mac)))
                .flatMap(EveryVendorTest::text)
                .map(text -> script.accounts(PhoneFile.of(text)))
                .filter(accounts -> !accounts.isEmpty())
                .findFirst()
                .orElse(List.of());
        assertEquals(
                List.of(new LineAccount("1001", "auth-1001", "p=w:1", "10.66.0.1", 5060, "udp", Duration.ofHours(1))),
                found);
    }

    private static Stream<String> text(Answer answer) {
        return answer instanceof Answer.Document document
                ? Stream.of(new String(document.bytes(), StandardCharsets.UTF_8))
                : Stream.empty();
    }
}
