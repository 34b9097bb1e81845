package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.ActiveRow;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.LinkStanding;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.jboss.logging.Logger;

/** The row {@code lease_writer} of a PostgreSQL server, and the table {@code process} beside it. */
public final class StoredActiveRow implements ActiveRow {

    private static final Logger LOG = Logger.getLogger(StoredActiveRow.class);
    private final RowConnection connection;
    private final DialtoneProcess self;
    private final Supplier<String> files;
    private final Supplier<Set<Ip4>> hosts;
    private final Supplier<Set<MacAddress>> macs;
    private final KeyCheck check;
    private final RowWatch watch;
    private boolean told;
    private long epoch;

    /**
     * @param self  this process; of its state and addresses nothing is read
     * @param files a digest of what lies in the data folder alone
     * @param hosts the addresses of this machine
     * @param macs  its hardware addresses on the links of the shared addresses
     * @param check made before the row is taken: whoever can't read the secrets can't serve
     */
    public StoredActiveRow(
            DatabaseAddress address,
            DialtoneProcess self,
            Supplier<String> files,
            Supplier<Set<Ip4>> hosts,
            Supplier<Set<MacAddress>> macs,
            KeyCheck check) {
        this(address, self, files, hosts, macs, check, System::nanoTime);
    }

    StoredActiveRow(
            DatabaseAddress address,
            DialtoneProcess self,
            Supplier<String> files,
            Supplier<Set<Ip4>> hosts,
            Supplier<Set<MacAddress>> macs,
            KeyCheck check,
            LongSupplier nanos) {
        this.self = self;
        this.files = files;
        this.hosts = hosts;
        this.macs = macs;
        this.check = check;
        watch = new RowWatch(nanos);
        connection = new RowConnection(
                new PostgresServer(address.named(ProcessId.ofRow(self.id())).inHaste()), watch);
    }

    @Override
    public Taking take(Consumer<Taking.Taken> coming) throws DatabaseAway {
        return connection.ask(to -> take(to, coming));
    }

    private Taking take(Connection to, Consumer<Taking.Taken> coming) throws SQLException {
        Seen before = Seen.read(to, self.id());
        Optional<Taking> not = refusal(to, before);
        if (not.isPresent()) {
            return not.get();
        }
        to.setAutoCommit(false);
        try (Statement statement = to.createStatement()) {
            statement.execute(ActiveRowSql.LOCK);
            Seen now = Seen.read(to, self.id());
            Taking taking = refusal(to, now).orElse(null);
            if (taking == null) {
                check.require(to);
                epoch = raised(to);
                // The next one ends the sessions of all that are known.
                note(to, true, LinkStanding.QUIET, List.of());
                Taking.Taken taken = new Taking.Taken(
                        epoch, now.epoch(), former(now), now.process() == null, now.since(), now.clock());
                coming.accept(taken);
                taking = taken;
            }
            to.commit();
            return taking;
        } catch (RuntimeException e) {
            // What comes next would commit the row for a process that ends.
            to.rollback();
            throw e;
        } finally {
            to.setAutoCommit(true);
        }
    }

    private String former(Seen row) {
        boolean own = self.id().equals(row.process()) || self.name().equals(row.name());
        return own ? null : row.name();
    }

    private long raised(Connection to) throws SQLException {
        try (PreparedStatement take = to.prepareStatement(ActiveRowSql.TAKE)) {
            take.setString(1, self.id());
            take.setString(2, self.name());
            take.setString(3, self.console());
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Optional<Taking> refusal(Connection to, Seen seen) throws SQLException {
        if (seen.nameless()) {
            return Optional.of(new Taking.Held("an older Dialtone, or dialtone database move", ""));
        }
        if (seen.promised() && !self.id().equals(seen.handoverTo())) {
            return Optional.of(new Taking.Held("the process that was named for it", ""));
        }
        boolean own = self.id().equals(seen.process());
        if (own && seen.twin()) {
            return Optional.of(twin());
        }
        boolean silent = watch.isSilent(seen.confirmed());
        if (seen.process() != null && !silent && !(own && seen.proven())) {
            return Optional.of(new Taking.Held(seen.name(), seen.console()));
        }
        return SchemaLimits.newer(to).<Taking>map(Taking.TooNew::new);
    }

    private Taking twin() {
        if (!told) {
            told = true;
            LOG.warn("another process runs with a copy of this data folder: stop one, delete process.id there, and"
                    + " start it again");
        }
        return new Taking.Held(self.name() + " with a copy of this data folder", "");
    }

    @Override
    public int endEarlier() throws DatabaseAway {
        return connection.ask(to -> {
            try (PreparedStatement end = to.prepareStatement(ActiveRowSql.END_EARLIER)) {
                end.setString(1, ProcessId.ofState(self.id()));
                end.setLong(2, epoch);
                end.setString(3, self.id());
                try (ResultSet row = end.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public boolean renew(Instant now) throws DatabaseAway {
        return connection.ask(to -> changed(to, ActiveRowSql.RENEW, now));
    }

    @Override
    public void free(Instant now) throws DatabaseAway {
        connection.ask(to -> changed(to, ActiveRowSql.FREE, now));
    }

    @Override
    public void keep(Instant now) throws DatabaseAway {
        connection.ask(to -> changed(to, ActiveRowSql.KEEP, now));
    }

    private boolean changed(Connection to, String sql, Instant now) throws SQLException {
        try (PreparedStatement change = to.prepareStatement(sql)) {
            change.setLong(1, Columns.of(now));
            change.setLong(2, epoch);
            change.setString(3, self.id());
            return change.executeUpdate() == 1;
        }
    }

    @Override
    public void note(boolean active, LinkStanding link, List<String> addresses) throws DatabaseAway {
        connection.ask(to -> {
            if (!active) {
                // Whoever could never serve is not to be counted on until the others need it.
                check.require(to);
                MovedAway.require(to);
            }
            return note(to, active, link, addresses);
        });
    }

    private int note(Connection to, boolean active, LinkStanding link, List<String> addresses) throws SQLException {
        try (PreparedStatement note = to.prepareStatement(ActiveRowSql.NOTE)) {
            note.setString(1, self.id());
            note.setString(2, self.name());
            note.setString(3, self.version());
            note.setString(4, self.console());
            note.setString(5, String.join(",", addresses));
            note.setString(6, files.get());
            note.setBoolean(7, active);
            note.setBoolean(8, link != LinkStanding.CUT);
            note.setBoolean(9, link == LinkStanding.LIVE);
            note.setInt(10, LeaseDatabase.schema());
            note.setInt(11, SchemaAge.KNOWN);
            note.setString(12, texts(hosts.get()));
            note.setString(13, texts(macs.get()));
            return note.executeUpdate();
        }
    }

    private static String texts(Set<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }

    @Override
    public List<DialtoneProcess> all() throws DatabaseAway {
        return connection.ask(to -> {
            List<DialtoneProcess> all = new ArrayList<>();
            try (Statement statement = to.createStatement();
                    ResultSet row = statement.executeQuery(ActiveRowSql.ALL)) {
                while (row.next()) {
                    all.add(process(row));
                }
            }
            return all;
        });
    }

    private static DialtoneProcess process(ResultSet row) throws SQLException {
        String addresses = row.getString(5);
        return new DialtoneProcess(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                addresses.isEmpty() ? List.of() : List.of(addresses.split(",")),
                Stream.of(row.getString(11).split(","))
                        .flatMap(host -> Ip4.parse(host).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Stream.of(row.getString(12).split(","))
                        .flatMap(mac -> MacAddress.parse(mac).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString(6),
                row.getBoolean(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                DialtoneProcess.State.valueOf(row.getString(10)));
    }

    @Override
    public Optional<DialtoneProcess> appoint(Optional<String> to) throws DatabaseAway {
        Optional<String> id = connection.ask(over -> appointed(over, to.orElse("")));
        return id.isEmpty()
                ? Optional.empty()
                : all().stream().filter(each -> each.id().equals(id.get())).findFirst();
    }

    private Optional<String> appointed(Connection over, String to) throws SQLException {
        try (PreparedStatement appoint = over.prepareStatement(ActiveRowSql.APPOINT)) {
            appoint.setString(1, self.id());
            appoint.setString(2, to);
            appoint.setString(3, to);
            appoint.setString(4, to);
            appoint.setInt(5, LeaseDatabase.schema());
            appoint.setInt(6, SchemaAge.KNOWN);
            appoint.setLong(7, epoch);
            appoint.setString(8, self.id());
            try (ResultSet row = appoint.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private static Instant clockOf(ResultSet row) throws SQLException {
        Long millis = Columns.number(row, "clock");
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** What the row says. */
    private record Seen(
            long epoch,
            String process,
            String name,
            String console,
            Instant clock,
            String confirmed,
            Duration since,
            String handoverTo,
            boolean promised,
            boolean proven,
            boolean twin,
            boolean nameless) {

        static Seen read(Connection over, String id) throws SQLException {
            try (PreparedStatement question = over.prepareStatement(ActiveRowSql.SEEN)) {
                question.setString(1, ProcessId.ofRow(id));
                try (ResultSet row = question.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("lease_writer has no row");
                    }
                    return new Seen(
                            row.getLong("epoch"),
                            row.getString("process"),
                            row.getString("name"),
                            row.getString("console"),
                            clockOf(row),
                            row.getString("confirmed"),
                            Duration.ofMillis(row.getLong("since")),
                            row.getString("handover_to"),
                            row.getBoolean("promised"),
                            row.getBoolean("proven"),
                            row.getBoolean("twin"),
                            row.getBoolean("nameless"));
                }
            }
        }
    }
}
