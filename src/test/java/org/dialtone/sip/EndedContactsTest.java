package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;
import org.junit.jupiter.api.Test;

/** Tests how a contact ends without a word of its phone: by time, by another contact, or by the site. */
class EndedContactsTest {

    private final RegistrarRig rig = new RegistrarRig();
    private final Caller phone = new Caller(rig, "1001", "secret");

    private static List<String> contacts(SipResponse response) {
        return response.headers().list(Headers.CONTACT);
    }

    @Test
    void theEleventhContactReplacesTheOldest() {
        phone.register("Contact: <sip:1001@h0>");
        IntStream.rangeClosed(1, 10).forEach(i -> {
            rig.pass(1);
            phone.send("Contact: <sip:1001@h" + i + ">");
        });
        assertEquals(10, rig.bindings.all().size());
        assertTrue(rig.bindings.all().stream()
                .noneMatch(binding -> binding.contact().equals("sip:1001@h0")));
        assertEquals(
                "SIP_UNREGISTER_CROWDED_OUT 1001 10.66.1.5 001565aabbcc LIMIT=10",
                rig.told().get(10));
    }

    @Test
    void aContactThatIsNotRefreshedExpires() {
        phone.register(phone.contact() + ";expires=60");
        rig.told();
        rig.pass(59);
        rig.registrar.expire();
        assertEquals(List.of(), rig.told());
        rig.pass(1);
        assertEquals(List.of(), rig.bindings.all());
        rig.registrar.expire();
        rig.registrar.expire();
        assertEquals(List.of("SIP_UNREGISTER_EXPIRED 1001 10.66.1.5 001565aabbcc"), rig.told());
        assertEquals(List.of(), rig.stored.get("1001"));
    }

    @Test
    void bindingsOutliveTheProcess() {
        phone.register();
        rig.restart();
        assertEquals(
                List.of("sip:1001@10.66.1.5:5062"),
                rig.bindings.all().stream().map(Binding::contact).toList());
        rig.pass(3600);
        rig.restart();
        assertEquals(List.of(), rig.bindings.all());
        assertEquals(List.of(), rig.stored.get("1001"));
    }

    @Test
    void aClockThatStandsBehindKeepsNoBindingLonger() {
        phone.register();
        rig.now = Instant.EPOCH;
        rig.restart();
        assertEquals(rig.now.plusSeconds(3600), rig.bindings.all().getFirst().expires());
    }

    @Test
    void aClockThatIsSetBackMakesNoContactLastLonger() {
        phone.register();
        rig.now = rig.now.minusSeconds(100_000);
        rig.registrar.expire();
        rig.pass(3599);
        assertEquals(1, rig.bindings.all().size());
        rig.pass(1);
        assertEquals(List.of(), rig.bindings.all());
    }

    @Test
    void aBootOnAnotherPortLeavesNoDeadContactBehind() {
        phone.register();
        phone.callId = "boot-2";
        rig.told();
        SipResponse response = phone.register("Contact: <sip:1001@10.66.1.5:49152>");
        assertEquals(List.of("<sip:1001@10.66.1.5:49152>;expires=3600"), contacts(response));
        assertEquals(
                List.of(
                        "SIP_UNREGISTER_REPLACED 1001 10.66.1.5 001565aabbcc",
                        "SIP_REGISTER 1001 10.66.1.5 001565aabbcc 200"),
                rig.told());
    }

    @Test
    void anExtensionThatWasTakenOffTheSiteLosesItsContacts() {
        phone.register();
        rig.told();
        rig.registrar.install(
                new SipPlanBuilder(Map.of()).leaseRule(SipPlan.LeaseRule.OFF).build());
        rig.registrar.expire();
        rig.registrar.expire();
        assertEquals(List.of(), rig.bindings.all());
        assertEquals(List.of(), rig.stored.get("1001"));
        assertEquals(List.of("SIP_UNREGISTER_EXTENSION_REMOVED 1001 10.66.1.5 001565aabbcc"), rig.told());
    }

    @Test
    void anExtensionThatWentToAnotherPhoneLosesItsContacts() {
        phone.register();
        rig.told();
        rig.registrar.install(new SipPlanBuilder(Map.of(
                        "1001", new SipPlan.Extension("1001", "Bar", "secret", false, Set.of(RegistrarRig.OTHER))))
                .build());
        rig.registrar.expire();
        assertEquals(List.of("SIP_UNREGISTER_LINE_MOVED 1001 10.66.1.5 001565aabbcc"), rig.told());
    }

    /** The end is told once, of the phone that had registered, whoever has its address by then. */
    @Test
    void aContactThatEndsWhileTheBoxIsOffIsToldAtItsStart() {
        phone.register();
        rig.told();
        rig.pass(3601);
        rig.holders.put(RegistrarRig.HOME, RegistrarRig.OTHER);
        rig.restart();
        rig.registrar.expire();
        rig.registrar.expire();
        assertEquals(List.of("SIP_UNREGISTER_EXPIRED_MEANWHILE 1001 10.66.1.5 001565aabbcc"), rig.told());
    }
}
