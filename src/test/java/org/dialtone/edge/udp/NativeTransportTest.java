package org.dialtone.edge.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.spi.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class NativeTransportTest {

    @Test
    void vertxFindsItAndItWorksHere() {
        List<Transport> found = ServiceLoader.load(Transport.class).stream().map(ServiceLoader.Provider::get).toList();
        assertEquals(List.of(NativeTransport.class), found.stream().map(Object::getClass).toList());
        assertTrue(found.getFirst().isAvailable(), () -> String.valueOf(found.getFirst().unavailabilityCause()));
    }

    @Test
    void aNativeImageKeepsServiceFileAndConstructor() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/native-image/org.dialtone/transport/reachability-metadata.json")) {
            String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("\"" + NativeTransport.class.getName() + "\""), metadata);
            assertTrue(metadata.contains("META-INF/services/" + Transport.class.getName()), metadata);
        }
    }
}
