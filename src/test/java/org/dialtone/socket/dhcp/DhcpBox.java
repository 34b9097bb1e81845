package org.dialtone.socket.dhcp;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.DhcpPlanBuilder;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.ScopeBuilder;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.journal.Entry;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Packs;
import org.dialtone.recorder.Taps;
import org.dialtone.store.LeaseDatabase;

/** The DHCP half of the box on real sockets and a real database, without Quarkus. */
final class DhcpBox implements AutoCloseable {

    private static final InstantSource CLOCK = InstantSource.system();

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final BlockingQueue<Entry> journal = new LinkedBlockingQueue<>();
    private final LeaseDatabase database;
    private final DhcpSockets sockets;
    private final DhcpEngine engine;
    private final DhcpPlan plan;

    DhcpBox(Path folder, String subnet, String pool, List<String> interfaces, int port) {
        database = new LeaseDatabase(folder.resolve("leases.db"), CLOCK);
        LeaseStore leases = database.leases();
        engine = new DhcpEngine(
                new Fleet(new Packs(List.of()), database.fleet(), CLOCK),
                journal::add,
                new LeaseBook(leases.load()),
                CLOCK);
        sockets = new DhcpSockets(
                vertx, new KernelInterfaces(), engine, _ -> true, leases, journal::add, Taps.dhcp(), CLOCK);
        plan = plan(Subnet.of(subnet), IpRange.of(pool), interfaces);
        sockets.onLoop(() -> engine.install(plan));
        sockets.start(interfaces, "0.0.0.0", port);
    }

    /**
     * Serves the interface named by the second argument, with data in the folder named by the first, until its input
     * ends.
     */
    public static void main(String[] arguments) throws IOException {
        try (DhcpBox box = new DhcpBox(
                Path.of(arguments[0]), "10.66.0.0/24", "10.66.0.100-10.66.0.200", List.of(arguments[1]), 67)) {
            System.out.println("serving port " + box.port());
            System.in.read();
        } catch (StartupFault e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    int port() {
        return sockets.localPort();
    }

    /** Installs the plan, as when the operator applies a site. */
    void install() {
        sockets.onLoop(() -> engine.install(plan));
    }

    BlockingQueue<Entry> journal() {
        return journal;
    }

    @Override
    public void close() {
        sockets.end();
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static DhcpPlan plan(Subnet subnet, IpRange pool, List<String> interfaces) {
        Scope scope = new ScopeBuilder("voice", subnet)
                .pools(List.of(pool))
                .leases(Duration.ofHours(8), Duration.ofMinutes(1), Duration.ofDays(1))
                .build();
        OptionSetting server = new OptionSetting(
                66, new OptionValue.Bytes("http://10.66.0.1/cfg/".getBytes(StandardCharsets.US_ASCII)));
        return new DhcpPlanBuilder(scope)
                .interfaces(interfaces)
                .options(List.of(server))
                .build();
    }
}
