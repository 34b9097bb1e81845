package org.dialtone.edge.udp;

import io.vertx.core.impl.transports.EpollTransport;

/**
 * Epoll as a service of Vert.x: in a native image Quarkus puts Java's own sockets in its place without a word,
 * except where a service file names the transport.
 */
public final class NativeTransport extends EpollTransport {
}
