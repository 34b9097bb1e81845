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

/** The site of this box: checks and applies site files, keeps them in {@code site.db}, and hands the engines their plans. Safe to use from any thread that may wait. */
public final class SiteBook {

    /** A phone asks again within a day at the latest; who was off longer finds the new folder by DHCP. */
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
     * Reads the site from its store; a fresh box gets an empty one: it gives no address and knows no extension, but its
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

    /** From now on sites are checked against these packs. */
    public void install(Packs packs) {
        check = new SiteCheck(packs, here, endpoints);
    }

    private SiteDocument empty() {
        SiteDocument nothing = SiteReader.read("dialtone: 1").document();
        SiteDocument site = secrets.complete(nothing, nothing);
        store.store(site, null, null);
        return site;
    }

    /** What {@link #apply} would find and change; changes nothing. */
    public Review check(String yaml) {
        Examined examined = check.examine(yaml);
        return examined.review().ok()
                ? reviewed(examined, secrets.complete(examined.document(), current))
                : examined.review();
    }

    /** Makes the site equal to the file, in one transaction; on any fault nothing changes. A secret that the file leaves out keeps its value. */
    public Review apply(String yaml) {
        return apply(yaml, null, USUAL_GRACE);
    }

    /** As if the changed file were applied; the change may throw an {@link EditFault}, and then nothing changes. */
    public synchronized Review edit(UnaryOperator<SiteDocument> change) {
        return apply(SiteWriter.write(change.apply(current), true));
    }

    /** Makes another provisioning folder. The present one answers on for the grace, which is at most {@link #LONGEST_GRACE}; any earlier one no longer does. */
    public synchronized Review changeFolder(Duration grace) {
        return apply(SiteWriter.write(current.with(current.provisioning().with(secrets.token())), true), null, grace);
    }

    /** Reserves an address for a device, in the place of any address that was reserved for it; options and name stay. */
    public synchronized Review reserve(MacAddress mac, Ip4 address) {
        return apply(SiteWriter.write(ReservationEdit.with(current, mac, address), true));
    }

    /** Names that the operator lists for the DNS responder beside the box. */
    public List<SiteDocument.Name> names() {
        return current.site().names();
    }

    /** What a check finds in the site as it is; lines are those of {@link #export} without secrets. */
    public List<Finding> findings() {
        return check.check(export(false)).findings();
    }

    /** As {@link #apply}, unless what the file holds was applied from this path before and nothing was since. */
    public Review applyFrom(Path path) {
        return SiteSource.read(path)
                .map(source -> isApplied(source)
                        ? new Review(List.of(), Changes.NONE)
                        : apply(source.text(), source, USUAL_GRACE))
                .orElseGet(() -> SiteSource.unreadable(path));
    }

    /** From now on {@link #applyFrom} takes this file only where it holds something else than it does now. */
    public synchronized void regardAsApplied(Path path) {
        SiteSource.read(path).ifPresent(source -> store.store(null, null, source.applied()));
    }

    /** The folder before the present one answers no longer. */
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

    /** @param grace of the present folder, where this changes it */
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

    /** The phones of these extensions have registered with the password that stands here: what they had before is forgotten. */
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

    /** Lays a table of extensions and phones over the site, in one transaction; on any fault nothing changes. */
    public synchronized CsvReview importTable(String csv, boolean dryRun) {
        CsvImport table = new CsvImport(csv, current);
        List<Finding> findings = new ArrayList<>(table.findings());
        Set<Integer> refused =
                findings.stream().filter(Finding::isFault).map(Finding::line).collect(Collectors.toSet());
        String yaml = SiteWriter.write(table.site(), true);
        // With a fault in the table too, so that one look tells all conflicts of its other rows.
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

    /** The extensions and phones as a table that {@link #importTable} takes again; passwords only with {@code withSecrets}. */
    public String exportTable(boolean withSecrets) {
        return CsvWriter.write(current, withSecrets);
    }

    /** Makes the site's own entries of the phone book equal to a table; on any fault nothing changes. Findings tell the row. */
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

    /** What the engines read now. */
    public Plans plans() {
        return plans;
    }

    /** Is told the plans of now at once, and each later ones when they are applied. */
    public synchronized void onChange(Consumer<Plans> listener) {
        listeners.add(listener);
        listener.accept(plans);
    }
}
