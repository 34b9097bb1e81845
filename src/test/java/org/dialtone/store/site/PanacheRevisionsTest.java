package org.dialtone.store.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Revision;
import org.dialtone.app.SiteRevisions;
import org.dialtone.app.SiteRevisionsContract;
import org.dialtone.app.SiteSecrets;
import org.dialtone.net.HandClock;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.store.StateSwap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The revisions in {@code site.db}. */
@QuarkusTest
@TestProfile(OldBox.class)
class PanacheRevisionsTest extends SiteRevisionsContract {

    private static final int BOUND = 60_000;

    @ConfigProperty(name = "dialtone.data")
    Path data;

    static void wipe(Path data) {
        forget();
        try {
            Files.deleteIfExists(data.resolve(StateSwap.REVISION_NUMBER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            RevisionRow.deleteAll();
            RevisionContent.deleteAll();
            RevisionChange.deleteAll();
            SecretRow.deleteAll();
            SiteStateRow.deleteAll();
        });
    }

    @Override
    protected SiteRevisions fresh() {
        wipe(data);
        return again(null);
    }

    @Override
    protected SiteRevisions again(SiteRevisions store) {
        return new PanacheRevisions(
                data, new SecretBox(data, new SecureRandom()), BOUND, HandClock.right(() -> now), Runnable::run);
    }

    private static Site large(int extensions) {
        List<Extension> many = new ArrayList<>();
        for (int i = 0; i < extensions; i++) {
            many.add(new Extension("" + (10_000 + i), "Room " + i * 7919 % 10_007, null, false));
        }
        return SiteReader.defaults().with(List.copyOf(many));
    }

    private static Site renamed(Site site, int place, String name) {
        List<Extension> extensions = new ArrayList<>(site.extensions());
        Extension before = extensions.get(place);
        extensions.set(place, new Extension(before.number(), name, before.password(), false));
        return site.with(List.copyOf(extensions));
    }

    @Test
    void aProcessThatIsNotActiveReadsTheNewestSite() {
        SecretBox box = new SecretBox(data, new SecureRandom());
        SiteRevisions store = fresh();
        assertEquals(Optional.empty(), PanacheRevisions.newest(box));
        store(store, ANNA, "apply", everything(), null, null);
        store(store, ANNA, "rename", site -> renamed(site, 0, "Sauna"));
        assertEquals(Optional.of(new PresentSite(present, 2)), PanacheRevisions.newest(box));
    }

    /** A backup of revision 2 is restored, then undone; whoever holds the former 3 must not be taken for up to date. */
    @Test
    void aSiteThatWasPutBackGetsANumberThatWasNeverGiven() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        store(store, ANNA, "rename", site -> renamed(site, 0, "Sauna"));
        Site second = present;
        store(store, ANNA, "rename", site -> renamed(site, 0, "Gym"));
        assertEquals(3, again(store).latest().orElseThrow().number());
        QuarkusTransaction.requiringNew().run(() -> {
            RevisionRow.deleteById(3L);
            RevisionContent.deleteById(3L);
            RevisionChange.delete("revision = 3");
        });
        SiteRevisions restored = again(store);
        Revision now = restored.latest().orElseThrow();
        assertEquals(4, now.number());
        assertEquals("put back", now.act());
        assertEquals(Actor.box("restore"), now.who());
        assertEquals(List.of(), now.changes());
        assertEquals(second, restored.at(4).orElseThrow());
        assertEquals(4, again(restored).latest().orElseThrow().number());
    }

    /** A backup of another box has another revision 1. */
    @Test
    void theSameNumberOfAnotherBoxIsNotThisBoxs() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        QuarkusTransaction.requiringNew().run(() -> RevisionRow.update("made = made - 1000 where number = 1"));
        assertEquals(2, again(store).latest().orElseThrow().number());
    }

    /** The box stops right after an edit, and is restored before it starts again. */
    @Test
    void theNumberIsKeptWhenARevisionIsStored() {
        wipe(data);
        SiteRevisions store = new PanacheRevisions(
                data, new SecretBox(data, new SecureRandom()), BOUND, HandClock.right(() -> now), _ -> {});
        store(store, ANNA, "apply", everything(), null, null);
        store(store, ANNA, "rename", site -> renamed(site, 0, "Sauna"));
        forget();
        SiteRevisions after = again(store);
        store(after, ANNA, "apply", everything(), null, null);
        assertEquals(3, after.latest().orElseThrow().number());
    }

    @Test
    void aBoxThatBeginsAnewCountsOn() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        forget();
        SiteRevisions after = again(store);
        assertTrue(after.latest().isEmpty());
        store(after, ANNA, "apply", everything(), null, null);
        assertEquals(2, after.latest().orElseThrow().number());
    }

    /** Its end is compared with the end of the run that stored it, so that setting the clock in that run moves nothing. */
    @Test
    void theFormerFolderEndsInTheTimeOfTheBox() {
        wipe(data);
        HandClock hand = new HandClock(now);
        SiteRevisions store =
                new PanacheRevisions(data, new SecretBox(data, new SecureRandom()), BOUND, hand.start(), Runnable::run);
        store(store, ANNA, "apply", everything(), null, null);
        FormerFolder former = new FormerFolder("Folder0", now.plusSeconds(60));
        store.storeFormer(former);
        hand.set(Duration.ofDays(3650));
        assertEquals(Optional.of(former), store.former());
        assertEquals(Optional.of(former), again(store).former());
        store.storeFormer(former);
        assertEquals(Optional.of(former), again(store).former());
        store.storeFormer(null);
        assertEquals(Optional.empty(), again(store).former());
    }

    @Test
    void anEditOfOneAmongManyIsASmallRow() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", large(500), null, null);
        store(store, ANNA, "rename", site -> renamed(site, 77, "Sauna"));
        RevisionRow row = QuarkusTransaction.requiringNew().call(() -> RevisionRow.findById(2L));
        assertTrue(row.sizeBytes < 500, row.sizeBytes + " bytes");
        assertFalse(row.hasSnapshot);
        assertEquals(1, row.changeCount);
    }

    @Test
    void aWholeSiteIsKeptNowAndThen() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        for (int i = 0; i < 120; i++) {
            String name = "Room " + i;
            store(store, ANNA, "rename", site -> renamed(site, 0, name));
        }
        assertEquals(2L, QuarkusTransaction.requiringNew().call(() -> RevisionRow.count("hasSnapshot = true")));
        SiteRevisions after = again(store);
        assertEquals(present, after.at(121).orElseThrow());
        assertEquals(
                "Room 50", after.at(52).orElseThrow().extensions().getFirst().name());
    }

    @Test
    void theOldestGoWhereTheHistoryIsFullAndThePresentStays() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", large(500), null, null);
        store(store, ANNA, "remove", site -> site.with(site.extensions().subList(1, 500)));
        String gone = SiteSecrets.password("10000");
        assertEquals(1, store.secrets(List.of(gone)).size());
        long last = 2;
        for (int i = 0; i < 40; i++) {
            String name = "Hall " + i;
            int step = i + 1;
            last = store(
                            store,
                            ANNA,
                            "rename",
                            site -> site.with(site.extensions().stream()
                                    .map(each -> new Extension(
                                            each.number(),
                                            name + " " + Integer.parseInt(each.number()) * step * 7919L % 100_003,
                                            each.password(),
                                            false))
                                    .toList()))
                    .number();
        }
        SiteRevisions after = again(store);
        List<Revision> left = after.list(Long.MAX_VALUE, 100);
        long size = left.stream()
                .mapToLong(each -> QuarkusTransaction.requiringNew()
                        .call(() -> RevisionRow.<RevisionRow>findById(each.number()).sizeBytes))
                .sum();
        assertTrue(size <= BOUND, size + " bytes");
        assertTrue(left.size() > 1 && left.size() < 42, left.size() + " revisions");
        assertEquals(last, left.getFirst().number());
        assertEquals(present, after.at(last).orElseThrow());
        assertTrue(after.at(left.getLast().number()).isPresent());
        assertTrue(after.at(1).isEmpty());
        assertEquals(Map.of(), after.secrets(List.of(gone)), "no revision has that extension any more");
        assertEquals(
                499,
                SiteSecrets.of(after.at(left.getLast().number()).orElseThrow()).keySet().stream()
                        .filter(owner -> owner.startsWith("password"))
                        .count());
    }

    @Test
    void noSecretIsLegible() {
        SiteRevisions store = fresh();
        store(store, ANNA, "apply", everything(), null, null);
        QuarkusTransaction.requiringNew().run(() -> {
            String texts = RevisionContent.text(RevisionContent.<RevisionContent>findById(1L).snapshot)
                    + SecretRow.<SecretRow>listAll().stream()
                            .map(row -> row.sealed)
                            .toList();
            SiteSecrets.of(present).values().stream()
                    // One of them is a phone's address too, which is no secret there.
                    .filter(secret -> secret.length() > 8 && !secret.equals("10:20:30:40:50:51"))
                    .forEach(secret -> assertFalse(texts.contains(secret), secret));
        });
    }
}
