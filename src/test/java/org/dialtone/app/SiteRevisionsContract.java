package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.dialtone.app.Revision.AppliedFile;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Differences;
import org.dialtone.site.model.NamedChange;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Phone;
import org.junit.jupiter.api.Test;

/** What every store of revisions does. */
public abstract class SiteRevisionsContract {

    protected static final Actor ANNA = new Actor(Actor.Kind.CONSOLE, "anna", "10.0.0.7");
    protected static final Instant START = Instant.parse("2026-11-29T10:00:00Z");

    private final Secrets secrets = new Secrets(new SplittableRandom(7), _ -> Map.of());
    protected Site present;
    protected Instant now = START;

    /** A store that holds nothing. */
    protected abstract SiteRevisions fresh();

    /** The same store after a restart. */
    protected abstract SiteRevisions again(SiteRevisions store);

    protected Revision store(SiteRevisions store, Actor who, String act, UnaryOperator<Site> change) {
        return store(store, who, act, change.apply(present), null, null);
    }

    protected Revision store(SiteRevisions store, Actor who, String act, Site wanted, AppliedFile file, String text) {
        Site after = secrets.complete(wanted, present == null ? SiteReader.defaults() : present);
        Revision stored = store.store(new RevisionDraft(
                now,
                who,
                act,
                present,
                after,
                present == null ? List.of() : Differences.between(present, after),
                null,
                file,
                text));
        present = after;
        return stored;
    }

    protected static Site everything() {
        try {
            return SiteReader.read(Files.readString(Path.of("src/test/resources/site/everything.yaml")))
                    .document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected static Site extended(Site site, String number, String name) {
        List<Extension> extensions = new ArrayList<>(site.extensions());
        extensions.add(new Extension(number, name, null, false));
        return site.with(List.copyOf(extensions));
    }

    @Test
    void aStoreBeginsWithNothing() {
        SiteRevisions store = fresh();
        assertEquals(Optional.empty(), store.latest());
        assertEquals(List.of(), store.list(Long.MAX_VALUE, 10));
        assertEquals(0, store.count());
        assertEquals(Optional.empty(), store.former());
        assertEquals(Optional.empty(), store.applied("/etc/site.yaml"));
    }

    @Test
    void eachRevisionComesBackAsItWas() {
        SiteRevisions store = fresh();
        List<Site> all = new ArrayList<>();
        store(store, ANNA, "apply", everything(), null, null);
        all.add(present);
        List<UnaryOperator<Site>> changes = List.of(
                site -> extended(site, "2001", "Sauna"),
                site -> site.with(site.extensions().reversed()),
                site -> site.with(site.extensions(), site.phones().subList(0, 1)),
                site -> site.withPhonebook(List.of()),
                site -> site.with(site.provisioning().with("AnotherFolder1")),
                site -> site.with(site.dhcp().with(List.of())),
                site -> site.with(
                        List.of(new Extension("5", "First", null, true)),
                        List.of(new Phone(
                                MacAddress.of("001565000001"), null, null, List.of("5"), List.of(), List.of()))),
                _ -> everything());
        changes.forEach(change -> {
            store(store, ANNA, "edit", change);
            all.add(present);
        });
        SiteRevisions after = again(store);
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.get(i), after.at(i + 1).orElseThrow(), "revision " + (i + 1));
        }
        assertEquals(all.size(), after.latest().orElseThrow().number());
        assertEquals(Optional.empty(), after.at(all.size() + 1));
    }

    @Test
    void theHistoryIsListedNewestFirstInPages() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        for (int i = 0; i < 5; i++) {
            String number = "30" + i;
            store(store, ANNA, "add " + number, site -> extended(site, number, "Room"));
        }
        SiteRevisions after = again(store);
        assertEquals(6, after.count());
        assertEquals(
                List.of(6L, 5L),
                after.list(Long.MAX_VALUE, 2).stream().map(Revision::number).toList());
        assertEquals(
                List.of(4L, 3L), after.list(5, 2).stream().map(Revision::number).toList());
        Revision one = after.find(3).orElseThrow();
        assertEquals(
                new Revision(
                        3, START, ANNA, "add 301", List.of(NamedChange.added("extension 301", "name 'Room'")), 1, null),
                one);
        assertEquals(Optional.empty(), after.find(7));
    }

    @Test
    void adoptionsOfTheBoxInARowAreOneRevisionInLists() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        Actor box = Actor.box("adoption");
        for (String number : List.of("401", "402", "403")) {
            now = now.plus(Duration.ofMinutes(1));
            store(store, box, "adopt", site -> extended(site, number, number));
        }
        now = now.plus(Duration.ofMinutes(11));
        store(store, box, "adopt", site -> extended(site, "404", "404"));
        store(store, ANNA, "adopt", site -> extended(site, "405", "405"));
        SiteRevisions after = again(store);
        List<Revision> listed = after.list(Long.MAX_VALUE, 10);
        assertEquals(
                List.of(6L, 5L, 4L, 1L), listed.stream().map(Revision::number).toList());
        assertEquals(3, listed.get(2).count());
        assertEquals(
                List.of("extension 401", "extension 402", "extension 403"),
                listed.get(2).changes().stream().map(NamedChange::object).toList());
        assertEquals(4, after.count());
        assertTrue(after.at(2).isPresent(), "who read the site between two adoptions finds it again");
    }

    @Test
    void secretsOfRemovedObjectsAreKept() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        store(store, ANNA, "add", site -> extended(site, "2001", "Sauna"));
        String owner = SiteSecrets.password("2001");
        String password = SiteSecrets.of(present).get(owner);
        store(store, ANNA, "remove", site -> site.with(site.extensions().subList(0, 3)));
        SiteRevisions after = again(store);
        assertEquals(Map.of(owner, password), after.secrets(List.of(owner, SiteSecrets.password("9999"))));
        assertFalse(SiteSecrets.of(after.at(3).orElseThrow()).containsKey(owner));
        assertEquals(password, SiteSecrets.of(after.at(2).orElseThrow()).get(owner));
    }

    @Test
    void anOldPasswordIsForgottenWithoutARevision() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        String number = present.extensions().getFirst().number();
        String owner = SiteSecrets.oldPassword(number);
        store(
                store,
                ANNA,
                "password",
                site -> site.with(site.extensions().stream()
                        .map(each -> each.number().equals(number)
                                ? new Extension(number, each.name(), "another77", each.anywhere(), each.listed())
                                : each)
                        .toList()));
        assertEquals("1e5", SiteSecrets.of(again(store).at(2).orElseThrow()).get(owner));
        store.storeSecrets(Collections.singletonMap(owner, null));
        SiteRevisions after = again(store);
        assertEquals(2, after.latest().orElseThrow().number());
        assertFalse(SiteSecrets.of(after.at(2).orElseThrow()).containsKey(owner));
        assertEquals(Map.of(), after.secrets(List.of(owner)));
    }

    @Test
    void whatGoesWithTheSiteIsKept() {
        SiteRevisions store = fresh();
        AppliedFile file = new AppliedFile("/etc/site.yaml", "ab".repeat(32));
        store(store, ANNA, "apply", everything(), file, "# kept\ndialtone: 1\n");
        FormerFolder former = new FormerFolder("Folder0", START.plusSeconds(60));
        store.storeFormer(former);
        store(store, ANNA, "add", site -> extended(site, "2001", "Sauna"));
        SiteRevisions after = again(store);
        assertEquals(Optional.of(former), after.former());
        assertEquals(Optional.of(new SiteRevisions.Applied(file, 1)), after.applied(file.path()));
        assertTrue(after.isKnown(file.digest()));
        assertFalse(after.isKnown("of no file"));
        assertEquals(Optional.of("# kept\ndialtone: 1\n"), after.file(1));
        assertEquals(Optional.empty(), after.file(2));
        assertEquals(file, after.find(1).orElseThrow().file());
        after.storeApplied(file);
        AppliedFile other = new AppliedFile("/root/site.yaml", "cd".repeat(32));
        after.storeApplied(other);
        assertEquals(Optional.of(new SiteRevisions.Applied(file, 2)), after.applied(file.path()));
        assertEquals(Optional.of(new SiteRevisions.Applied(other, 2)), after.applied(other.path()));
    }
}
