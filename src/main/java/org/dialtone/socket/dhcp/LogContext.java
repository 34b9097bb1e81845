package org.dialtone.socket.dhcp;

import java.util.HexFormat;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.jboss.logging.MDC;

/** Marks the log lines of one thread with the phone that they are about, until closed. */
public final class LogContext implements AutoCloseable {

    private LogContext() {}

    /** Null for what isn't known. */
    public static LogContext about(MacAddress mac, Ip4 ip) {
        put("mac", mac);
        put("ip", ip);
        return new LogContext();
    }

    /** @param xid transaction id of the DHCP exchange */
    public static LogContext about(MacAddress mac, Ip4 ip, int xid) {
        MDC.put("xid", HexFormat.of().toHexDigits(xid));
        return about(mac, ip);
    }

    @Override
    public void close() {
        MDC.remove("mac");
        MDC.remove("ip");
        MDC.remove("xid");
    }

    private static void put(String name, Object value) {
        if (value != null) {
            MDC.put(name, value.toString());
        }
    }
}
