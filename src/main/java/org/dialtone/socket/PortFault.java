package org.dialtone.socket;

import io.netty.channel.unix.Errors;
import java.nio.file.Path;
import org.dialtone.app.StartupFault;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.host.PortHolder;

/** Says in one line why a port couldn't be opened and what to do about it. */
public final class PortFault {

    private static final int EPERM = -1;
    private static final int EACCES = -13;
    private static final int EADDRINUSE = -98;
    private static final int EADDRNOTAVAIL = -99;

    private PortFault() {}

    /**
     * The fault of a UDP port.
     *
     * @param what    who wanted it, e.g. {@code DHCP}
     * @param where   address or interface, e.g. {@code 0.0.0.0} or {@code eth1}
     * @param setting environment variable that moves the port, e.g. {@code DIALTONE_DHCP_PORT}; null where none does
     */
    public static StartupFault udp(String what, String where, int port, String setting, Throwable cause) {
        return explain(what, where, port, setting, cause, PortHolder.Protocol.UDP);
    }

    /** As {@link #udp}, of a TCP port. */
    public static StartupFault tcp(String what, String where, int port, String setting, Throwable cause) {
        return explain(what, where, port, setting, cause, PortHolder.Protocol.TCP);
    }

    private static StartupFault explain(
            String what, String where, int port, String setting, Throwable cause, PortHolder.Protocol protocol) {
        String or = setting == null ? "" : ", or set " + setting;
        String which = what + " can't open " + protocol + " port " + port + " on " + where + ": ";
        return new StartupFault(
                which
                        + switch (error(cause)) {
                            case EADDRINUSE ->
                                "it is in use by "
                                        + new PortHolder(Path.of("/proc"))
                                                .find(protocol, port)
                                                .orElse("another process")
                                        + "; stop that" + or;
                            case EACCES, EPERM ->
                                "no permission; run as root, or give the java binary CAP_NET_BIND_SERVICE" + or;
                            case EADDRNOTAVAIL ->
                                "this machine has no such address; it has the interfaces "
                                        + String.join(", ", NetworkInterfaces.names());
                            default -> cause.getMessage();
                        },
                cause);
    }

    /** The errno, negative, whichever of the JDK and Netty tells it. */
    private static int error(Throwable cause) {
        if (cause instanceof Errors.NativeIoException known) {
            return known.expectedErr();
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use")
                ? EADDRINUSE
                : message.contains("ermission denied")
                        ? EACCES
                        : message.contains("assign requested address") ? EADDRNOTAVAIL : 0;
    }
}
