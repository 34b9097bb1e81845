package org.dialtone.web.login;

import java.util.Optional;

/** Makes the TLS address of the same page. */
final class SecureAddress {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}]";
    private static final int DEFAULT_PORT = 443;

    private SecureAddress() {}

    /** Returns empty where {@code host}, which a stranger wrote, is no host. */
    static Optional<String> of(String host, int port, String path, String query) {
        if (host == null || !host.matches(HOST)) {
            return Optional.empty();
        }
        String address = "https://" + host + (port == DEFAULT_PORT ? "" : ":" + port);
        return Optional.of(address + (path.startsWith("/") ? path : "/") + (query == null ? "" : "?" + query));
    }
}
