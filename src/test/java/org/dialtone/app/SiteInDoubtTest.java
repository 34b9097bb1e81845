package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.dialtone.site.EditFault;
import org.dialtone.site.Review;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Extension;
import org.junit.jupiter.api.Test;

/** A site whose database doesn't answer a change. */
class SiteInDoubtTest {

    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final Actor ANNA = new Actor(Actor.Kind.CONSOLE, "anna", null);

    private final MemoryRevisions revisions = new MemoryRevisions();
    private final List<Revision> made = new ArrayList<>();

    private enum Store {
        ANSWERS,
        LOSES_THE_ANSWER,
        FAILS,
        FAILS_AT_THE_FORMER_FOLDER,
        IS_AWAY
    }

    private Store store = Store.ANSWERS;
    private final SiteBook book = TestSite.book(
            (SiteRevisions) Proxy.newProxyInstance(
                    SiteRevisions.class.getClassLoader(), new Class<?>[] {SiteRevisions.class}, this::ask),
            InstantSource.fixed(NOW));

    SiteInDoubtTest() {
        book.onRevision(made::add);
    }

    private Object ask(Object proxy, Method method, Object... values) throws Throwable {
        boolean stores = method.getName().equals("store");
        if (store == Store.IS_AWAY
                || store == Store.FAILS && stores
                || store == Store.FAILS_AT_THE_FORMER_FOLDER && method.getName().equals("former")) {
            throw new IllegalStateException("no connection");
        }
        try {
            Object answer = method.invoke(revisions, values);
            if (store == Store.LOSES_THE_ANSWER && stores) {
                throw new EditFault(Flaw.CHANGE_IN_DOUBT);
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Review add(String number) {
        return book.edit(ANNA, "add", site -> {
            List<Extension> all = new ArrayList<>(site.extensions());
            all.add(new Extension(number, "Room " + number, null, false));
            return site.with(List.copyOf(all));
        });
    }

    private List<String> numbers() {
        return book.plans().sip().extensions().keySet().stream().sorted().toList();
    }

    @Test
    void whoeverMadeTheChangeIsToldThatItMayBeInForce() {
        store = Store.LOSES_THE_ANSWER;
        Review review = add("1001");
        assertEquals(
                "the database's answer to this change got lost, so it may be in force",
                review.fault().orElseThrow().says());
        assertTrue(review.inDoubt());
        assertEquals(List.of(), numbers());
    }

    @Test
    void aChangeThatTheDatabaseHasIsInForceOnceItAnswers() {
        store = Store.LOSES_THE_ANSWER;
        add("1001");
        store = Store.IS_AWAY;
        assertThrows(IllegalStateException.class, book::settle);
        assertEquals(List.of(), numbers());
        store = Store.ANSWERS;
        book.settle();
        book.settle();
        assertEquals(List.of("1001"), numbers());
        assertEquals(2, book.revision());
        assertEquals(List.of(2L), made.stream().map(Revision::number).toList());
    }

    @Test
    void aChangeIsInForceEvenIfTheDatabaseGoesAwayAmidTheAnswers() {
        store = Store.LOSES_THE_ANSWER;
        add("1001");
        store = Store.FAILS_AT_THE_FORMER_FOLDER;
        assertThrows(IllegalStateException.class, book::settle);
        assertEquals(1, book.revision());
        store = Store.ANSWERS;
        book.settle();
        assertEquals(List.of("1001"), numbers());
        assertEquals(2, book.revision());
    }

    @Test
    void theNextChangeIsMadeToWhatTheDatabaseHas() {
        store = Store.LOSES_THE_ANSWER;
        add("1001");
        store = Store.ANSWERS;
        assertTrue(add("1002").ok());
        assertEquals(List.of("1001", "1002"), numbers());
        assertEquals(3, book.revision());
    }

    @Test
    void aChangeThatTheDatabaseDoesNotHaveIsNotInForce() {
        store = Store.FAILS;
        assertThrows(IllegalStateException.class, () -> add("1001"));
        store = Store.ANSWERS;
        book.settle();
        assertEquals(List.of(), numbers());
        assertTrue(add("1002").ok());
        assertEquals(List.of("1002"), numbers());
    }

    /** Its end stands in the store by the time of the box's first run. */
    @Test
    void theFormerFolderAnswersOnWhereItsChangeIsInDoubt() {
        book.resume(Duration.ofHours(3));
        String before = book.document().provisioning().token();
        store = Store.LOSES_THE_ANSWER;
        book.changeFolder(ANNA, Duration.ofHours(1));
        store = Store.ANSWERS;
        book.settle();
        assertEquals(
                new FormerFolder(before, NOW.plus(Duration.ofHours(1))),
                book.plans().provision().access().former());
    }
}
