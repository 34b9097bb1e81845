package org.dialtone.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Packs;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.sip.SipPlan;
import org.dialtone.site.EditFault;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.SiteCheck.Examined;
import org.dialtone.site.check.Surroundings;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SecretScalars;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.Endpoints;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Site;

/**
 * The site of this box: one immutable document. A change is a function from document to document, or a site file; it is
 * checked, compiled, stored as a revision, and then in force. Safe to use from any thread that may wait.
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
    private final SiteRevisions store;
    private final PhonePasswords passwords;
    private final FolderGrace folders;
    private final List<Consumer<Plans>> listeners = new ArrayList<>();
    private final List<Consumer<Revision>> readers = new ArrayList<>();
    private volatile SiteGuard guard = SiteGuard.NONE;
    private volatile SiteCheck check;
    private volatile PresentSite present;
    private volatile Plans plans;
    /** Whether the store gave no answer to the last change, which may be there. */
    private boolean unsure;

    /** A change that was checked: who makes it, what it is called, and the file that it comes from, or null. */
    private record Change(Actor who, String act, Examined examined, SiteSource source) {}

    /**
     * Reads the site from its store. A fresh box gets an empty site, which gives no address and knows no extension; its
     * provisioning folder has its token from now on.
     */
    public SiteBook(
            Packs packs,
            Surroundings here,
            Endpoints endpoints,
            SiteRevisions store,
            PhonePasswords passwords,
            RandomGenerator random,
            InstantSource clock) {
        this.here = here;
        this.endpoints = endpoints;
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        secrets = new Secrets(random, store::secrets);
        check = new SiteCheck(packs, here, endpoints);
        long number = store.latest().orElseGet(this::first).number();
        present = new PresentSite(store.at(number).orElseThrow(), number);
        folders = new FolderGrace(store, clock);
        plans = compiled(document());
    }

    /** Makes these packs the ones that sites are checked against from now on. */
    public void install(Packs packs) {
        check = new SiteCheck(packs, here, endpoints);
    }

    /** Asks this guard before each change from now on. */
    public void ask(SiteGuard asked) {
        guard = asked;
    }

    private Revision first() {
        Site nothing = SiteReader.defaults();
        return store.store(RevisionDraft.first(clock.instant(), secrets.complete(nothing, nothing)));
    }

    public PresentSite present() {
        return present;
    }

    /** The number of the present revision. */
    public long revision() {
        return present.revision();
    }

    /** The present site, with its secrets. */
    public Site document() {
        return present.site();
    }

    /** Finds what {@link #apply} would find and change, and changes nothing. */
    public Review check(String yaml) {
        return check(yaml, ApplyOptions.USUAL.removing(true));
    }

    /** As {@link #check(String)}, and finds what would refuse the file on the box. */
    public Review check(String yaml, ApplyOptions options) {
        return check(Actor.command("check"), yaml, options);
    }

    /** As {@link #check(String)}, and finds what would refuse the file to this one. */
    public synchronized Review check(Actor who, String yaml, ApplyOptions options) {
        return reviewed(who, check.examine(yaml), options);
    }

    /** As {@link #apply(Actor, String, ApplyOptions)}, for a text from no known revision. */
    public Review apply(Actor who, String yaml) {
        return apply(who, yaml, ApplyOptions.USUAL);
    }

    /**
     * Makes the site equal to the file, as one revision; on any fault or refusal nothing changes. A secret that the file
     * leaves out keeps its value.
     */
    public synchronized Review apply(Actor who, String yaml, ApplyOptions options) {
        settle();
        SiteSource source = SiteSource.of(yaml, options.path());
        return make(new Change(who, "apply", check.examine(yaml), source), options, USUAL_GRACE);
    }

    /**
     * Makes a change of few objects. The change may throw an {@link EditFault}, and then nothing changes.
     *
     * @param act a word or two for the history, e.g. {@code adopt}
     */
    public Review edit(Actor who, String act, UnaryOperator<Site> change) {
        return edit(who, act, null, change);
    }

    /** As {@link #edit(Actor, String, UnaryOperator)}; refused where the basis's object changed since it was read. */
    public synchronized Review edit(Actor who, String act, Basis basis, UnaryOperator<Site> change) {
        settle();
        return conflicts().of(basis).orElseGet(() -> edited(who, act, change.apply(document()), USUAL_GRACE));
    }

    /** What the check says of the present site; values that stand in it have no faults, and are not read again. */
    List<Finding> standing() {
        return check.examine(document(), document()).review().findings();
    }

    /** As {@link #edit(Actor, String, Basis, UnaryOperator)}, with the revisions before and after it. */
    synchronized Edited numbered(Actor who, String act, Basis basis, UnaryOperator<Site> change) {
        settle();
        long before = revision();
        Review review = edit(who, act, basis, change);
        return new Edited(review, before, revision());
    }

    record Edited(Review review, long before, long after) {}

    /** Finds what {@link #edit(Actor, String, Basis, UnaryOperator)} would find and change, and changes nothing. */
    synchronized Prospect attempt(Actor who, Basis basis, UnaryOperator<Site> change) {
        Optional<Review> stale = conflicts().of(basis);
        Examined examined = check.examine(document(), change.apply(document()));
        if (stale.isPresent() || !examined.review().ok()) {
            return new Prospect(stale.orElse(examined.review()), present, document(), plans);
        }
        Site next = secrets.complete(examined.document(), document());
        Review review = reviewed(who, examined, next, ApplyOptions.USUAL.removing(true));
        Review last = review.ok() ? objection(who, next).orElse(review) : review;
        return new Prospect(last, present, next, compiled(next));
    }

    /** A change that was not made: the present site, the site and the plans that it would make. */
    record Prospect(Review review, PresentSite before, Site after, Plans plans) {}

    /** The plans that {@link #apply} of this text would make; empty where it has faults. */
    public synchronized Optional<Plans> planned(String yaml) {
        Examined examined = check.examine(yaml);
        return Optional.of(examined)
                .filter(each -> each.review().ok())
                .map(each -> compiled(secrets.complete(each.document(), document())));
    }

    private Review edited(Actor who, String act, Site wanted, Duration grace) {
        return make(
                new Change(who, act, check.examine(document(), wanted), null),
                ApplyOptions.USUAL.removing(true),
                grace);
    }

    /**
     * Goes back to an earlier revision, as a new one.
     *
     * @param withSecrets whether passwords and token become those of then too; else the present ones stay
     * @throws EditFault where the revision is not there
     */
    public synchronized Review restore(Actor who, long wanted, boolean withSecrets, ApplyOptions options) {
        settle();
        Site then = store.at(wanted).orElseThrow(() -> new EditFault(Flaw.REVISION_UNKNOWN, wanted));
        Examined examined = check.examine(document(), withSecrets ? then : SiteSecrets.without(then));
        return make(new Change(who, "restore " + wanted, examined, null), options, USUAL_GRACE);
    }

    /**
     * Makes another provisioning folder. The present one keeps answering for the grace, which is at most
     * {@link #LONGEST_GRACE}; any earlier one stops.
     */
    public synchronized Review changeFolder(Actor who, Duration grace) {
        settle();
        Site wanted = document().with(document().provisioning().with(secrets.token()));
        return edited(who, "change folder", wanted, grace);
    }

    /**
     * Reserves an address for a device, in place of any address that was reserved for it; its options and name stay.
     *
     * @param read the revision at which the reservation was read: it is refused where it changed since; null: not asked
     */
    public Review reserve(Actor who, Long read, MacAddress mac, Ip4 address) {
        return edit(who, "reserve", Basis.ofReservation(mac, read), site -> ReservationEdit.with(site, mac, address));
    }

    /** The names that the operator lists for the DNS responder beside the box. */
    public List<Site.Name> names() {
        return document().site().names();
    }

    /** Checks the site as it is; the findings' lines are those of {@link #export} without secrets. */
    public List<Finding> findings() {
        return check.check(export(false)).findings();
    }

    /** Ends the grace of the former folder, which stops answering. */
    public synchronized void endGrace() {
        if (folders.end()) {
            publish(compiled(document()));
        }
    }

    /**
     * Lets the grace of the former folder go on where the last run ended, whatever the wall clock tells. A grace that
     * ended in that run is forgotten, so that no setting of the clock brings it back.
     *
     * @param all by how much the starts of the box have moved what lasts, this one included; negative: back
     */
    public synchronized void resume(Duration all) {
        if (folders.resume(all)) {
            publish(compiled(document()));
        }
    }

    private Plans compiled(Site site) {
        return SiteCompiler.compile(site, endpoints, passwords, folders.former());
    }

    private SiteConflicts conflicts() {
        return new SiteConflicts(store, document(), revision());
    }

    private void publish(Plans compiled) {
        plans = compiled;
        listeners.forEach(listener -> listener.accept(compiled));
    }

    private Review reviewed(Actor who, Examined examined, ApplyOptions options) {
        return examined.review().ok()
                ? reviewed(who, examined, secrets.complete(examined.document(), document()), options)
                : examined.review();
    }

    private Review reviewed(Actor who, Examined examined, Site next, ApplyOptions options) {
        Review review = conflicts().review(examined, next, options);
        return ChangeRights.refusal(who, document(), next)
                .filter(_ -> review.ok())
                .map(refusal -> new Review(review.findings(), review.changes(), refusal))
                .orElse(review);
    }

    /** @param grace how long the present folder answers on, where this change replaces it */
    private Review make(Change change, ApplyOptions options, Duration grace) {
        if (!change.examined().review().ok()) {
            return change.examined().review();
        }
        Site next = secrets.complete(change.examined().document(), document());
        Review review = reviewed(change.who(), change.examined(), next, options);
        if (!review.ok()) {
            return review;
        }
        Optional<Review> objection = objection(change.who(), next);
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            install(change, next, grace);
            return review;
        } catch (EditFault e) {
            return faulty(new Finding(Finding.Severity.FAULT, 0, 0, "", e.complaint()));
        }
    }

    private Optional<Review> objection(Actor who, Site next) {
        return guard.objection(who, document(), next).map(SiteBook::faulty);
    }

    private static Review faulty(Finding fault) {
        return new Review(List.of(fault), Changes.NONE);
    }

    private void install(Change change, Site next, Duration grace) {
        FormerFolder former = folders.after(document(), next, grace);
        Plans compiled = SiteCompiler.compile(next, endpoints, passwords, former);
        unsure = true;
        Optional<Revision> made = store(change, next, former == folders.former() ? null : former);
        unsure = false;
        present = new PresentSite(next, made.map(Revision::number).orElse(revision()));
        folders.take(former);
        made.ifPresent(revision -> readers.forEach(reader -> reader.accept(revision)));
        publish(compiled);
    }

    /**
     * Where the store gave no answer to the last change, but has it, it is in force from now on; else nothing changes.
     * To be called now and then, and waits for the disk.
     */
    public synchronized void settle() {
        if (!unsure) {
            return;
        }
        Revision newest = store.latest().orElseThrow();
        if (newest.number() != revision()) {
            // Asks the store for all of it first: where an answer fails, the next call asks for all of it again.
            Site site = store.at(newest.number()).orElseThrow();
            folders.read();
            present = new PresentSite(site, newest.number());
            unsure = false;
            readers.forEach(reader -> reader.accept(newest));
            publish(compiled(document()));
        }
    }

    private Optional<Revision> store(Change change, Site next, FormerFolder former) {
        SiteSource source = change.source();
        if (!next.equals(document())) {
            return Optional.of(store.store(new RevisionDraft(
                    clock.instant(),
                    change.who(),
                    change.act(),
                    document(),
                    next,
                    Differences.between(document(), next),
                    folders.unmoved(former),
                    source == null ? null : source.applied(),
                    source == null ? null : SecretScalars.removed(source.text()))));
        }
        if (source != null && source.path() != null) {
            store.storeApplied(source.applied());
        }
        return Optional.empty();
    }

    /** Forgets the old passwords of these extensions: their phones have registered with the passwords given here. */
    public synchronized void rotated(Collection<SipPlan.Extension> done) {
        settle();
        Site next = PasswordsTaken.with(document(), done);
        Map<String, String> changed = PasswordsTaken.changed(document(), next);
        if (!changed.isEmpty()) {
            Plans compiled = compiled(next);
            store.storeSecrets(changed);
            present = new PresentSite(next, revision());
            publish(compiled);
        }
    }

    /** Gives a table the present site, and the way to make its site the present one; nothing else changes meanwhile. */
    synchronized <T> T take(Actor who, String act, boolean dryRun, Function<TableImport, T> table) {
        settle();
        return table.apply(new TableImport(
                document(),
                dryRun,
                (site, dry) -> dry
                        ? reviewed(who, check.examine(document(), site), ApplyOptions.USUAL.removing(true))
                        : edited(who, act, site, USUAL_GRACE)));
    }

    /** A site file that reads back as this site; without secrets, applying it keeps those of the box. */
    public String export(boolean withSecrets) {
        return SiteWriter.write(document(), withSecrets);
    }

    /** As {@link #export}, with the revision that it is of. */
    public synchronized Export exported(boolean withSecrets) {
        return new Export(export(withSecrets), revision());
    }

    /** A site file, and the revision that it is of. */
    public record Export(String yaml, long revision) {}

    /** Whether nothing is configured, as at a first start. */
    public boolean isEmpty() {
        return document().dhcp().scopes().isEmpty()
                && document().extensions().isEmpty()
                && document().phones().isEmpty();
    }

    /** The box's own addresses as the site has them. */
    public Network network() {
        return document().site().network();
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

    /** Gives the reader each revision that is made from now on, once it is stored. */
    public synchronized void onRevision(Consumer<Revision> reader) {
        readers.add(reader);
    }
}
