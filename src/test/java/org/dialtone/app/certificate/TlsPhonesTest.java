package org.dialtone.app.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import org.dialtone.app.Snapshots;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.Transport;
import org.junit.jupiter.api.Test;

class TlsPhonesTest {

    private List<Binding> bindings = List.of();
    private final TlsPhones phones = new TlsPhones((Snapshots) Proxy.newProxyInstance(
            Snapshots.class.getClassLoader(), new Class<?>[] {Snapshots.class}, (_, method, _) -> {
                assertEquals("bindings", method.getName());
                return bindings;
            }));

    private static Binding binding(String source, Transport transport) {
        return new BindingBuilder("1001", source).transport(transport).build();
    }

    @Test
    void aPhoneCountsOnceHoweverManyFilesAndLinesItHas() {
        assertTrue(phones.tally().isNone());
        phones.fetched(Ip4.of("10.66.1.1"));
        phones.fetched(Ip4.of("10.66.1.1"));
        phones.fetched(Ip4.of("10.66.1.2"));
        bindings = List.of(
                binding("10.66.1.7", Transport.TLS),
                binding("10.66.1.7", Transport.TLS),
                binding("10.66.1.8", Transport.TCP),
                binding("10.66.1.9", Transport.UDP));
        assertEquals(new TlsPhones.Tally(2, 1), phones.tally());
        assertFalse(phones.tally().isNone());
    }
}
