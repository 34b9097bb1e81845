package org.dialtone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * Keeps leases, bindings, the fleet and what provisioning remembers of phones, in {@code leases.db} or on a server of
 * PostgreSQL, behind one writer. A lease is on the disk before its store is done.
 */
public final class LeaseDatabase implements AutoCloseable {

    private static final int MOST_WAITING = 16_384;
    private static final Schema SCHEMA = new Schema(List.of(
            List.of(LeaseRows.TABLE, StoredBindings.TABLE, StoredFleet.TABLE),
            List.of(LeaseRows.HISTORY, LeaseRows.HISTORY_INDEX),
            List.of(StoredBindings.FLOW),
            List.of(
                    LeaseRows.PLACE,
                    LeaseRows.HISTORY_PLACE,
                    StoredPlaces.TABLE,
                    StoredPendingPhones.TABLE,
                    StoredDeliveries.TABLE),
            List.of(StoredPendingPhones.SENT_AWAY),
            List.of(StoredBindings.HOLDER, StoredBindings.HOLDERS_OF_BEFORE),
            List.of(StoredServedFiles.TABLE, StoredServedFiles.SERVED_BEFORE, StoredReports.TABLE),
            List.of(BoxTime.TABLE),
            List.of(StoredCutover.TABLE, StoredHolders.TABLE),
            List.of(BoxTime.PAUSES),
            StoredServedFiles.VERSIONS,
            List.of(StoredDeployments.TABLE),
            List.of(StoredSeenPacks.TABLE),
            List.of(StoredRollouts.TABLE, StoredRollouts.PHONES),
            List.of(StoredDeployments.RESTARTING),
            List.of(StoredFleet.REVISION)));

    private final InstantSource clock;
    private final Duration pauses;
    private final Database database;
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
        this(new DatabaseFile(path, SynchronousMode.FULL), clock, commitPause);
    }

    /**
     * Opens or makes the tables on a server; throws a StartupFault where it can't be used, or a newer version made them.
     *
     * @param epoch      that this process began when it became active
     * @param superseded is run once, on the writer's thread, where another process wrote to them while this one was cut
     *                   off: this one knows what is old, writes no more, and must start anew
     */
    public LeaseDatabase(
            DatabaseAddress address, long epoch, InstantSource clock, Duration commitPause, Runnable superseded) {
        this(new DatabaseServer(address, OptionalLong.of(epoch), superseded), clock, commitPause);
    }

    /** As the other, for a box that shares the database with none: it begins an epoch of its own. */
    public LeaseDatabase(DatabaseAddress address, InstantSource clock, Duration commitPause, Runnable superseded) {
        this(new DatabaseServer(address, OptionalLong.empty(), superseded), clock, commitPause);
    }

    private LeaseDatabase(Database database, InstantSource clock, Duration commitPause) {
        this.clock = clock;
        this.database = database;
        Connection connection = database.open(SCHEMA);
        pauses = BoxTime.takeOver(connection, clock.instant(), database);
        writer = new GroupWriter(database.name(), database.statements(connection), MOST_WAITING, clock, commitPause);
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
        BoxTime.note(writer, clock.instant(), ahead);
    }

    /** The name of the file, or the address of the server. */
    public String name() {
        return database.name();
    }

    /** The version of the tables that this program makes. */
    public static int schema() {
        return SCHEMA.steps().size();
    }

    /** Makes the tables in a new file. */
    public static void makeTables(Path file) throws SQLException {
        new DatabaseFile(file, SynchronousMode.FULL).open(SCHEMA).close();
    }

    /** Makes the tables on a server, or brings them to the newest version. */
    public static void makeTables(DatabaseAddress address) throws SQLException {
        new DatabaseServer(address).open(SCHEMA).close();
    }

    public LeaseStore leases() {
        return new LeaseRows(database, writer);
    }

    /** The earlier leases of this address, newest first; of all addresses together the last 100,000 are kept. */
    public List<Lease> history(Ip4 address) {
        return new LeaseRows(database, writer).history(address);
    }

    /** The end of the time after leases came from elsewhere; empty: they never did. */
    public Optional<Instant> cutover() {
        return new StoredCutover(database, writer).load();
    }

    /** Stores that leases came from elsewhere, and these leases of them: all or none. */
    public CompletionStage<Void> takeOver(Instant until, List<Lease> leases) {
        return new StoredCutover(database, writer).last(until, leases);
    }

    public BindingStore bindings() {
        return new StoredBindings(database, writer);
    }

    public FleetStore fleet() {
        return new StoredFleet(database, writer);
    }

    public PlaceStore places() {
        return new StoredPlaces(database, writer);
    }

    public PendingPhoneStore pendingPhones() {
        return new StoredPendingPhones(database, writer);
    }

    public DeliveryStore deliveries() {
        return new StoredDeliveries(database, writer);
    }

    public ServedFileStore served() {
        return new StoredServedFiles(database, writer);
    }

    public DeploymentStore deployments() {
        return new StoredDeployments(database, writer);
    }

    public HolderStore holders() {
        return new StoredHolders(database, writer);
    }

    public SeenPackStore seenPacks() {
        return new StoredSeenPacks(database, writer);
    }

    public RolloutStore rollouts() {
        return new StoredRollouts(database, writer);
    }

    public ReportStore reports() {
        return new StoredReports(database, writer);
    }

    public StoreHealth health() {
        return writer.health(database.unreadable());
    }

    /** Writes the waiting changes; later stores fail. */
    @Override
    public void close() {
        writer.close();
    }
}
