package org.dialtone.phone;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.net.MacAddress;

/** What the box knows of each phone, in one book that all protocols share. Safe to use from any thread. */
public final class Fleet {

    private static final int MOST = 50_000;

    private final InstantSource clock;
    private final FleetStore store;
    private final Map<MacAddress, KnownPhone> known = new ConcurrentHashMap<>();
    private volatile Packs packs;
    private volatile Map<MacAddress, Identity> configured = Map.of();
    private volatile Set<MacAddress> listed = Set.of();

    public Fleet(Packs packs, FleetStore store, InstantSource clock) {
        this.packs = packs;
        this.store = store;
        this.clock = clock;
        store.load().forEach(phone -> known.put(phone.mac(), phone));
    }

    /** A separate book that begins with what this one knows of one phone, and keeps what it learns to itself. */
    public Fleet apart(MacAddress mac) {
        List<KnownPhone> one = Optional.ofNullable(known.get(mac)).stream().toList();
        Fleet apart = new Fleet(packs, FleetStore.forgetful(one), clock);
        apart.configured = configured;
        apart.listed = listed;
        return apart;
    }

    public Packs packs() {
        return packs;
    }

    public void install(Packs newer) {
        packs = newer;
    }

    /** Takes the operator's statements on phones; they outweigh what the phones say of themselves. */
    public void configure(Map<MacAddress, Identity> byOperator) {
        configure(byOperator, byOperator.keySet());
    }

    /**
     * Takes the operator's statements and the phones of the site.
     *
     * @param phones all phones of the site: what these say of themselves is kept, however many other devices there are
     */
    public void configure(Map<MacAddress, Identity> byOperator, Set<MacAddress> phones) {
        configured = Map.copyOf(byOperator);
        listed = Set.copyOf(phones);
    }

    /**
     * Notes that a phone was heard and what it said of itself (either may be null); returns its identity as now known.
     */
    public Optional<Identity> sighted(MacAddress mac, String vendorClass, String userAgent) {
        return note(mac, packs.identify(mac, vendorClass, userAgent).orElse(null));
    }

    /** Notes what a phone said of itself by PnP (model and version may be null), where a pack of that vendor exists. */
    public void introduced(MacAddress mac, String vendor, String model, String version) {
        packs.named(vendor).ifPresent(pack -> note(mac, new Identity(pack.key(), model, version, Certainty.PNP)));
    }

    /**
     * Notes the revision of its hardware that a phone named, where it is known to be of that vendor.
     *
     * @param vendor key of the pack that tells the revision
     */
    public void revised(MacAddress mac, String vendor, String revision) {
        KnownPhone before = known.get(mac);
        boolean news = before != null
                && !revision.equals(before.revision())
                && identity(mac).filter(is -> is.vendor().equals(vendor)).isPresent();
        if (news) {
            KnownPhone after = new KnownPhone(mac, before.identity(), before.lastSeen(), revision);
            known.put(mac, after);
            store.remember(after);
        }
    }

    private Optional<Identity> note(MacAddress mac, Identity told) {
        Instant now = clock.instant();
        KnownPhone before = known.get(mac);
        Identity identity = before == null || before.identity() == null
                ? told
                : told == null ? before.identity() : before.identity().and(told);
        KnownPhone after = new KnownPhone(mac, identity, now, before == null ? null : before.revision());
        if (before == null && (identity == null || known.size() >= MOST && !listed.contains(mac))) {
            // Strangers are kept in the journal alone, so that a flood of made-up addresses can't fill the memory.
            return identity(mac).or(() -> Optional.ofNullable(identity));
        }
        known.put(mac, after);
        if (before == null || !Objects.equals(before.identity(), identity)) {
            store.remember(after);
        }
        return identity(mac);
    }

    public Optional<Identity> identity(MacAddress mac) {
        Identity learned =
                Optional.ofNullable(known.get(mac)).map(KnownPhone::identity).orElse(null);
        return Optional.ofNullable(identity(mac, learned));
    }

    private Identity identity(MacAddress mac, Identity learned) {
        Identity said = configured.get(mac);
        return said == null ? learned : learned == null ? said : learned.and(said);
    }

    /** All that is known of a phone, its identity by the operator's word too; null where nothing is. */
    public KnownPhone known(MacAddress mac) {
        KnownPhone learned = known.get(mac);
        Identity identity = identity(mac, learned == null ? null : learned.identity());
        if (learned == null) {
            return identity == null ? null : new KnownPhone(mac, identity, null);
        }
        return identity == learned.identity()
                ? learned
                : new KnownPhone(mac, identity, learned.lastSeen(), learned.revision());
    }

    /** The number of phones that {@link #all} tells; none of them is ever forgotten. */
    public int size() {
        return known.size();
    }

    /** The addresses of the phones that {@link #all} tells, in no order. */
    public Set<MacAddress> macs() {
        return Collections.unmodifiableSet(known.keySet());
    }

    /** What a phone told of itself, whatever the operator says. */
    public Optional<Identity> learned(MacAddress mac) {
        return Optional.ofNullable(known.get(mac)).map(KnownPhone::identity);
    }

    public Optional<VendorPack> pack(MacAddress mac) {
        return identity(mac).flatMap(identity -> packs.get(identity.vendor()));
    }

    /** The revision of the phone's hardware; empty: it named none. */
    public Optional<String> revision(MacAddress mac) {
        return Optional.ofNullable(known.get(mac)).map(KnownPhone::revision);
    }

    public Optional<Instant> lastSeen(MacAddress mac) {
        return Optional.ofNullable(known.get(mac)).map(KnownPhone::lastSeen);
    }

    /** Every phone that a pack knows and that was heard at some time, by address. */
    public List<KnownPhone> all() {
        return known.values().stream()
                .sorted(Comparator.comparing(KnownPhone::mac))
                .toList();
    }
}
