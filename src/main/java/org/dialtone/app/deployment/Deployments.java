package org.dialtone.app.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.FileStates;
import org.dialtone.app.MovingPhones;
import org.dialtone.app.PhoneNotices;
import org.dialtone.app.Revision;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReach;
import org.dialtone.provision.FileVersions;
import org.dialtone.provision.PlanReach;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.site.compile.Plans;

/**
 * Brings each change of the site that an operator makes to the phones whose files it changes: tells them by themselves
 * where that disturbs few and restarts none, else asks first. A new build or pack is nobody's change, and tells nobody.
 * Safe to use from any thread that may wait.
 */
public final class Deployments {

    /** The changes that are followed at once: the oldest give way. */
    static final int MOST = 20;

    /** How long files are rendered at most in one round, to find those that changed. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final PlanReach reach;
    private final FileStates files;
    private final PhoneFacts phones;
    private final Attempts attempts;
    private final DeploymentStore store;
    private final BoxClock clock;
    private final TreeMap<Long, DeploymentRecord> all = new TreeMap<>();
    private final Map<Long, DeploymentProgress> told = new HashMap<>();
    /** When changes were answered; a move that waits for an answer outlives no start of the box. */
    private final Map<Long, Instant> answered = new HashMap<>();

    private final Map<Long, Integer> unseen = new HashMap<>();
    private final List<Consumer<DeploymentProgress>> listeners = new CopyOnWriteArrayList<>();
    private ProvisionPlan plan;
    private Revision made;

    public Deployments(
            PlanReach reach,
            FileStates files,
            PhoneFacts phones,
            PhoneNotices notices,
            DeploymentStore store,
            BoxClock clock) {
        this.reach = reach;
        this.files = files;
        this.phones = phones;
        this.attempts = new Attempts(notices);
        this.store = store;
        this.clock = clock;
        store.load().forEach(deployment -> all.put(deployment.revision(), deployment));
    }

    /** Begins to compare with this plan. */
    public synchronized void begin(ProvisionPlan present) {
        plan = present;
    }

    /** Takes a revision of the site, before its plan. */
    public synchronized void made(Revision revision) {
        made = revision.who().kind() == Actor.Kind.BOX ? null : revision;
    }

    /** Takes a plan that phones' files are from by now. */
    public synchronized void installed(ProvisionPlan present) {
        if (made != null) {
            FileReach changed = reach.between(plan, present);
            put(DeploymentRecord.fresh(made.number(), clock.instant(), changed));
            made = null;
            while (all.size() > MOST) {
                store.forget(all.pollFirstEntry().getKey());
            }
            told.keySet().retainAll(all.keySet());
            answered.keySet().retainAll(all.keySet());
        }
        plan = present;
    }

    /**
     * Who would be told of a change.
     *
     * @param changed the files that it changes
     * @param dhcp    the addresses that phones have by it
     */
    public Outlook outlook(FileReach changed, DhcpPlan dhcp) {
        Function<MacAddress, Optional<FileVersions>> versions = files.look(Duration.ZERO);
        Set<MacAddress> served = changed.phones().stream()
                .filter(phone -> versions.apply(phone).isPresent())
                .collect(Collectors.toSet());
        return Outlook.of(
                served,
                changed.of(),
                restarting(changed.restarting()),
                phones.moves().outlook(dhcp));
    }

    /** Who would be told of a change to these plans. */
    public Outlook outlook(Plans other) {
        return outlook(reach(other.provision()), other.dhcp());
    }

    private synchronized FileReach reach(ProvisionPlan other) {
        return plan == null ? FileReach.NONE : reach.between(plan, other);
    }

    private Predicate<MacAddress> restarting(Set<MacAddress> anyway) {
        return phone -> anyway.contains(phone) || phones.restarts(phone);
    }

    /** How far the change of this revision is; empty where it is not followed, or no longer. */
    public synchronized Optional<DeploymentProgress> of(long revision) {
        return Optional.ofNullable(all.get(revision)).map(deployment -> survey().of(deployment));
    }

    /** The changes that are followed, newest first. */
    public synchronized List<DeploymentProgress> all() {
        Survey survey = survey();
        return all.descendingMap().values().stream().map(survey::of).toList();
    }

    /** Has the phones that don't have this change told at this time; empty where the change is not followed. */
    public synchronized Optional<DeploymentProgress> tell(long revision, TellTime when) {
        // The answer is about the moves that the change causes, too: they begin when somebody asks for them.
        phones.moves().turns();
        Optional.ofNullable(all.get(revision))
                .filter(deployment -> !deployment.done())
                .ifPresent(deployment -> {
                    put(deployment.answered(when));
                    answered.put(revision, clock.instant());
                });
        return of(revision);
    }

    /** Calls for every change whose numbers change, from now on; must not wait. Close to stop. */
    public JournalBook.Subscription listen(Consumer<DeploymentProgress> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Looks where phones are, and tells those whose turn it is; to be called every second. */
    public synchronized void tick() {
        if (plan == null) {
            return;
        }
        Function<MacAddress, Optional<FileVersions>> versions = files.look(LOOK);
        List<DeploymentRecord> followed = open();
        followed.forEach(deployment -> look(deployment, versions));
        attempts.hear(clock.instant());
        Survey survey = new Survey(versions, phones, attempts, answered, clock.instant());
        List<DeploymentProgress> progress = followed.stream()
                .map(deployment -> survey.of(all.get(deployment.revision())))
                .toList();
        tell(progress, survey);
        progress.stream()
                .filter(each -> each.state() == DeploymentProgress.State.DONE)
                .forEach(each -> put(all.get(each.revision()).finished()));
        attempts.keep(open().stream().flatMap(each -> each.phones().stream()).collect(Collectors.toSet()));
        progress.forEach(this::publish);
    }

    private List<DeploymentRecord> open() {
        return all.values().stream().filter(deployment -> !deployment.done()).toList();
    }

    /** Tells as many phones as are due within a second: the more a change has in all, the more. */
    private void tell(List<DeploymentProgress> changes, Survey survey) {
        Set<MacAddress> due = new LinkedHashSet<>();
        int phonesOfAll = 0;
        for (DeploymentProgress change : changes) {
            List<MacAddress> ofChange = survey.due(change);
            due.addAll(ofChange);
            phonesOfAll += ofChange.isEmpty() ? 0 : change.total();
        }
        if (!due.isEmpty()) {
            List<MacAddress> now =
                    due.stream().limit(Attempts.pace(phonesOfAll)).toList();
            List<MacAddress> moving = survey.movable(now);
            phones.moves().start(moving);
            List<MacAddress> others =
                    now.stream().filter(phone -> !moving.contains(phone)).toList();
            if (!others.isEmpty()) {
                attempts.tell(others, all.lastKey(), clock.instant());
            }
        }
    }

    /** Leaves out phones that left the site, and finds out whose files are other ones, once all were rendered. */
    private void look(DeploymentRecord deployment, Function<MacAddress, Optional<FileVersions>> versions) {
        DeploymentRecord present = deployment.among(plan.phones().keySet());
        if (!present.looking()) {
            if (present != deployment) {
                put(present);
            }
            return;
        }
        Map<MacAddress, Boolean> behind = new HashMap<>();
        present.phones().forEach(phone -> versions.apply(phone).ifPresent(found -> behind.put(phone, found.behind())));
        int unknown = Collections.frequency(behind.values(), null);
        Integer before = unseen.put(present.revision(), unknown);
        // What no round brought nearer can't be told: its template fails.
        if (unknown == 0 || Objects.equals(before, unknown)) {
            unseen.remove(present.revision());
            behind.values().removeIf(each -> !Boolean.TRUE.equals(each));
            Outlook outlook =
                    Outlook.of(behind.keySet(), present.of(), restarting(present.restarting()), MovingPhones.NO_MOVE);
            put(present.looked(behind.keySet(), Set.copyOf(outlook.asks())));
        }
    }

    private void put(DeploymentRecord deployment) {
        all.put(deployment.revision(), deployment);
        store.remember(deployment);
    }

    private Survey survey() {
        return new Survey(files.look(Duration.ZERO), phones, attempts, answered, clock.instant());
    }

    private void publish(DeploymentProgress now) {
        if (!now.isAs(told.put(now.revision(), now))) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }
}
