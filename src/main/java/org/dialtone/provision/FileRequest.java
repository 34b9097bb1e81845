package org.dialtone.provision;

import java.util.Arrays;
import org.dialtone.net.Ip4;

/**
 * A phone asks for a file, over whichever protocol.
 *
 * @param path      as it came, still percent-encoded, with or without leading slash, token folder and query
 * @param remote    of the connection itself, never from a header
 * @param local     the address that the request came to
 * @param userAgent or null
 * @param held      entity tags of what the phone holds already (If-None-Match), or null
 * @param further   whether it asks for a later part of a file: the journal has heard of the first
 */
public record FileRequest(
        String path, Ip4 remote, Ip4 local, String userAgent, Transport transport, String held, boolean further) {

    private static final int LONGEST_USER_AGENT = 512;

    public FileRequest(String path, Ip4 remote, Ip4 local, String userAgent, Transport transport) {
        this(path, remote, local, userAgent, transport, null);
    }

    public FileRequest(String path, Ip4 remote, Ip4 local, String userAgent, Transport transport, String held) {
        this(path, remote, local, userAgent, transport, held, false);
    }

    /** Whether the phone holds a file of this tag; weakly compared, as RFC 9110 section 13.1.2 has it. */
    boolean holds(String etag) {
        return held != null
                && Arrays.stream(held.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("W/" + etag));
    }

    /** How it came. */
    public enum Transport {
        HTTP,
        HTTPS,
        TFTP
    }

    /** Null where there is none; a hostile one is as good as none. */
    String usableUserAgent() {
        boolean usable = userAgent != null
                && userAgent.length() <= LONGEST_USER_AGENT
                && userAgent.chars().noneMatch(Character::isISOControl);
        return usable ? userAgent : null;
    }
}
