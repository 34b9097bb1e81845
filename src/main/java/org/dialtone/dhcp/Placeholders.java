package org.dialtone.dhcp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.dialtone.dhcp.wire.Printable;
import org.dialtone.net.Ip4;
import org.dialtone.phone.ProvisioningRoot;

/**
 * The values of the placeholders in option texts, for one client.
 *
 * @param vlan the VLAN of the client's scope; 0: it has none
 */
record Placeholders(Ip4 server, ProvisioningRoot root, Client client, int vlan) {

    /** The longest learned text, in characters; a model comes from a header that any device can send. */
    private static final int LONGEST_LEARNED = 64;

    static boolean isName(String name) {
        return switch (name) {
            case "server", "root", "port", "token", "mac", "MAC", "vendor", "model", "vlan" -> true;
            default -> false;
        };
    }

    String get(String name) {
        return switch (name) {
            case "server" -> server.toString();
            case "root" -> root == null ? "" : root.url(server);
            case "port" -> root == null ? "" : Integer.toString(root.port());
            case "token" -> root == null ? "" : root.token();
            case "mac" -> client.mac().plain();
            case "MAC" -> client.mac().plain().toUpperCase(Locale.ROOT);
            case "vendor" -> learned(client.vendor());
            case "model" ->
                learned(client.identity() == null ? null : client.identity().model());
            case "vlan" -> vlan == 0 ? "" : Integer.toString(vlan);
            default -> throw new IllegalArgumentException("no placeholder: " + name);
        };
    }

    private static String learned(String text) {
        if (text == null) {
            return "";
        }
        String printable = Printable.of(text.getBytes(StandardCharsets.UTF_8));
        return printable.substring(0, Math.min(printable.length(), LONGEST_LEARNED));
    }
}
