package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Extension;
import org.junit.jupiter.api.Test;

/** The way from one site to the next, as it is stored. */
class SiteDeltaTest {

    private static final Site EVERYTHING = everything("");
    private static final Site EXTERNAL =
            everything("registrar: {mode: external, host: pbx.example.org, port: 5061, transport: tls}\n");

    private static Site everything(String registrar) {
        try {
            String yaml = Files.readString(Path.of("src/test/resources/site/everything.yaml"))
                    .replace("vendors: [snom, yealink]}", "vendors: [snom, yealink], until: 2026-12-24T18:00:00Z}")
                    .replace("keys: []", "keys: {from: directory, sort: number, but: self}");
            Reading reading =
                    SiteReader.read(registrar.isEmpty() ? yaml : yaml.replaceAll("registrar: .*\n", registrar));
            assertEquals(
                    List.of(),
                    reading.findings().inOrder().stream()
                            .filter(Finding::isFault)
                            .toList());
            return reading.document();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Site through(Site before, Site after) {
        return DeltaText.read(DeltaText.write(SiteDelta.between(before, after))).apply(before);
    }

    /** Passwords and token are kept elsewhere; whatever else a site holds must be in its text. */
    private static Site bare(Site site) {
        return DeltaText.document(SiteWriter.write(site, false));
    }

    @Test
    void everyFieldComesBack() {
        for (Site site : List.of(bare(EVERYTHING), bare(EXTERNAL))) {
            assertEquals(site, through(SiteReader.defaults(), site));
            assertEquals(SiteReader.defaults(), through(site, SiteReader.defaults()));
        }
        assertEquals(bare(EXTERNAL), through(bare(EVERYTHING), bare(EXTERNAL)));
    }

    /** Without that the test above would say nothing of a field that comes later. */
    @Test
    void theSitesOfThisTestHaveEveryField() {
        Set<String> unset = new TreeSet<>();
        Set<String> set = new TreeSet<>();
        List.of(EVERYTHING, EXTERNAL).forEach(site -> look(site, set, unset));
        unset.removeAll(set);
        assertEquals(Set.of("Extension.oldPassword"), unset, "no file has these");
    }

    private static void look(Object value, Set<String> set, Set<String> unset) {
        switch (value) {
            case Record part -> {
                for (RecordComponent component : part.getClass().getRecordComponents()) {
                    Object held = held(part, component);
                    String name = part.getClass().getSimpleName() + "." + component.getName();
                    (isSet(held) ? set : unset).add(name);
                    if (held instanceof Record || held instanceof Collection<?>) {
                        look(held, set, unset);
                    }
                }
            }
            case Collection<?> all -> all.forEach(each -> look(each, set, unset));
            default -> {}
        }
    }

    private static Object held(Record part, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSet(Object value) {
        return value != null
                && !(value instanceof Collection<?> all && all.isEmpty())
                && !(value instanceof Map<?, ?> map && map.isEmpty());
    }

    @Test
    void anEditOfOneIsSmallAndKeepsTheOthers() {
        List<Extension> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(new Extension("" + (10_000 + i), "Room " + i, null, false));
        }
        Site before = SiteReader.defaults().with(List.copyOf(many));
        many.set(77, new Extension("10077", "Sauna", null, false));
        Site after = before.with(List.copyOf(many));
        String text = DeltaText.write(SiteDelta.between(before, after));
        assertTrue(text.startsWith("extensions ~77\n---\n"), text);
        assertTrue(text.length() < 600, text);
        Site applied = DeltaText.read(text).apply(before);
        assertEquals(after, applied);
        assertSame(before.extensions().get(78), applied.extensions().get(78));
        assertSame(before.phones(), applied.phones());
    }

    @Test
    void anyChangeOfListsIsFollowed() {
        Random random = new Random(11);
        Site site = SiteReader.defaults();
        for (int round = 0; round < 400; round++) {
            List<Extension> extensions = new ArrayList<>(site.extensions());
            List<Contact> contacts = new ArrayList<>(site.phonebook());
            for (int i = random.nextInt(4); i >= 0; i--) {
                change(extensions, new Extension("" + (100 + random.nextInt(40)), "N" + round, null, false), random);
                // Of contacts several may have one name.
                change(contacts, new Contact("C" + random.nextInt(3), List.of("" + round), null), random);
            }
            extensions = new ArrayList<>(extensions.stream()
                    .collect(Collectors.toMap(Extension::number, each -> each, (one, _) -> one, LinkedHashMap::new))
                    .values());
            Site next = site.with(List.copyOf(extensions)).withPhonebook(List.copyOf(contacts));
            assertEquals(next, through(site, next), "round " + round);
            site = next;
        }
    }

    private static <T> void change(List<T> list, T item, Random random) {
        int place = list.isEmpty() ? 0 : random.nextInt(list.size());
        switch (list.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1 -> list.add(place, item);
            case 2 -> list.add(item);
            case 3 -> list.set(place, item);
            case 4 -> list.remove(place);
            default -> Collections.swap(list, 0, place);
        }
    }
}
