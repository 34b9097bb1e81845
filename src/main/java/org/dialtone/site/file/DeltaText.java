package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.site.file.SiteDelta.Moves;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * A {@link SiteDelta} as text: a line for each list that differs, with its places, then {@code ---}, then the parts as a
 * site file.
 */
public final class DeltaText {

    private static final String SEPARATOR = "---\n";
    private static final String SETTINGS = "settings";
    private static final Pattern ITEM = Pattern.compile("(?:dhcp\\.)?([a-z]+)\\[(\\d+)](.*)");

    private DeltaText() {}

    /** The text holds no secret. */
    public static String write(SiteDelta delta) {
        StringBuilder text = new StringBuilder();
        if (!delta.settings().isEmpty()) {
            text.append(SETTINGS)
                    .append(' ')
                    .append(String.join(" ", delta.settings()))
                    .append('\n');
        }
        delta.moves()
                .forEach((group, moves) -> text.append(word(group))
                        .append(moves.whole() ? " whole" : "")
                        .append(places(" -", moves.removed()))
                        .append(places(" ~", moves.changed()))
                        .append(places(" +", moves.added()))
                        .append('\n'));
        return text.append(SEPARATOR)
                .append(SiteWriter.write(delta.parts(), false))
                .toString();
    }

    private static String places(String sign, List<Integer> places) {
        return places.stream().map(place -> sign + place).collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException where the text is none that {@link #write} made */
    public static SiteDelta read(String text) {
        int end = text.startsWith(SEPARATOR) ? 0 : text.indexOf("\n" + SEPARATOR) + 1;
        Set<String> settings = new TreeSet<>();
        Map<Group, Moves> moves = new EnumMap<>(Group.class);
        text.substring(0, end).lines().forEach(line -> {
            List<String> words = Arrays.asList(line.split(" "));
            if (words.getFirst().equals(SETTINGS)) {
                settings.addAll(words.subList(1, words.size()));
            } else {
                moves.put(Group.valueOf(words.getFirst().toUpperCase(Locale.ROOT)), moves(words));
            }
        });
        return new SiteDelta(settings, moves, document(text.substring(end + SEPARATOR.length())));
    }

    private static Moves moves(List<String> words) {
        return new Moves(words.contains("whole"), places(words, '-'), places(words, '~'), places(words, '+'));
    }

    private static List<Integer> places(List<String> words, char sign) {
        return words.stream()
                .filter(word -> word.charAt(0) == sign)
                .map(word -> Integer.valueOf(word.substring(1)))
                .toList();
    }

    /**
     * The site of a text that {@link SiteWriter} made.
     *
     * @throws IllegalArgumentException with the first fault, where this program doesn't read it
     */
    public static Site document(String yaml) {
        Reading reading = SiteReader.read(yaml);
        reading.findings().inOrder().stream()
                .filter(Finding::isFault)
                .findFirst()
                .ifPresent(fault -> {
                    throw new IllegalArgumentException("the stored site can't be read: " + fault);
                });
        return reading.document();
    }

    /**
     * The delta with its parts as a file would say them, secrets included: each value is checked as the reader checks
     * it.
     *
     * @param findings takes the reader's findings, at the places of the whole site
     */
    public static SiteDelta reread(SiteDelta delta, Findings findings) {
        Reading reading = SiteReader.read(SiteWriter.write(delta.parts(), true));
        List<Finding> found = reading.findings().inOrder();
        Map<Group, List<Integer>> places = found.isEmpty() ? Map.of() : delta.places();
        for (Finding each : found) {
            String path = path(each.path(), places);
            if (each.isFault()) {
                findings.fault(path, each.complaint());
            } else {
                findings.warning(path, each.complaint());
            }
        }
        return new SiteDelta(delta.settings(), delta.moves(), reading.document());
    }

    private static String path(String path, Map<Group, List<Integer>> places) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            return path;
        }
        List<Integer> known = new ArrayList<>();
        places.forEach((group, all) -> {
            if (word(group).equals(item.group(1))) {
                known.addAll(all);
            }
        });
        int place = Integer.parseInt(item.group(2));
        return known.isEmpty() ? path : path.substring(0, item.start(2)) + known.get(place) + "]" + item.group(3);
    }

    private static String word(Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
