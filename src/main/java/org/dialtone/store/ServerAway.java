package org.dialtone.store;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a connection failed for a reason that ends by itself: the server, its machine or the network is still
 * starting. What somebody must mend (password, name, certificate, version) is none. SQL states are those of
 * PostgreSQL's appendix A.
 */
final class ServerAway {

    /** Nobody answers at any host in time, or none of those that answer takes changes. */
    private static final String UNREACHED = "08001";

    /**
     * It starts or recovers, was just told to end, crashed, has no connection or memory free, takes no connections to
     * this database for now, or only reads.
     */
    private static final Set<String> PASSING = Set.of("57P03", "57P01", "57P02", "53300", "53200", "55000", "25006");

    private ServerAway() {}

    static boolean is(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.equals(UNREACHED)
                || PASSING.contains(state)
                || state.startsWith("08") && causes(failure).anyMatch(ServerAway::isOfTheNetwork);
    }

    /** The driver has one state for a connection that breaks off and for a certificate that isn't the right one. */
    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof EOFException
                || cause instanceof UnknownHostException;
    }

    private static Stream<Throwable> causes(Throwable from) {
        return Stream.iterate(from, cause -> cause != null, Throwable::getCause).limit(50);
    }
}
