package org.dialtone.web.console;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.dialtone.app.Conditions;
import org.dialtone.app.IdleSnapshots;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.Lease;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Rank;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Features;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Holding;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Untellable;
import org.dialtone.phone.VendorPack;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.NotifyOrder;
import org.dialtone.sip.NotifyRound;
import org.dialtone.sip.Reachability;

/**
 * The objects that console and API read, without sockets behind them: tests write the journal and the engines' books
 * themselves.
 */
@Alternative
@Singleton
public class ConsoleHouse implements IdleSnapshots {

    public final List<Lease> leases = new CopyOnWriteArrayList<>();
    public final Map<String, Reachability> pulses = new ConcurrentHashMap<>();
    public volatile boolean wordless;
    public final List<String> wishes = new CopyOnWriteArrayList<>();
    public final List<Binding> bindings = new CopyOnWriteArrayList<>();

    @Override
    public List<Lease> leases() {
        return List.copyOf(leases);
    }

    @Override
    public List<Holding> holdings() {
        return leases.stream()
                .map(lease -> new Holding(lease.address(), lease.mac(), Holding.Source.LEASED, lease.since()))
                .toList();
    }

    @Override
    public List<HeardRelay> relays() {
        return List.of(
                new HeardRelay(
                        Ip4.ANY,
                        Ip4.ANY,
                        "voice",
                        false,
                        HeardRelay.Verdict.NO_SWITCH,
                        2,
                        Instant.parse("2026-01-05T08:00:00Z")),
                new HeardRelay(
                        Ip4.of("10.77.0.9"),
                        Ip4.of("10.66.3.3"),
                        "voice",
                        true,
                        HeardRelay.Verdict.UNLISTED,
                        7,
                        Instant.parse("2026-01-05T08:00:00Z")));
    }

    @Override
    public List<Binding> bindings() {
        return List.copyOf(bindings);
    }

    @Override
    public Optional<Reachability> pulse(Binding binding) {
        return Optional.ofNullable(pulses.get(binding.user()));
    }

    public void lease(MacAddress mac, String address, Instant since, Instant expires) {
        leases.add(new Lease(Ip4.of(address), mac, null, Lease.State.BOUND, since, expires, null));
    }

    public void bind(String user, String address, Instant now) {
        bindings.add(new BindingBuilder(user, address)
                .contact("sip:" + user + "@" + address + ":5062")
                .port(5062)
                .callId("call-" + user)
                .from(now, Duration.ofSeconds(600))
                .userAgent("Yealink SIP-T46S 66.86.0.15")
                .build());
    }

    /** Returns a Resync that sends nothing and records each order. */
    @Produces
    @Singleton
    @Alternative
    Resync resync(InstantSource clock) {
        return new Resync() {
            private NotifyRound latest;

            @Override
            public Answer tell(MacAddress mac, Purpose purpose) {
                wishes.add(purpose + " " + mac.plain());
                return wordless
                        ? new Answer.Refused(Untellable.NO_EVENT, null)
                        : new Answer.Sent("check-sync", List.of("127.66.1.4:5062"));
            }

            @Override
            public boolean tellAll(List<MacAddress> macs, Purpose purpose, int perSecond) {
                if (latest != null && latest.round().ended() == null) {
                    return false;
                }
                latest = new NotifyRound(
                        macs.stream()
                                .map(mac -> new NotifyOrder(mac, Set.of(mac), purpose, "check-sync"))
                                .toList(),
                        purpose,
                        perSecond,
                        clock.instant());
                return true;
            }

            @Override
            public Optional<Round> round() {
                return Optional.ofNullable(latest).map(NotifyRound::round);
            }

            @Override
            public boolean cancel() {
                return latest != null && latest.cancel(clock.instant());
            }
        };
    }

    @Produces
    @Singleton
    @Alternative
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    @Alternative
    Packs packs() {
        return new Packs(List.of(
                pack("yealink", "Yealink", "001565", "^Yealink SIP-(?<model>\\S+) (?<version>\\S+)", Features.NONE),
                pack("snom", "Snom", "000413", "snom(?<model>\\S+) (?<version>\\S+)", Features.NONE),
                pack("fanvil", "Fanvil", "0c383e", "^Fanvil (?<model>\\S+) (?<version>\\S+)", Features.NONE),
                pack(
                        "grandstream",
                        "Grandstream",
                        "000b82",
                        "^Grandstream (?<model>\\S+) (?<version>\\S+)",
                        Features.NONE),
                pack("dinstar", "Dinstar", "f8a03d", "^DINSTAR", Features.NONE),
                pack("ale", "ALE", "00809f", "^ALE", Features.NONE),
                pack("htek", "Htek", "001fc1", "^Htek (?<model>\\S+) (?<version>\\S+)", taking("P\\d{1,6}"))));
    }

    /** The features of phones that take parameters of their own vendor. @param names a pattern */
    private static Features taking(String names) {
        Features none = Features.NONE;
        return new Features(
                none.codecs(),
                none.codecSeparator(),
                none.dtmf(),
                none.keyTypes(),
                none.keys(),
                none.keyNames(),
                none.keysPerPage(),
                none.adminUser(),
                none.dialPlan(),
                new Features.Raw(Pattern.compile(names), List.of("<{key}>"), false),
                none.reserved(),
                none.carries(),
                none.lost());
    }

    private static VendorPack pack(String key, String name, String oui, String userAgent, Features features) {
        return new PackBuilder(key, name)
                .ouis(Set.of(Oui.of(oui)))
                .userAgents(List.of(Pattern.compile(userAgent)))
                .dialect(new DialectBuilder(6).features(features).build())
                .build();
    }

    @Produces
    @Singleton
    @Alternative
    Fleet fleet(Packs packs, InstantSource clock) {
        return new Fleet(packs, FleetStore.forgetful(List.of()), clock);
    }

    @Produces
    @Singleton
    @Alternative
    JournalBook book() {
        return new JournalBook(List.of(), _ -> Rank.LISTED);
    }

    @Produces
    @Singleton
    @Alternative
    Conditions conditions() {
        return new Conditions(List.of(), List.of(), List.of());
    }
}
