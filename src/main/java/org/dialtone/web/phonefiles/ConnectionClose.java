package org.dialtone.web.phonefiles;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** How a connection ends that serves one request, as those of most phones do. */
public final class ConnectionClose {

    private ConnectionClose() {}

    /** To be called before the answer is sent: its last bytes then wait for the end of the connection, and go out with it in one packet. */
    public static void inOnePacket(HttpServerRequest request) {
        if (isLast(request) && request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            channel.config().setOption(EpollChannelOption.TCP_CORK, true);
        }
    }

    /** RFC 9112 section 9.3, as Vert.x reads it: held back where the connection stays, the end of an answer would come late. */
    static boolean isLast(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                        && request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)
                || request.version() == HttpVersion.HTTP_1_0
                        && !request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE, true);
    }
}
