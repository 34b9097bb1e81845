package org.dialtone.phone;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.dialtone.net.MacAddress;

/**
 * What the box knows of each phone, in one book that all protocols share. Where it is full, the phone that the site
 * doesn't list and that was silent the longest gives way to a new one. Safe to use from any thread.
 */
public final class Fleet {

    private static final int MOST = 50_000;

    private final InstantSource clock;
    private final FleetStore store;
    private final Map<MacAddress, KnownPhone> known = new ConcurrentHashMap<>();
    private volatile Packs packs;
    private volatile Map<MacAddress, Identity> configured = Map.of();
    private volatile Set<MacAddress> listed = Set.of();
    private volatile Predicate<MacAddress> spared = _ -> false;
    private final AtomicLong changes = new AtomicLong();
    private final StoringPace pace = new StoringPace();
    private UnlistedPhones unlisted;
    /** Phones of which the store doesn't have the latest yet. */
    private final Set<MacAddress> unwritten = new HashSet<>();

    public Fleet(Packs packs, FleetStore store, InstantSource clock) {
        this.packs = packs;
        this.store = store;
        this.clock = clock;
        store.load().forEach(phone -> known.put(phone.mac(), phone));
        unlisted = UnlistedPhones.of(known.values(), listed);
    }

    /** A separate book that begins with what this one knows of one phone, and keeps what it learns to itself. */
    public Fleet apart(MacAddress mac) {
        List<KnownPhone> one = Optional.ofNullable(known.get(mac)).stream().toList();
        Fleet apart = new Fleet(packs, FleetStore.forgetful(one), clock);
        apart.configure(configured, listed);
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
    public synchronized void configure(Map<MacAddress, Identity> byOperator, Set<MacAddress> phones) {
        configured = Map.copyOf(byOperator);
        if (!phones.equals(listed)) {
            listed = Set.copyOf(phones);
            unlisted = UnlistedPhones.of(known.values(), listed);
        }
    }

    /**
     * Takes what tells of a device that it never gives way to one that was never heard before, such as that it has an
     * address; it must not wait, and any thread may call it.
     */
    public void spare(Predicate<MacAddress> whom) {
        spared = whom;
    }

    /**
     * Notes that a phone was heard and what it said of itself (either may be null); returns its identity as now known.
     */
    public Optional<Identity> sighted(MacAddress mac, String vendorClass, String userAgent) {
        return note(mac, packs.identify(mac, vendorClass, userAgent).orElse(null));
    }

    /** Notes what a phone said of itself by PnP; anybody can say it, so the caller has asked who holds the address. */
    public void introduced(MacAddress mac, Introduction said) {
        note(mac, packs.identify(mac, said).orElse(null));
    }

    /** The identity of a phone that says this of itself; nothing is noted. */
    public Optional<Identity> identity(MacAddress mac, Introduction said) {
        return identity(mac, packs.identify(mac, said));
    }

    /** The identity of a phone that gives these signs, either of which may be null; nothing is noted. */
    public Optional<Identity> identity(MacAddress mac, String vendorClass, String userAgent) {
        return identity(mac, packs.identify(mac, vendorClass, userAgent));
    }

    private Optional<Identity> identity(MacAddress mac, Optional<Identity> told) {
        return identity(mac).map(known -> told.map(known::and).orElse(known)).or(() -> told);
    }

    /**
     * Notes the revision of its hardware that a phone named, where it is known to be of that vendor.
     *
     * @param vendor key of the pack that tells the revision
     */
    public synchronized void revised(MacAddress mac, String vendor, String revision) {
        KnownPhone before = known.get(mac);
        boolean news = before != null
                && !revision.equals(before.revision())
                && identity(mac).filter(is -> is.vendor().equals(vendor)).isPresent();
        if (news) {
            keep(new KnownPhone(mac, before.identity(), before.lastSeen(), revision), true, clock.instant());
        }
    }

    private synchronized Optional<Identity> note(MacAddress mac, Identity told) {
        Instant now = clock.instant();
        KnownPhone before = known.get(mac);
        Identity identity = before == null || before.identity() == null
                ? told
                : told == null ? before.identity() : before.identity().and(told);
        if (before == null && (identity == null || !hasRoom(mac, now))) {
            // Strangers are kept in the journal alone, so that a flood of made-up addresses can't fill the memory.
            return identity(mac).or(() -> Optional.ofNullable(identity));
        }
        boolean news = before == null || !Objects.equals(before.identity(), identity);
        keep(new KnownPhone(mac, identity, now, before == null ? null : before.revision()), news, now);
        return identity(mac);
    }

    private boolean hasRoom(MacAddress mac, Instant now) {
        return known.size() < MOST || listed.contains(mac) || pace.mayReplace(now) && makeRoom();
    }

    /** Whoever makes up addresses pushes out such as he made up before, and no phone that is in use. */
    private boolean makeRoom() {
        Optional<MacAddress> eldest = unlisted.takeEldest(spared);
        eldest.ifPresent(mac -> {
            known.remove(mac);
            changes.incrementAndGet();
            unwritten.remove(mac);
            store.forget(mac);
        });
        return eldest.isPresent();
    }

    private void keep(KnownPhone phone, boolean news, Instant now) {
        MacAddress mac = phone.mac();
        boolean isListed = listed.contains(mac);
        if (known.put(mac, phone) == null) {
            changes.incrementAndGet();
        }
        if (!isListed) {
            unlisted.heard(mac);
        }
        if (news || unwritten.contains(mac)) {
            if (pace.mayStore(mac, isListed, now)) {
                unwritten.remove(mac);
                store.remember(phone);
            } else {
                unwritten.add(mac);
            }
        }
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
            return identity == null ? null : new KnownPhone(mac, identity, null, null);
        }
        return identity == learned.identity()
                ? learned
                : new KnownPhone(mac, identity, learned.lastSeen(), learned.revision());
    }

    /** Grows whenever a phone comes to those that {@link #all} tells, or gives way. */
    public long changes() {
        return changes.get();
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
