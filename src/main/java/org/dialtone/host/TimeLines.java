package org.dialtone.host;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/**
 * The input of the privileged operation "time", which says whom the box itself asks for the time: {@code server} and an
 * address.
 */
public final class TimeLines {

    private static final int MOST = 8;

    private TimeLines() {}

    /**
     * @param ntp the site's time servers: addresses, names or the box itself
     * @param own addresses of the box, which doesn't ask itself
     */
    public static String of(List<String> ntp, List<Ip4> own) {
        return ntp.stream()
                .flatMap(server -> Ip4.parse(server).stream())
                .filter(server -> !own.contains(server))
                .distinct()
                .limit(MOST)
                .map(server -> "server " + server + "\n")
                .collect(Collectors.joining());
    }
}
