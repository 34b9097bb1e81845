package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenersTest {

    @ParameterizedTest(name = "plain {0}, TLS {1}")
    @CsvSource(delimiter = '|', textBlock = """
            80   | 443  | {quarkus.http.host=10.0.0.1, quarkus.http.port=80, quarkus.http.ssl-port=443}
            8080 | 0    | {quarkus.http.host=10.0.0.1, quarkus.http.port=8080}
            0    | 8443 | {quarkus.http.host=10.0.0.1, quarkus.http.insecure-requests=disabled, quarkus.http.ssl-port=8443}
            0    | 0    | {quarkus.http.host=10.0.0.1, quarkus.http.host-enabled=false}
            """)
    void saysWhichPortsAreOpen(int plain, int secure, String properties) {
        Map<String, String> said = new Listeners(plain, "10.0.0.1", secure).properties();
        assertEquals(properties, said.toString());
    }
}
