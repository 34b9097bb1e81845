package org.dialtone.phone;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The folder that phones fetch their files from.
 *
 * @param port  the port of plain HTTP, left out of the URL where it is 80
 * @param token name of the random folder
 */
public record ProvisioningRoot(int port, String token) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\{\\w+}|\\w+)}");

    /**
     * Fills in a pack's text for one phone: <code>{root}</code>, <code>{server}</code>, <code>{token}</code>,
     * <code>{mac}</code>, <code>{MAC}</code>. Doubled braces give a literal placeholder; other names stay as written.
     */
    public String fill(String text, Ip4 server, MacAddress mac) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "root" -> url(server);
                            case "server" -> server.toString();
                            case "token" -> token;
                            case "mac" -> mac.plain();
                            case "MAC" -> mac.plain().toUpperCase(Locale.ROOT);
                            default -> found.group(1).startsWith("{") ? found.group(1) : found.group();
                        }));
    }

    /** The URL with its trailing slash: phones append their file name. */
    public String url(Ip4 server) {
        return base(server) + "provision/" + token + "/";
    }

    /** The URL of the box itself over plain HTTP, with a trailing slash. */
    public String base(Ip4 server) {
        return "http://" + server + (port == 80 ? "" : ":" + port) + "/";
    }

    /** The text leaves the token out. */
    @Override
    public String toString() {
        return "ProvisioningRoot[" + port + "]";
    }
}
