package org.dialtone.boot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates the ports of the box into Quarkus's properties.
 *
 * @param plainPort  0 to 65535; 0: closed
 * @param host       address of the interface, {@code 0.0.0.0} for all
 * @param securePort 0 to 65535; 0: closed
 */
record Listeners(int plainPort, String host, int securePort) {

    /** Runtime properties, to be set before Quarkus starts; Quarkus alone would read port 0 as "any port". */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.host", host);
        if (plainPort == 0 && securePort == 0) {
            properties.put("quarkus.http.host-enabled", "false");
            return properties;
        }
        if (plainPort == 0) {
            properties.put("quarkus.http.insecure-requests", "disabled");
        } else {
            properties.put("quarkus.http.port", Integer.toString(plainPort));
        }
        if (securePort != 0) {
            properties.put("quarkus.http.ssl-port", Integer.toString(securePort));
        }
        return properties;
    }
}
