package org.dialtone.web.phonefiles;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollChannelOption;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Decides how a connection ends that serves one request, as those of most phones do. */
final class ConnectionClose {

    private ConnectionClose() {}

    /**
     * Holds the answer's last bytes back until the connection ends, so that both go out in one packet. The caller calls
     * it before it sends the answer.
     */
    static void inOnePacket(HttpServerRequest request) {
        if (isLast(request) && request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            try {
                channel.config().setOption(EpollChannelOption.TCP_CORK, true);
            } catch (ChannelException _) {
                // The phone hung up before its answer, which leaves or doesn't without this.
            }
        }
    }

    /**
     * Whether the connection ends after this request (RFC 9112 section 9.3, as Vert.x reads it). Where the connection
     * stays, holding bytes back would delay the end of an answer.
     */
    static boolean isLast(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                        && request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)
                || request.version() == HttpVersion.HTTP_1_0
                        && !request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE, true);
    }
}
