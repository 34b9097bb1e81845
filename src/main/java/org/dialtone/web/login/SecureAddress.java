package org.dialtone.web.login;

import java.util.Optional;
import org.dialtone.net.Ip6;

/** Makes the TLS address of the same page. */
final class SecureAddress {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}]";
    private static final int DEFAULT_PORT = 443;

    private SecureAddress() {}

    /** Returns empty where {@code host}, which a stranger wrote, is no host. */
    static Optional<String> of(String host, int port, String path, String query) {
        String written = host == null
                ? ""
                : Ip6.parse(host).map(address -> "[" + address + "]").orElse(host);
        if (!written.matches(HOST)) {
            return Optional.empty();
        }
        String address = "https://" + written + (port == DEFAULT_PORT ? "" : ":" + port);
        return Optional.of(address + (path.startsWith("/") ? path : "/") + (query == null ? "" : "?" + query));
    }
}
