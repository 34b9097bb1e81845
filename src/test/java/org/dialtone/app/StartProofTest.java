package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartProofTest {

    private static final MacAddress ONE = MacAddress.of("001565000001");
    private static final MacAddress TWO = MacAddress.of("001565000002");
    private static final MacAddress ALSO = MacAddress.of("0015650000a2");
    private static final MacAddress STRANGER = MacAddress.of("001565000009");

    /** Who does what since the start; phones 1 and 2 were registered before, and a is the other MAC of 2. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "", textBlock = """
            | 0 of 0
            1 SIP_REGISTER_REFRESHED | 1 of 1
            1 SIP_REGISTER; 1 SIP_REGISTER_REFRESHED | 1 of 1
            1 DHCP_DISCOVER | 0 of 1
            1 DHCP_DISCOVER; 1 SIP_REGISTER | 1 of 1
            1 SIP_REGISTER_WRONG_PASSWORD; 2 SIP_REGISTER | 1 of 2
            a SIP_REGISTER; 2 SIP_REGISTER | 1 of 1
            1 DHCP_ACK_RENEWED; 2 FILE_UNCHANGED | 0 of 0
            1 DHCP_REQUEST_REBOOTED; 2 SIP_REGISTER_REPORTED | 1 of 2
            9 SIP_REGISTER; 9 DHCP_DISCOVER | 0 of 0
            1 DHCP_DISCOVER_DISBELIEVED | 0 of 0
            1 SIP_REGISTER_HELD | 0 of 0
            1 FIRMWARE_TOLD; 1 SIP_OPTIONS_SILENT | 0 of 0
            """)
    void phonesThatAskedAreCountedAndThoseThatAreBack(String story, String counted) {
        StartProof proof = new StartProof(Set.of(ONE, TWO), mac -> mac.equals(ALSO) ? TWO : mac);
        for (String act : story == null ? new String[0] : story.split("; ")) {
            String[] words = act.split(" ");
            MacAddress who =
                    Map.of("1", ONE, "2", TWO, "a", ALSO, "9", STRANGER).get(words[0]);
            proof.hear(new Entry(Instant.EPOCH, who, Event.valueOf(words[1]), Details.NONE));
        }
        assertEquals(counted, proof.back() + " of " + proof.heard());
    }

    @Test
    void anOperatorsWordIsTold() {
        StartProof proof = new StartProof(Set.of(), mac -> mac);
        assertEquals(Map.of("back", "0", "heard", "0", "kept", "false"), proof.state());
        proof.keep();
        assertEquals("true", proof.state().get("kept"));
    }

    @Test
    void phonesWithAContactWereRegistered() {
        Binding binding = new BindingBuilder("1001", "10.66.1.1").build();
        Map<MacAddress, Phone> phones = Map.of(ONE, phone(ONE, "1001"), TWO, phone(TWO, "1002"));
        assertEquals(Set.of(ONE), StartProof.registered(List.of(binding), phones));
    }

    private static Phone phone(MacAddress mac, String number) {
        return new Phone(mac, null, null, List.of(new Line(number, number, number, "x")), Set.of(), Set.of());
    }
}
