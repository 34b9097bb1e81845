package org.dialtone.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.CsvReview;
import org.dialtone.site.EditFault;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.SiteCheck.Examined;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.site.file.CsvImport;
import org.dialtone.site.file.CsvPhonebook;
import org.dialtone.site.file.CsvWriter;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.SiteDocument;

/**
 * The site of this box. It checks and applies site files, keeps the site in {@code site.db}, and hands the engines
 * their plans. Safe to use from any thread that may wait.
 */
public final class SiteBook {

    /**
     * The usual grace of the former folder: a phone asks again within a day at the latest, and a phone that was off
     * longer finds the new folder by DHCP.
     */
    public static final Duration USUAL_GRACE = Duration.ofHours(24);

    public static final Duration LONGEST_GRACE = Duration.ofDays(30);

    private final InstantSource clock;
    private final Surroundings here;
    private final Endpoints endpoints;
    private final Secrets secrets;
    private final SiteStore store;
    private final PhonePasswords passwords;
    private final List<Consumer<Plans>> listeners = new ArrayList<>();
    private volatile SiteCheck check;
    private volatile SiteDocument current;
    private volatile Plans plans;
    private FormerFolder former;

    /**
     * Reads the site from its store. A fresh box gets an empty site, which gives no address and knows no extension; its
     * provisioning folder has its token from now on.
     */
    public SiteBook(
            Packs packs,
            Surroundings here,
            Endpoints endpoints,
            SiteStore store,
            PhonePasswords passwords,
            RandomGenerator random,
            InstantSource clock) {
        this.here = here;
        this.endpoints = endpoints;
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        secrets = new Secrets(random);
        check = new SiteCheck(packs, here, endpoints);
        current = store.load().orElseGet(this::empty);
        former = store.former().orElse(null);
        plans = SiteCompiler.compile(current, endpoints, passwords, former);
    }

    /** Makes these packs the ones that sites are checked against from now on. */
    public void install(Packs packs) {
        check = new SiteCheck(packs, here, endpoints);
    }

    private SiteDocument empty() {
        SiteDocument nothing = SiteReader.read("dialtone: 1").document();
        SiteDocument site = secrets.complete(nothing, nothing);
        store.store(site, null, null);
        return site;
    }

    /** Finds what {@link #apply} would find and change, and changes nothing. */
    public Review check(String yaml) {
        Examined examined = check.examine(yaml);
        return examined.review().ok()
                ? reviewed(examined, secrets.complete(examined.document(), current))
                : examined.review();
    }

    /**
     * Makes the site equal to the file, in one transaction; on any fault nothing changes. A secret that the file leaves
     * out keeps its value.
     */
    public Review apply(String yaml) {
        return apply(yaml, null, USUAL_GRACE);
    }

    /**
     * Applies a change as if a changed file were applied. The change may throw an {@link EditFault}, and then nothing
     * changes.
     */
    public synchronized Review edit(UnaryOperator<SiteDocument> change) {
        return apply(SiteWriter.write(change.apply(current), true));
    }

    /**
     * Makes another provisioning folder. The present one keeps answering for the grace, which is at most
     * {@link #LONGEST_GRACE}; any earlier one stops.
     */
    public synchronized Review changeFolder(Duration grace) {
        return apply(SiteWriter.write(current.with(current.provisioning().with(secrets.token())), true), null, grace);
    }

    /**
     * Reserves an address for a device, in place of any address that was reserved for it; its options and name stay.
     */
    public synchronized Review reserve(MacAddress mac, Ip4 address) {
        return apply(SiteWriter.write(ReservationEdit.with(current, mac, address), true));
    }

    /** The names that the operator lists for the DNS responder beside the box. */
    public List<SiteDocument.Name> names() {
        return current.site().names();
    }

    /** Checks the site as it is; the findings' lines are those of {@link #export} without secrets. */
    public List<Finding> findings() {
        return check.check(export(false)).findings();
    }

    /** As {@link #apply}, unless the file's content was applied from this path before and nothing was applied since. */
    public Review applyFrom(Path path) {
        return SiteSource.read(path)
                .map(source -> isApplied(source)
                        ? new Review(List.of(), Changes.NONE)
                        : apply(source.text(), source, USUAL_GRACE))
                .orElseGet(() -> SiteSource.unreadable(path));
    }

    /** Makes {@link #applyFrom} take this file only where its content differs from its content now. */
    public synchronized void regardAsApplied(Path path) {
        SiteSource.read(path).ifPresent(source -> store.store(null, null, source.applied()));
    }

    /** Ends the grace of the former folder, which stops answering. */
    public synchronized void endGrace() {
        if (former != null) {
            former = new FormerFolder(former.token(), clock.instant());
            store.store(null, former, null);
            publish(SiteCompiler.compile(current, endpoints, passwords, former));
        }
    }

    private void publish(Plans compiled) {
        plans = compiled;
        listeners.forEach(listener -> listener.accept(compiled));
    }

    /** @param grace how long the present folder answers on, where this change replaces it */
    private synchronized Review apply(String yaml, SiteSource source, Duration grace) {
        Examined examined = check.examine(yaml);
        if (!examined.review().ok()) {
            return examined.review();
        }
        SiteDocument next = secrets.complete(examined.document(), current);
        boolean moved =
                !next.provisioning().token().equals(current.provisioning().token());
        FormerFolder before = moved
                ? new FormerFolder(
                        current.provisioning().token(), clock.instant().plus(grace))
                : former;
        Plans compiled = SiteCompiler.compile(next, endpoints, passwords, before);
        store.store(
                next.equals(current) ? null : next, moved ? before : null, source == null ? null : source.applied());
        Review review = reviewed(examined, next);
        current = next;
        former = before;
        publish(compiled);
        return review;
    }

    /** Forgets the old passwords of these extensions: their phones have registered with the passwords given here. */
    public synchronized void rotated(Collection<SipPlan.Extension> done) {
        SiteDocument next = PasswordsTaken.with(current, done);
        List<SiteDocument.Extension> changed = next.extensions().stream()
                .filter(Predicate.not(Set.copyOf(current.extensions())::contains))
                .toList();
        if (!changed.isEmpty()) {
            Plans compiled = SiteCompiler.compile(next, endpoints, passwords, former);
            store.storeOldPasswords(changed);
            current = next;
            publish(compiled);
        }
    }

    /** Merges a table of extensions and phones into the site, in one transaction; on any fault nothing changes. */
    public synchronized CsvReview importTable(String csv, boolean dryRun) {
        CsvImport table = new CsvImport(csv, current);
        List<Finding> findings = new ArrayList<>(table.findings());
        Set<Integer> refused =
                findings.stream().filter(Finding::isFault).map(Finding::line).collect(Collectors.toSet());
        String yaml = SiteWriter.write(table.site(), true);
        // A faulty table is checked too, so that one look shows all conflicts of its other rows.
        Review review = dryRun || !refused.isEmpty() ? check(yaml) : apply(yaml);
        review.findings().stream()
                .map(table::ofRow)
                .flatMap(Optional::stream)
                .filter(each -> !refused.contains(each.line()))
                .forEach(findings::add);
        return new CsvReview(
                new Review(List.copyOf(findings), refused.isEmpty() ? review.changes() : Changes.NONE),
                table.fates(findings));
    }

    /**
     * The extensions and phones as a table that {@link #importTable} takes again; passwords only with
     * {@code withSecrets}.
     */
    public String exportTable(boolean withSecrets) {
        return CsvWriter.write(current, withSecrets);
    }

    /**
     * Makes the site's own entries of the phone book equal to a table; on any fault nothing changes. Each finding names
     * its row.
     */
    public synchronized Review importPhonebook(String csv, boolean dryRun) {
        CsvPhonebook table = new CsvPhonebook(csv);
        if (table.findings().stream().anyMatch(Finding::isFault)) {
            return new Review(table.findings(), Changes.NONE);
        }
        String yaml = SiteWriter.write(current.withPhonebook(table.entries()), true);
        Review review = dryRun ? check(yaml) : apply(yaml);
        return new Review(
                Stream.concat(
                                table.findings().stream(),
                                review.findings().stream().map(table::ofRow).flatMap(Optional::stream))
                        .toList(),
                review.changes());
    }

    /** The site's own entries of the phone book as a table that {@link #importPhonebook} takes again. */
    public String exportPhonebook() {
        return CsvPhonebook.write(current.phonebook());
    }

    private Review reviewed(Examined examined, SiteDocument next) {
        return new Review(examined.review().findings(), Changes.between(current, next));
    }

    private boolean isApplied(SiteSource source) {
        return store.appliedDigest(source.path())
                .filter(source.digest()::equals)
                .isPresent();
    }

    /** The SHA-256, in hex, of the file that was applied last, if it was applied from this path. */
    public Optional<String> appliedFrom(Path path) {
        return store.appliedDigest(SiteSource.name(path));
    }

    /** A site file that reads back as this site; without secrets, applying it keeps those of the box. */
    public String export(boolean withSecrets) {
        return SiteWriter.write(current, withSecrets);
    }

    /** Whether nothing is configured, as at a first start. */
    public boolean isEmpty() {
        return current.dhcp().scopes().isEmpty()
                && current.extensions().isEmpty()
                && current.phones().isEmpty();
    }

    /** The box's own addresses as the site has them. */
    public Network network() {
        return current.site().network();
    }

    /** The plans that the engines use now. */
    public Plans plans() {
        return plans;
    }

    /** Gives the listener the present plans at once, and later plans when they are applied. */
    public synchronized void onChange(Consumer<Plans> listener) {
        listeners.add(listener);
        listener.accept(plans);
    }
}
