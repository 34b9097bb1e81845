package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialtone.sip.wire.SipUri;
import org.junit.jupiter.api.Test;

/** A registration holds from its answer on, whatever the disk says, and is on the disk once that works again. */
class UnstoredBindingsTest {

    private static final ContactUpdate.Contact CONTACT = new ContactUpdate.Contact(
            "sip:u@10.66.1.5", SipUri.parse("sip:u@10.66.1.5").orElseThrow(), 60, null);

    private final RegistrarRig desk = new RegistrarRig();
    private final Caller phone = new Caller(desk, "1001", "secret");

    private List<String> afterARestart() {
        desk.restart();
        return desk.bindings.all().stream().map(Binding::contact).toList();
    }

    @Test
    void aPhoneRegistersWhileTheDiskIsFullAndIsThereAfterARestartOnceThereIsRoom() {
        desk.full = true;
        assertEquals(200, phone.register().status());
        assertEquals(1, desk.bindings.of("1001").size());
        desk.registrar.expire();
        desk.registrar.expire();
        assertNull(desk.stored.get("1001"));
        desk.full = false;
        desk.registrar.expire();
        assertEquals(List.of("sip:1001@10.66.1.5:5062"), afterARestart());
    }

    @Test
    void whatIsStoredThenIsWhatHoldsThen() {
        phone.register();
        desk.full = true;
        assertEquals(200, phone.send("Contact: <sip:1001@b>").status());
        assertEquals(200, phone.send("Contact: *\nExpires: 0").status());
        desk.full = false;
        desk.registrar.expire();
        assertEquals(List.of(), afterARestart());
    }

    @Test
    void whatIsStoredIsNotStoredAgain() {
        phone.register();
        desk.stored.clear();
        desk.registrar.expire();
        assertEquals(Set.of(), desk.stored.keySet());
    }

    @Test
    void aDiskThatComesBackIsNotFlooded() {
        desk.full = true;
        int many = Bindings.MOST_AGAIN + 1;
        Bindings bindings = new Bindings(desk, () -> desk.now);
        IntStream.range(0, many).forEach(n -> bindings.change("u" + n, List.of(CONTACT), _ -> at("u" + n), _ -> false));
        desk.full = false;
        bindings.storeAgain();
        assertEquals(Bindings.MOST_AGAIN, desk.stored.size());
        bindings.storeAgain();
        assertEquals(many, desk.stored.size());
    }

    private Binding at(String user) {
        return new Binding(
                user,
                CONTACT.text(),
                RegistrarRig.HOME,
                5062,
                Transport.UDP,
                "call",
                1,
                desk.now,
                desk.now.plusSeconds(60),
                null,
                List.of());
    }
}
