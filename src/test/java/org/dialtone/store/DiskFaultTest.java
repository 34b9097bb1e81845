package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DiskFaultTest {

    @Test
    void theDisksWordsAreFoundWhereverTheyAre() {
        SQLiteException full = new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL);
        assertEquals(
                Optional.of("the disk is full: make room"),
                DiskFault.words(new IllegalStateException(new RuntimeException(full))));
        RuntimeException aside = new RuntimeException("could not commit");
        aside.addSuppressed(new RuntimeException(new SQLiteException("gone", SQLiteErrorCode.SQLITE_IOERR_WRITE)));
        assertEquals(
                Optional.of(
                        "the disk fails, or the kernel made it read-only (SQLITE_IOERR_WRITE): restart, and see to the disk"),
                DiskFault.words(new IllegalStateException(aside)));
        assertEquals(
                Optional.of("the disk takes no changes: it is mounted read-only, or the files are another user's"),
                DiskFault.words(new SQLiteException("no", SQLiteErrorCode.SQLITE_READONLY_DIRECTORY)));
    }

    @Test
    void aServersFaultsAreTold() {
        SQLException away = new SQLException("gone", "57P01");
        assertEquals(
                Optional.of("the database can't be reached: see to its server, and to the network to it"),
                DiskFault.words(new BatchUpdateException("batch", "08006", new int[0], away)));
        assertEquals(
                Optional.of("the database takes no changes: its server is a standby"),
                DiskFault.words(new SQLException("read-only", "25006")));
        assertEquals(
                Optional.of("the disk of the database's server is full: make room"),
                DiskFault.words(new SQLException("no room", "53100")));
        assertEquals(Optional.empty(), DiskFault.words(new SQLException("twice", "23505")));
    }

    @Test
    void otherFaultsAreNoDiskFaults() {
        assertEquals(Optional.empty(), DiskFault.words(new SQLiteException("busy", SQLiteErrorCode.SQLITE_BUSY)));
        assertEquals(Optional.empty(), DiskFault.words(new SQLException("x")));
        assertEquals(Optional.empty(), DiskFault.words(null));
        Exception circle = new Exception("a");
        circle.addSuppressed(new Exception(circle));
        assertEquals(Optional.empty(), DiskFault.words(circle));
    }
}
