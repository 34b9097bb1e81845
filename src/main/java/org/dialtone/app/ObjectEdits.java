package org.dialtone.app;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReach;
import org.dialtone.provision.PlanReach;
import org.dialtone.site.Review;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Changes;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * Changes single objects of the site, as a form or a program describes it: looks at a change first, or makes it as one
 * revision. Waits for the disk.
 */
public final class ObjectEdits {

    private final SiteBook site;
    private final PlanReach reach;
    private final Secrets secrets;
    private final InstantSource wall;

    /** @param wall the wall clock */
    public ObjectEdits(SiteBook site, PlanReach reach, RandomGenerator random, InstantSource wall) {
        this.site = site;
        this.reach = reach;
        this.wall = wall;
        secrets = new Secrets(random, _ -> Map.of());
    }

    /**
     * What became, or would become, of a change.
     *
     * @param review  findings have the paths of {@link SiteDraft}
     * @param changes none where there are faults
     * @param reach   the phones whose files change
     * @param dhcp    what DHCP does after it
     * @param warnings what the change gives cause to warn of, anywhere in the site; without what was so before
     * @param before  the revision before it
     * @param after   the revision that it made; that before where it made none
     */
    public record Outcome(
            Review review,
            List<NamedChange> changes,
            FileReach reach,
            DhcpPlan dhcp,
            List<Finding> warnings,
            long before,
            long after) {

        public boolean ok() {
            return review.ok();
        }
    }

    public PresentSite present() {
        return site.present();
    }

    /** A new password for an extension. */
    public String freshPassword() {
        return secrets.password();
    }

    /**
     * The change that removes an object.
     *
     * @param dependents whether a phone takes along what nothing else needs, and an extension goes off lines and rings;
     *                   else what names the object is a fault
     */
    public Consumer<SiteDraft> removal(ObjectName name, boolean dependents) {
        return draft -> {
            List<ObjectName> others = dependents && name.in(draft.site()).orElse(null) instanceof Phone phone
                    ? PhoneEdits.dependents(draft.site(), phone)
                    : List.of();
            if (dependents && name.group() == Group.EXTENSIONS) {
                PhoneEdits.rungOnly(draft.site(), name)
                        .forEach(number -> draft.fault("", Flaw.NUMBER_RINGS_NOBODY_ELSE, number, name));
                draft.release(name);
            }
            draft.remove(name);
            others.forEach(draft::remove);
        };
    }

    /**
     * The change that puts another device in the place of a phone. The further MACs are of the device that goes: they go
     * with their reservations.
     *
     * @param device the patch with the other device's MAC
     */
    public Consumer<SiteDraft> replacement(Phone phone, Map<String, ?> device) {
        Map<String, Object> patch = new HashMap<>(device);
        patch.put("alsoMacs", null);
        return draft -> {
            draft.patch(ObjectName.of(Group.PHONES, phone), patch);
            phone.alsoMacs().stream()
                    .map(MacAddress::toString)
                    .filter(mac ->
                            ObjectName.of(Group.PHONES, mac).in(draft.site()).isEmpty())
                    .map(mac -> ObjectName.of(Group.RESERVATIONS, mac))
                    .filter(reserved -> reserved.in(draft.site()).isPresent())
                    .forEach(draft::remove);
        };
    }

    /**
     * Finds what {@link #apply} would find and change, and changes nothing.
     *
     * @param who   who would make it
     * @param basis what the change was made from; null: not asked
     */
    public Outcome preview(Actor who, Basis basis, Consumer<SiteDraft> change) {
        Drafting drafting = new Drafting(change, wall);
        SiteBook.Prospect prospect = site.attempt(who, basis, drafting);
        long now = prospect.before().revision();
        Review review = drafting.review(prospect.review());
        return review.ok()
                ? new Outcome(
                        review,
                        Differences.between(prospect.before().site(), prospect.after()),
                        reach.between(site.plans().provision(), prospect.plans().provision()),
                        prospect.plans().dhcp(),
                        fresh(prospect.review().findings()),
                        now,
                        now)
                : new Outcome(
                        review, List.of(), FileReach.NONE, prospect.plans().dhcp(), List.of(), now, now);
    }

    private List<Finding> fresh(List<Finding> findings) {
        return new FreshFindings(site.standing())
                .among(findings.stream().filter(finding -> !finding.isFault()).toList());
    }

    /**
     * Makes the change; on any fault or refusal nothing changes.
     *
     * @param act a word or two for the history, e.g. {@code edit phone}
     */
    public Outcome apply(Actor who, String act, Basis basis, Consumer<SiteDraft> change) {
        Outcome before = preview(who, basis, change);
        if (!before.ok()) {
            return before;
        }
        Drafting drafting = new Drafting(change, wall);
        SiteBook.Edited edited = site.numbered(who, act, basis, drafting);
        Review review = drafting.review(edited.review());
        return new Outcome(
                review,
                before.changes(),
                before.reach(),
                before.dhcp(),
                before.warnings(),
                edited.before(),
                edited.after());
    }

    /** A change as the book makes it. A draft with a fault leaves the site as it is. */
    private static final class Drafting implements UnaryOperator<Site> {

        private final Consumer<SiteDraft> change;
        private final InstantSource wall;
        private final AtomicReference<SiteDraft> drafted = new AtomicReference<>();

        Drafting(Consumer<SiteDraft> change, InstantSource wall) {
            this.change = change;
            this.wall = wall;
        }

        @Override
        public Site apply(Site now) {
            SiteDraft draft = new SiteDraft(now);
            change.accept(draft);
            drafted.set(draft);
            return draft.hasFault() ? now : AdoptionTerm.limited(now, draft.site(), wall.instant());
        }

        Review review(Review ofSite) {
            SiteDraft draft = drafted.get();
            if (draft == null) {
                return ofSite;
            }
            List<Finding> findings = draft.findings(ofSite.findings());
            return new Review(findings, draft.hasFault() ? Changes.NONE : ofSite.changes(), ofSite.refusal());
        }
    }
}
