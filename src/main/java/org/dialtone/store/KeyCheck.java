package org.dialtone.store;

import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;

/**
 * Whether this machine has the key that the secrets on a PostgreSQL server are sealed with. The server keeps a value that
 * is derived from the key: whoever has it can only try keys, of which there are 2^256, as with any sealed secret.
 */
public final class KeyCheck {

    private static final String PURPOSE = "check of the key on a server";
    private static final String TABLE = """
            create table if not exists key_check (value text not null, made_by text not null, file text not null,
            made timestamptz not null default clock_timestamp())""";
    private static final String FIRST = """
            insert into key_check (value, made_by, file)
            select ?, ?, ? where not exists (select 1 from key_check)""";
    private static final String LAST_SECRET =
            "select owner, sealed from secret where sealed <> '' order by since desc, id desc limit 1";

    private final SecretBox secrets;
    private final String name;

    private record Noted(byte[] value, String by, String file) {}

    private record Secret(String owner, String sealed) {}

    /** @param name this process's, by which people find the machine that has the key */
    public KeyCheck(SecretBox secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    /**
     * Only reads, and makes no key.
     *
     * @throws StartupFault where the secrets of the database were sealed with a key that isn't here, with what to copy
     */
    public void require(Connection postgres) throws SQLException {
        if (!requireNoted(postgres)) {
            lastSecret(postgres).ifPresent(secret -> {
                if (!secrets.hasKey() || !opens(secret)) {
                    throw refusal(
                            "secret.key from the data folder of the machine that this database had until now, or from a"
                                    + " backup,");
                }
            });
        }
    }

    /**
     * As {@link #require}, but where nobody noted yet whose key it is, any is right.
     *
     * @return whether somebody noted it
     */
    public boolean requireNoted(Connection postgres) throws SQLException {
        Optional<Noted> noted = noted(postgres);
        noted.ifPresent(each -> {
            if (!secrets.hasKey() || !MessageDigest.isEqual(each.value(), value())) {
                throw refusal(each.file() + " from " + each.by() + ", or from another machine of this database,");
            }
        });
        return noted.isPresent();
    }

    /** As {@link #requireNoted}, but a machine without a key, which can't bring a wrong one in, is right too. */
    public void requireNoOther(Connection postgres) throws SQLException {
        if (secrets.hasKey()) {
            requireNoted(postgres);
        }
    }

    /**
     * Notes that this machine's key is the one of the database, over a connection of the process that writes there; makes
     * the key where there is none yet.
     */
    public void note(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute(TABLE);
        }
        try (PreparedStatement first = postgres.prepareStatement(FIRST)) {
            first.setString(1, Base64.getEncoder().encodeToString(value()));
            first.setString(2, name);
            first.setString(3, secrets.file().toAbsolutePath().normalize().toString());
            first.executeUpdate();
        }
    }

    /** Forgets which key it was, because all secrets go. */
    public static void forget(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("drop table if exists key_check");
        }
    }

    private byte[] value() {
        try {
            return secrets.derive(PURPOSE, "");
        } catch (UncheckedIOException e) {
            throw new StartupFault(e.getMessage() + "; " + rights(), e);
        }
    }

    private boolean opens(Secret secret) {
        value();
        try {
            secrets.open(secret.sealed(), secret.owner());
            return true;
        } catch (IllegalStateException | IllegalArgumentException _) {
            return false;
        }
    }

    private StartupFault refusal(String source) {
        return new StartupFault("the passwords in the database are sealed with another key than " + secrets.file()
                + (secrets.hasKey() ? "" : ", which is missing") + ": copy " + source + " to " + secrets.file() + " ("
                + rights() + "), and start again");
    }

    private String rights() {
        return "owner " + System.getProperty("user.name") + ", mode 600";
    }

    private static Optional<Noted> noted(Connection postgres) throws SQLException {
        if (!isThere(postgres, "key_check")) {
            return Optional.empty();
        }
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select value, made_by, file from key_check")) {
            return row.next()
                    ? Optional.of(
                            new Noted(Base64.getDecoder().decode(row.getString(1)), row.getString(2), row.getString(3)))
                    : Optional.empty();
        }
    }

    private static Optional<Secret> lastSecret(Connection postgres) throws SQLException {
        if (!isThere(postgres, "secret")) {
            return Optional.empty();
        }
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(LAST_SECRET)) {
            return row.next() ? Optional.of(new Secret(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Whether the schema has this table; asking for one that is missing would break a transaction off. */
    static boolean isThere(Connection postgres, String table) throws SQLException {
        try (PreparedStatement ask = postgres.prepareStatement("select to_regclass(?) is not null")) {
            ask.setString(1, table);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
