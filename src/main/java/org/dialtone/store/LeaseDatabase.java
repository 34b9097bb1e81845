package org.dialtone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dialtone.app.deployment.DeploymentStore;
import org.dialtone.app.rollout.RolloutStore;
import org.dialtone.dhcp.HolderStore;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.net.Ip4;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.PlaceStore;
import org.dialtone.provision.DeliveryStore;
import org.dialtone.provision.PendingPhoneStore;
import org.dialtone.provision.ReportStore;
import org.dialtone.provision.SeenPackStore;
import org.dialtone.provision.ServedFileStore;
import org.dialtone.sip.BindingStore;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Keeps leases, bindings, the fleet and what provisioning remembers of phones in {@code leases.db}, behind one writer.
 * A lease is on the disk before its store is done.
 */
public final class LeaseDatabase implements AutoCloseable {

    private static final int MOST_WAITING = 16_384;
    private static final Schema SCHEMA = new Schema(List.of(
            List.of(SqliteLeases.TABLE, SqliteBindings.TABLE, SqliteFleet.TABLE),
            List.of(SqliteLeases.HISTORY, SqliteLeases.HISTORY_INDEX),
            List.of(SqliteBindings.FLOW),
            List.of(
                    SqliteLeases.PLACE,
                    SqliteLeases.HISTORY_PLACE,
                    SqlitePlaces.TABLE,
                    SqlitePendingPhones.TABLE,
                    SqliteDeliveries.TABLE),
            List.of(SqlitePendingPhones.SENT_AWAY),
            List.of(SqliteBindings.HOLDER, SqliteBindings.HOLDERS_OF_BEFORE),
            List.of(SqliteServedFiles.TABLE, SqliteServedFiles.SERVED_BEFORE, SqliteReports.TABLE),
            List.of(SqliteTime.TABLE),
            List.of(SqliteCutover.TABLE, SqliteHolders.TABLE),
            List.of(SqliteTime.PAUSES),
            SqliteServedFiles.VERSIONS,
            List.of(SqliteDeployments.TABLE),
            List.of(SqliteSeenPacks.TABLE),
            List.of(SqliteRollouts.TABLE, SqliteRollouts.PHONES),
            List.of(SqliteDeployments.RESTARTING)));

    private final InstantSource clock;
    private final Duration pauses;
    private final DatabaseFile file;
    private final GroupWriter writer;

    /**
     * Opens or makes the file; throws a StartupFault where it is damaged or a newer version wrote it.
     *
     * @param clock the time of the box: all times in the file are taken over into it
     */
    public LeaseDatabase(Path path, InstantSource clock) {
        this(path, clock, Duration.ZERO);
    }

    /** @param commitPause the least time from one commit to the next, which spares flash that wears */
    public LeaseDatabase(Path path, InstantSource clock, Duration commitPause) {
        this.clock = clock;
        file = new DatabaseFile(path, SynchronousMode.FULL);
        Connection connection = file.open(SCHEMA);
        pauses = SqliteTime.takeOver(connection, clock.instant(), path);
        writer = new GroupWriter(
                path.getFileName().toString(), new Statements(connection), MOST_WAITING, clock, commitPause);
    }

    /**
     * From the last mark of each run, in its time of the box, to the first moment of the next one, all together: what to
     * add to an end that is kept elsewhere in the time of the first run. It is the time that the box was off and all that
     * the wall clock was set; negative where it was set back by more. A start that breaks off right after this file was
     * taken over changes nothing for the next one.
     */
    public Duration pauses() {
        return pauses;
    }

    /**
     * Notes how far the time of the box has come; the next run goes on there. To be repeated often: what lasts lives
     * longer by the time since the last note.
     *
     * @param ahead how far the wall clock was set forward in this run; negative: back
     */
    public void noteTime(Duration ahead) {
        writer.offer(new RowKey("box_time", ""), SqliteTime.moved(clock.instant(), ahead));
    }

    /** The version of the tables that this program makes. */
    public static int schema() {
        return SCHEMA.steps().size();
    }

    public LeaseStore leases() {
        return new SqliteLeases(file, writer);
    }

    /** The earlier leases of this address, newest first; of all addresses together the last 100,000 are kept. */
    public List<Lease> history(Ip4 address) {
        return new SqliteLeases(file, writer).history(address);
    }

    /** The end of the time after leases came from elsewhere; empty: they never did. */
    public Optional<Instant> cutover() {
        return new SqliteCutover(file, writer).load();
    }

    /** Stores that leases came from elsewhere, and these leases of them: all or none. */
    public CompletionStage<Void> takeOver(Instant until, List<Lease> leases) {
        return new SqliteCutover(file, writer).last(until, leases);
    }

    public BindingStore bindings() {
        return new SqliteBindings(file, writer);
    }

    public FleetStore fleet() {
        return new SqliteFleet(file, writer);
    }

    public PlaceStore places() {
        return new SqlitePlaces(file, writer);
    }

    public PendingPhoneStore pendingPhones() {
        return new SqlitePendingPhones(file, writer);
    }

    public DeliveryStore deliveries() {
        return new SqliteDeliveries(file, writer);
    }

    public ServedFileStore served() {
        return new SqliteServedFiles(file, writer);
    }

    public DeploymentStore deployments() {
        return new SqliteDeployments(file, writer);
    }

    public HolderStore holders() {
        return new SqliteHolders(file, writer);
    }

    public SeenPackStore seenPacks() {
        return new SqliteSeenPacks(file, writer);
    }

    public RolloutStore rollouts() {
        return new SqliteRollouts(file, writer);
    }

    public ReportStore reports() {
        return new SqliteReports(file, writer);
    }

    public StoreHealth health() {
        return writer.health(file.unreadable());
    }

    /** Writes the waiting changes; later stores fail. */
    @Override
    public void close() {
        writer.close();
    }
}
