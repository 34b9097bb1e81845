package org.dialtone.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.SiteBook;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Answer;
import org.dialtone.provision.FileRequest;
import org.dialtone.sip.BindingCommit;
import org.dialtone.sip.Effect;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.SipWriter;
import org.dialtone.sip.wire.Via;

/** The box as a machine: its process runs, crashes and starts again on the same disk, and its sockets are these methods. */
final class VirtualBox {

    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration NOTE = Duration.ofSeconds(15);
    private static final int RETRANSMISSIONS = 5;

    private final VirtualTime time;
    private final Chance chance;
    private final EventTrace trace;
    private final VirtualLan lan;
    private final VirtualDisk disk;
    private final SiteBook site;
    private final RealPacks packs;
    private final Set<String> begun = new HashSet<>();
    private BoxClock clock;
    private BoxProcess process;
    private DhcpLoop dhcp;
    private ArpCache arp;
    private final ToldRegistrations told;
    private int life;
    private int readAlong;

    VirtualBox(
            VirtualTime time,
            Chance chance,
            EventTrace trace,
            VirtualLan lan,
            VirtualDisk disk,
            SiteBook site,
            RealPacks packs) {
        this.time = time;
        this.chance = chance;
        this.trace = trace;
        this.lan = lan;
        this.disk = disk;
        this.site = site;
        this.packs = packs;
        arp = new ArpCache(time, chance, lan, () -> clock.instant());
        told = new ToldRegistrations(disk);
    }

    /** Empty while the box is down. */
    Optional<BoxProcess> process() {
        return Optional.ofNullable(process);
    }

    void start() {
        int mine = ++life;
        lan.leasesChanged();
        clock = new BoxClock(time, time::nanos);
        disk.takeOver(clock.instant());
        told.starts();
        process = new BoxProcess(clock, time::nanos, chance, disk, site, packs, arp, this::soon);
        dhcp = new DhcpLoop(time, clock, lan, arp, process.dhcp, disk.leases(), () -> life == mine);
        trace.say(
                EventTrace.BOX,
                "starts with " + process.book.leases().size() + " leases and "
                        + process.bindings.all().size() + " registrations");
        every(DhcpLoop.RESTOCK, dhcp::restock);
        every(NOTE, () -> disk.noteTime(clock));
        every(SWEEP, () -> perform(process.sip.expire()));
    }

    /** Ends the process in the midst of whatever it does. */
    void crash() {
        life++;
        told.crashes(process.bindings());
        process = null;
        disk.crash();
        trace.say(EventTrace.BOX, "crashes");
    }

    /** Runs the task as a step of its own: a callback would keep to itself that a promise is broken. */
    private void soon(Runnable task) {
        time.afterMicros(0, task);
    }

    private void every(Duration interval, Runnable task) {
        living(interval, () -> {
            task.run();
            every(interval, task);
        });
    }

    /** Runs the task then, if this process still lives. */
    private void living(Duration after, Runnable task) {
        int mine = life;
        time.after(after, () -> {
            if (life == mine) {
                task.run();
            }
        });
    }

    /** A DHCP packet from this address comes in. */
    void dhcp(Station from, byte[] bytes, Ip4 source) {
        if (process != null) {
            if (!source.equals(Ip4.ANY)) {
                arp.heard(source, from.mac());
            }
            dhcp.receive(bytes, source);
        }
    }

    /** A device has opened a connection from this address: its neighbour entry is then that device's. */
    void connected(Station from, Ip4 source) {
        if (process != null) {
            arp.heard(source, from.mac());
        }
    }

    /** A request for a file has come whole, over a connection that this device opened from this address. */
    void file(Station opener, Ip4 source, String path, String userAgent) {
        if (process == null) {
            return;
        }
        arp.resolve(source);
        BoxProcess now = process;
        now.holders.always(source, () -> {
            if (process == now) {
                FileRequest request = new FileRequest(
                        path,
                        source,
                        VirtualLan.BOX,
                        userAgent,
                        FileRequest.Transport.HTTP,
                        null,
                        false,
                        () -> Optional.ofNullable(opener.mac()));
                Answer answer = now.provisioner.answer(request);
                Optional<Station> to = arp.resolve(source);
                to.ifPresent(each -> Promises.noSecretGoesAstray(answer, each));
                reply(answer, source, file(path, answer), to, RETRANSMISSIONS);
            }
        });
    }

    private static String file(String path, Answer answer) {
        return "file " + path.substring(path.lastIndexOf('/') + 1) + " " + answer.status();
    }

    /** A SIP datagram from this address comes in. */
    void sip(Station from, Source source, byte[] bytes) {
        if (process != null) {
            arp.heard(source.ip(), from.mac());
            forged(source, bytes);
        }
    }

    /** A SIP datagram comes in whose sender has written this address into it, and told nothing by ARP. */
    void forged(Source source, byte[] bytes) {
        if (process == null) {
            return;
        }
        BoxProcess now = process;
        now.holders.ifUnknown(source.ip(), () -> {
            if (process == now) {
                perform(now.sip.receive(SipParser.parse(bytes), source));
            }
        });
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(SipMessage message, Source to) -> send(message, to.ip());
                case Effect.Wake(long millis) -> living(Duration.ofMillis(millis), () -> perform(process.sip.wake()));
                case Effect.Meet(Ip4 address) -> {
                    BoxProcess now = process;
                    now.holders.always(address, () -> {
                        if (process == now) {
                            perform(now.sip.met(address));
                        }
                    });
                }
                case Effect.AwaitCommit(BindingCommit commit) -> {
                    BoxProcess now = process;
                    commit.stored()
                            .whenComplete((_, _) -> soon(() -> {
                                if (process == now) {
                                    perform(now.sip.ended(List.of(commit)));
                                }
                            }));
                }
                case Effect.Rotated _, Effect.Alarm _ -> {}
            }
        }
    }

    /** A datagram goes to the device that has the address by ARP when it leaves. */
    private void send(SipMessage message, Ip4 to) {
        told.says(message, process::bindings);
        // What is only sent again was decided when the address was still the phone's.
        if (begun.add(message.via().flatMap(Via::branch).orElse(""))) {
            Promises.noCallGoesAstray(message, to, lan);
        }
        byte[] bytes = SipWriter.write(message);
        String first = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        String what = first + " to " + to + " of call " + message.callId();
        arp.resolve(to)
                .ifPresentOrElse(
                        at -> lan.carry("sip", what, () -> at.hear(to, bytes)),
                        () -> lan.tell("sip", what + " -> nobody is there"));
    }

    /** @param to the device that has the address when these frames leave; while there is none, they are sent again */
    private void reply(Answer answer, Ip4 source, String what, Optional<Station> to, int left) {
        String whole = what + " to " + source;
        Runnable again = () -> {
            if (left > 0) {
                again(answer, source, what, left - 1);
            }
        };
        if (to.isEmpty()) {
            living(Duration.ofSeconds(1), again);
        } else {
            lan.answer("http", whole, () -> to.get().hear(source, answer), () -> living(Duration.ZERO, again));
        }
    }

    /**
     * The kernel sends again what got lost, to whoever has the address by then, and asks nobody: what goes by plain
     * HTTP can be read along by a device that takes the address in between.
     */
    private void again(Answer answer, Ip4 source, String what, int left) {
        Optional<Station> to = arp.resolve(source);
        Optional<MacAddress> owner = to.flatMap(each -> Promises.strangersSecret(answer, each));
        if (owner.isPresent()) {
            readAlong++;
            lan.tell(
                    "http",
                    what + " of " + owner.get() + " is read along by "
                            + to.get().name());
        } else {
            reply(answer, source, what, to, left);
        }
    }

    /** How many answers were read along on their way; see {@link #again}. */
    int readAlong() {
        return readAlong;
    }
}
