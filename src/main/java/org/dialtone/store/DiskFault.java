package org.dialtone.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Recognises a disk, or a database's server, that takes no more as the cause of a failure, and words it for the operator. */
public final class DiskFault {

    private static final int PRIMARY = 0xff;
    private static final int DEEPEST = 12;

    private DiskFault() {}

    /**
     * Why the disk didn't take a change; empty where the failure has another cause. A transaction that didn't commit
     * holds the cause among its suppressed exceptions.
     */
    public static Optional<String> words(Throwable failure) {
        return causes(failure, DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(cause -> words(cause).stream())
                .findFirst();
    }

    /**
     * Whether the pool of connections is the cause: a driver gives each of its faults a class of its own or an SQLSTATE,
     * the pool gives none.
     */
    public static boolean isPools(Throwable failure) {
        return causes(failure, DEEPEST)
                .anyMatch(each -> each.getClass() == SQLException.class && ((SQLException) each).getSQLState() == null);
    }

    /** Whether the change may have been made all the same: the database's answer to its commit got lost. */
    public static boolean isInDoubt(Throwable failure) {
        return causes(failure, DEEPEST).anyMatch(CommitInDoubt.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure, int deep) {
        if (failure == null || deep == 0) {
            return Stream.empty();
        }
        Stream<Throwable> aside = Stream.of(failure.getSuppressed()).flatMap(each -> causes(each, deep - 1));
        return Stream.of(Stream.of(failure), causes(failure.getCause(), deep - 1), aside)
                .flatMap(each -> each);
    }

    private static Optional<String> words(SQLException cause) {
        return switch (cause) {
            case SQLiteException file -> words(file);
            case Superseded _ ->
                Optional.of("another Dialtone went on with the database while this one was cut off from it:"
                        + " this one writes no more, and starts anew");
            case NoConnection _ ->
                Optional.of("the database gave no connection in time: it is busy, or its server can't be reached");
            default -> serverWords(cause);
        };
    }

    /** By SQLSTATE: appendix A of PostgreSQL's manual. */
    private static Optional<String> serverWords(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P")) {
            return Optional.of("the database can't be reached: see to its server, and to the network to it");
        }
        return switch (state) {
            case "53100" -> Optional.of("the disk of the database's server is full: make room");
            case "25006" -> Optional.of("the database takes no changes: its server is a standby");
            case "55P03" -> Optional.of("another Dialtone writes to the database: stop one of the two");
            case "58030" -> Optional.of("the disk of the database's server fails: see to it");
            default -> Optional.empty();
        };
    }

    private static Optional<String> words(SQLiteException cause) {
        int primary = cause.getResultCode().code & PRIMARY;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return Optional.of("the disk is full: make room");
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code) {
            return Optional.of("the disk takes no changes: it is mounted read-only, or the files are another user's");
        }
        return primary == SQLiteErrorCode.SQLITE_IOERR.code
                ? Optional.of("the disk fails, or the kernel made it read-only ("
                        + cause.getResultCode().name() + "): restart, and see to the disk")
                : Optional.empty();
    }
}
