package org.dialtone.boot;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.dialtone.app.Answering;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.Settings;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.app.call.CallLog;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.metrics.MeteredJournal;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Recorder;
import org.dialtone.recorder.SipTap;
import org.dialtone.sip.Bindings;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.Registrar;
import org.dialtone.sip.SipServer;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.socket.sip.KernelRoutes;
import org.dialtone.socket.sip.SipSockets;
import org.dialtone.store.LeaseDatabase;

/** The SIP part of the object graph: bindings, registrar, calls, and the server before them. */
@ApplicationScoped
class SipWiring {

    private static final int NONCE_KEY_BYTES = 32;
    /** What the key of dialogs is derived for. */
    private static final String DIALOGS = "SIP dialogs";

    @Produces
    @Singleton
    Bindings bindings(LeaseDatabase database, InstantSource clock) {
        return new Bindings(database.bindings(), clock);
    }

    @Produces
    @Singleton
    Registrar registrar(
            KnownHolders presence,
            MeteredJournal journal,
            Bindings bindings,
            Optional<SharingProcess> sharing,
            InstantSource clock) {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[NONCE_KEY_BYTES];
        random.nextBytes(key);
        Registrar registrar = new Registrar(presence, journal, bindings, key, clock, System::nanoTime, random);
        sharing.ifPresent(process -> registrar.share(process::decides));
        return registrar;
    }

    @Produces
    @Singleton
    CallBook calls(CallLog log, InstantSource clock) {
        return new CallBook(clock, log.last(), log::note);
    }

    @Produces
    @Singleton
    SipSockets sipSockets(
            Vertx vertx,
            Settings settings,
            KernelInterfaces machine,
            Registrar registrar,
            CallBook calls,
            KnownHolders presence,
            SecretBox secrets,
            RotationBatch rotations,
            Alarms alarms,
            Recorder recorder,
            Answering answering,
            InstantSource clock) {
        KernelRoutes here = new KernelRoutes(settings.sip().address(), machine);
        SipServer server = SipServer.of(registrar, calls, here, () -> secrets.derive(DIALOGS, ""), new SecureRandom());
        Ip4 bound = Ip4.parse(settings.sip().address()).orElse(Ip4.ANY);
        SipTap tap = new SipTap(recorder, presence::holder, bound, clock);
        SipSockets sockets = new SipSockets(vertx, here, settings.sip().port(), server, presence, tap, answering);
        sockets.onRotation(rotations::take);
        sockets.onAlarm(new SipAlarms(alarms, System::nanoTime)::take);
        return sockets;
    }

    void end(@Disposes SipSockets sockets) {
        sockets.end();
    }
}
