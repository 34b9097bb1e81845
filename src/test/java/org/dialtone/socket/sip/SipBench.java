package org.dialtone.socket.sip;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dialtone.app.Answering;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.phone.HeldAddresses;
import org.dialtone.recorder.Taps;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingStore;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.Number;
import org.dialtone.sip.SipPlanBuilder;
import org.dialtone.sip.SipServer;

/**
 * Opens the SIP sockets alone on loopback, for clients that a person runs. Users 1001 and u1 to u2000, password
 * {@code secret}.
 */
final class SipBench {

    private SipBench() {}

    public static void main(String[] arguments) throws Exception {
        Registrar registrar = registrar();
        SipSockets sockets = sockets(Vertx.vertx(), Integer.parseInt(arguments[0]), registrar);
        sockets.start().toCompletionStage().toCompletableFuture().get();
        System.out.println("port " + sockets.port());
        System.in.transferTo(System.out);
        System.out.println(registrar.counts());
        System.exit(0);
    }

    static SipSockets sockets(Vertx vertx, int port, Registrar registrar) {
        return sockets(vertx, port, registrar, new CallBook(InstantSource.system(), 0, _ -> {}), new StreamLimits());
    }

    static SipSockets sockets(Vertx vertx, int port, Registrar registrar, CallBook calls, StreamLimits limits) {
        return sockets(vertx, new KernelRoutes("127.0.0.1", new KernelInterfaces()), port, registrar, calls, limits);
    }

    static SipSockets sockets(
            Vertx vertx, KernelRoutes here, int port, Registrar registrar, CallBook calls, StreamLimits limits) {
        SipServer server = SipServer.of(registrar, calls, here, () -> new byte[32], new SplittableRandom());
        return new SipSockets(vertx, here, port, server, (_, then) -> then.run(), Taps.sip(), Answering.ALWAYS, limits);
    }

    static Registrar registrar() {
        return registrar(List.of());
    }

    /** @param registered bindings from the store */
    static Registrar registrar(List<Binding> registered) {
        return registrar(new Forgetful(registered));
    }

    static Registrar registrar(BindingStore store) {
        Bindings bindings = new Bindings(store, InstantSource.system());
        Registrar registrar = new Registrar(
                new HeldAddresses(),
                _ -> {},
                bindings,
                new byte[32],
                InstantSource.system(),
                System::nanoTime,
                new SplittableRandom());
        Map<String, Extension> extensions = new HashMap<>();
        extensions.put("1001", new Extension("1001", "Reception", "secret", false, Set.of()));
        for (int i = 1; i <= 2000; i++) {
            extensions.put("u" + i, new Extension("u" + i, "User", "secret", false, Set.of()));
        }
        registrar.install(new SipPlanBuilder(extensions)
                .numbers(Map.of(
                        "600",
                        new Number("600", "Desk", List.of("u1", "u2"), false),
                        "112",
                        new Number("112", "Help", List.of("u1"), false)))
                .build());
        return registrar;
    }

    private record Forgetful(List<Binding> kept) implements BindingStore {
        @Override
        public List<Binding> load() {
            return kept;
        }

        @Override
        public void store(String user, List<Binding> bindings) {}

        @Override
        public CompletionStage<Void> commit(String user, List<Binding> bindings) {
            return CompletableFuture.completedStage(null);
        }
    }
}
