package org.dialtone.provision;

import org.dialtone.net.Ip4;

/**
 * A phone asks for a file, over whichever protocol.
 *
 * @param path      as it came, still percent-encoded, with or without leading slash, token folder and query
 * @param remote    of the connection itself, never from a header
 * @param local     the address that the request came to
 * @param userAgent or null
 */
public record FileRequest(String path, Ip4 remote, Ip4 local, String userAgent, Transport transport) {

    /** How it came. */
    public enum Transport { HTTP, HTTPS, TFTP }
}
