package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteReader;
import org.junit.jupiter.api.Test;

/** {@code src/docs/site-file.md} against what the reader of site files knows. */
class SiteReferenceTest {

    /** Like no key that there is, so that the fault lists those that are known instead of the nearest. */
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

    private static final Pattern SECTION = Pattern.compile("`([^`]+)`");
    private static final String TOP = "";
    /** A router is on a network of the box, so that its section can't be read alone. */
    private static final Map<String, String> BESIDE = Map.of("network", "interfaces: {eth0: {address: 10.66.0.1/16}}");

    /** By the path of their section; the top has an empty one. */
    private static final Map<String, List<Key>> SECTIONS = sections();

    private record Key(String name, String type, String usual, String what, String example) {

        static Key of(List<String> cells) {
            return new Key(Page.code(cells.get(0)), cells.get(1), cells.get(2), cells.get(3), Page.code(cells.get(4)));
        }

        boolean isRequired() {
            return usual.equals("required");
        }
    }

    @Test
    void eachSectionHasTheKeysThatTheReaderKnowsAndNoOther() {
        SECTIONS.forEach((section, keys) -> assertEquals(
                known(section), new TreeSet<>(keys.stream().map(Key::name).toList()), "keys of " + section));
    }

    @Test
    void eachExampleIsReadWithoutAFault() {
        SECTIONS.forEach((section, keys) -> keys.forEach(key -> assertEquals(
                List.of(), faults(document(section, key.example())), "example of " + key.name() + " in " + section)));
    }

    @Test
    void eachExampleIsOfItsKey() {
        SECTIONS.forEach((section, keys) ->
                keys.forEach(key -> assertTrue(names(key.example(), key.name()), key + " in " + section)));
    }

    @Test
    void whatIsCalledRequiredIs() {
        SECTIONS.forEach((section, keys) -> keys.stream()
                .filter(Key::isRequired)
                .forEach(key -> assertFalse(
                        faults(document(section, "", key.name())).isEmpty(),
                        key.name() + " in " + section + " may be left out")));
    }

    /** Else a section could be read of which the page says nothing. */
    @Test
    void noKeyHasKeysOfItsOwnThatThePageLeavesOut() {
        List<String> untold = new ArrayList<>();
        SECTIONS.forEach((section, keys) -> keys.forEach(key -> {
            String path = section.isEmpty() ? key.name() : section + "." + key.name();
            boolean told = SECTIONS.containsKey(path) || SECTIONS.containsKey(path + "[]");
            boolean takes = Stream.of("{%s: 1}", "[{%s: 1}]")
                    .map(form -> key.name() + ": " + form.formatted(UNKNOWN))
                    .anyMatch(keysOfItsOwn ->
                            unknown(document(section, keysOfItsOwn)).isPresent());
            if (takes && !told) {
                untold.add(path);
            }
        }));
        assertEquals(List.of(), untold);
    }

    @Test
    void everyKeyHasATypeADefaultAndWords() {
        SECTIONS.forEach((section, keys) -> keys.forEach(key -> assertFalse(
                key.type().isEmpty() || key.usual().isEmpty() || key.what().isEmpty(), key + " in " + section)));
    }

    /** What README and pages show of site files is right. */
    @Test
    void theSiteFilesOfAllPagesAreReadWithoutAFault() {
        List<Page> pages = new ArrayList<>(Page.all());
        pages.add(Page.at(Path.of("README.md")));
        Set<String> tops =
                new TreeSet<>(SECTIONS.get(TOP).stream().map(Key::name).toList());
        for (Page page : pages) {
            for (String block : blocks(page)) {
                if (tops.contains(block.split(":", 2)[0])) {
                    String whole = block.startsWith("dialtone:") ? block : "dialtone: 1\n" + block;
                    assertEquals(List.of(), faults(whole), page.path() + ": " + block);
                }
            }
        }
    }

    private static List<String> blocks(Page page) {
        String[] parts = String.join("\n", page.lines()).split("(?m)^```");
        return Arrays.stream(parts)
                .filter(part -> part.startsWith("yaml\n"))
                .map(part -> part.substring("yaml\n".length()))
                .toList();
    }

    private static Map<String, List<Key>> sections() {
        Map<String, List<Key>> sections = new LinkedHashMap<>();
        List<String> paths = List.of();
        for (String line : Page.of("site-file.md").lines()) {
            if (line.startsWith("#")) {
                paths = line.equals("## The whole file")
                        ? List.of(TOP)
                        : SECTION.matcher(line)
                                .results()
                                .map(found -> found.group(1))
                                .toList();
            }
            List<String> cells = Page.cells(line);
            if (cells.size() == 5 && Page.isCode(cells.getFirst())) {
                paths.forEach(path ->
                        sections.computeIfAbsent(path, _ -> new ArrayList<>()).add(Key.of(cells)));
            }
        }
        return sections;
    }

    /** A site file with these keys in that section, and all required ones on the way there, but for those left out. */
    private static String document(String section, String keys, String... leftOut) {
        StringBuilder all = new StringBuilder(keys);
        for (Key key : SECTIONS.getOrDefault(section, List.of())) {
            if (key.isRequired()
                    && !names(withoutInner(keys), key.name())
                    && !List.of(leftOut).contains(key.name())) {
                all.append(all.isEmpty() ? "" : ", ").append(key.example());
            }
        }
        if (section.isEmpty()) {
            return "{" + all + "}";
        }
        int dot = section.lastIndexOf('.');
        String name = section.substring(dot + 1);
        String value = name.endsWith("[]") ? name.replace("[]", "") + ": [{" + all + "}]" : name + ": {" + all + "}";
        String parent = dot < 0 ? TOP : section.substring(0, dot);
        String beside = BESIDE.getOrDefault(parent, "");
        boolean apart = beside.isEmpty() || beside.startsWith(name + ":");
        return document(parent, apart ? value : beside + ", " + value);
    }

    private static String withoutInner(String keys) {
        String shorter = keys.replaceAll("[{\\[][^{}\\[\\]]*[}\\]]", "");
        return shorter.equals(keys) ? keys : withoutInner(shorter);
    }

    /** Whether the key stands among these, at their own level or below. */
    private static boolean names(String keys, String key) {
        return Pattern.compile("(^|[ ,{])" + Pattern.quote(key) + ": ")
                .matcher(keys)
                .find();
    }

    private static List<String> faults(String document) {
        return SiteReader.read(document).findings().inOrder().stream()
                .filter(Finding::isFault)
                .map(Finding::toString)
                .toList();
    }

    private static Optional<Finding> unknown(String document) {
        return SiteReader.read(document).findings().inOrder().stream()
                .filter(finding -> finding.says().equals("unknown key \"" + UNKNOWN + "\""))
                .findFirst();
    }

    private static Set<String> known(String section) {
        Finding finding = unknown(document(section, UNKNOWN + ": 1"))
                .orElseThrow(() -> new AssertionError(section + " takes any key"));
        Matcher listed = Pattern.compile("known here: (.*[^.])").matcher(finding.remedy());
        assertTrue(listed.matches(), finding.remedy());
        return new TreeSet<>(List.of(listed.group(1).split(", ")));
    }
}
