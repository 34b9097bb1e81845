package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertEquals("5", address.parameters().get("loginTimeout"));
        assertEquals("phones", address.schema());
        assertEquals("postgresql://b%40x@one:6000,[fe80::1],[fe80::2]:7/a%20b", address.toString());
    }

    /** A silent host must leave time for the next one. */
    @ParameterizedTest
    @CsvSource({
        "a,'',5",
        "'a,b,c','',11",
        "'a,b',?connectTimeout=1,4",
        "'a,b',?connectTimeout=0,0",
        "a,?loginTimeout=9,9"
    })
    void theSearchThroughAllHostsHasTheTimeOfEach(String hosts, String parameters, String seconds) {
        DatabaseAddress address = DatabaseAddress.of("postgresql://dialtone@" + hosts + "/phones" + parameters);
        assertEquals(seconds, address.parameters().get("loginTimeout"));
    }

    /** A refused row's values are for no log. */
    @Test
    void whatTheBoxDependsOnIsNotTheOperators() {
        DatabaseAddress address = DatabaseAddress.of(
                "postgresql://dialtone@10.0.0.5/phones?logServerErrorDetail=true&reWriteBatchedInserts=true");
        assertEquals("false", address.parameters().get("logServerErrorDetail"));
        assertEquals("false", address.parameters().get("reWriteBatchedInserts"));
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
                "postgresql://dialtone:secret@10.0.0.5/phones?sslmode",
                "postgresql://dialtone:secret@10.0.0.5/phones?connectTimeout=3s",
                "postgresql://dialtone:my@secret/word@10.0.0.5/phones",
                "postgresql://dialtone:my@secret/word?x@10.0.0.5/phones"
            })
    void anythingElseIsRefusedWithoutThePassword(String text) {
        String says = assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.of(text))
                .getMessage();
        assertFalse(says.contains("secret"), says);
    }
}
