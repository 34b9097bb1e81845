package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void theLeastThatMustBeSaidIsEnough() {
        DatabaseAddress address = DatabaseAddress.of("postgresql://dialtone:secret@10.0.0.5/phones");
        assertEquals("jdbc:postgresql://10.0.0.5:5432/phones", address.jdbcUrl());
        assertEquals("dialtone", address.user());
        assertEquals("secret", address.password());
        assertEquals("dialtone", address.schema());
        assertEquals("primary", address.parameters().get("targetServerType"));
        assertEquals("postgresql://dialtone@10.0.0.5/phones", address.toString());
    }

    @Test
    void allMayBeSaid() {
        DatabaseAddress address =
                DatabaseAddress.of("postgresql://b%40x:p%3A%2F+%25@one:6000,[fe80::1],[fe80::2]:7/a%20b"
                        + "?sslmode=verify-full&connectTimeout=1&currentSchema=phones");
        assertEquals(List.of("one:6000", "[fe80::1]:5432", "[fe80::2]:7"), address.hosts());
        assertEquals("jdbc:postgresql://one:6000,[fe80::1]:5432,[fe80::2]:7/a%20b", address.jdbcUrl());
        assertEquals("b@x", address.user());
        assertEquals("p:/+%", address.password());
        assertEquals("a b", address.name());
        assertEquals("verify-full", address.parameters().get("sslmode"));
        assertEquals("1", address.parameters().get("connectTimeout"));
        assertEquals("10", address.parameters().get("socketTimeout"));
        assertEquals("phones", address.schema());
        assertEquals("postgresql://b%40x@one:6000,[fe80::1],[fe80::2]:7/a%20b", address.toString());
    }

    /** A password may also come from elsewhere. */
    @Test
    void thePasswordMayBeLeftOut() {
        DatabaseAddress address = DatabaseAddress.of("postgresql://dialtone@10.0.0.5/phones");
        assertEquals("", address.password());
        assertEquals("secret", address.withPassword("secret").password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql://",
                "jdbc:postgresql://dialtone:secret@10.0.0.5/phones",
                "mysql://dialtone:secret@10.0.0.5/phones",
                "postgresql://10.0.0.5/phones",
                "postgresql://:secret@10.0.0.5/phones",
                "postgresql://dialtone:secret@/phones",
                "postgresql://dialtone:secret@10.0.0.5",
                "postgresql://dialtone:secret@10.0.0.5/",
                "postgresql://dialtone:secret@10.0.0.5,,10.0.0.6/phones",
                "postgresql://dialtone:secret@10.0.0.5:/phones",
                "postgresql://dialtone:secret@10.0.0.5:70000/phones",
                "postgresql://dialtone:secret%zz@10.0.0.5/phones",
                "postgresql://dialtone:secret@10.0.0.5/phones?sslmode"
            })
    void anythingElseIsRefusedWithoutThePassword(String text) {
        String says = assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.of(text))
                .getMessage();
        assertFalse(says.contains("secret"), says);
    }
}
