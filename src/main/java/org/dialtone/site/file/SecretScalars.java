package org.dialtone.site.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Takes the secrets out of a site file, and leaves everything else as it was written, comments too. */
public final class SecretScalars {

    private static final Set<String> SECRETS = Set.of("extensions.password", "provisioning.token");
    /** A password in place of the word {@code set}. */
    private static final String SET_PASSWORD = "adminPassword.set";

    private static final String SET = "set";

    private final int[] points;
    private final Deque<Level> open = new ArrayDeque<>();
    private final TreeMap<Integer, Cut> cuts = new TreeMap<>();

    /** What replaces the text from a place on. */
    private record Cut(int end, String by) {}

    /** One open list or mapping. */
    private static final class Level {

        private final boolean mapping;
        private final boolean flow;
        private final String name;
        private final int begin;
        private boolean password;
        /** The key whose value comes next, or null where a key comes. */
        private ScalarEvent key;

        Level(CollectionStartEvent start, String name) {
            this.mapping = start instanceof MappingStartEvent;
            this.flow = start.getFlowStyle() == FlowStyle.FLOW;
            this.name = name;
            this.begin = place(start.getStartMark());
        }
    }

    private SecretScalars(String yaml) {
        points = yaml.codePoints().toArray();
    }

    /**
     * The text without its secrets: applied again, it keeps those of the box.
     *
     * @param yaml a text that {@link SiteReader} reads without a fault
     */
    public static String removed(String yaml) {
        SecretScalars secrets = new SecretScalars(yaml);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        new Parse(settings).parseString(yaml).forEach(secrets::take);
        return secrets.text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Cut> each : cuts.entrySet()) {
            int begin = Math.max(from, each.getKey());
            text.append(new String(points, from, begin - from))
                    .append(each.getValue().by());
            from = Math.max(from, each.getValue().end());
        }
        return text.append(new String(points, from, points.length - from)).toString();
    }

    private void take(Event event) {
        switch (event) {
            case CollectionStartEvent start -> open.push(new Level(start, nameOfNext()));
            case CollectionEndEvent end -> {
                Level closed = open.pop();
                if (closed.password) {
                    cuts.put(closed.begin, new Cut(place(end.getEndMark()), SET));
                }
                valueTaken();
            }
            case ScalarEvent scalar -> take(scalar);
            default -> {}
        }
    }

    /** The key of what opens next, or the name of the list that it is in. */
    private String nameOfNext() {
        Level around = open.peek();
        return around == null ? "" : around.mapping && around.key != null ? around.key.getValue() : around.name;
    }

    private void take(ScalarEvent scalar) {
        Level around = open.peek();
        if (around == null || !around.mapping) {
            return;
        }
        if (around.key == null) {
            around.key = scalar;
            return;
        }
        String path = around.name + "." + around.key.getValue();
        int begin = place(around.key.getStartMark());
        int end = lineEnd(place(scalar.getEndMark()));
        if (path.equals(SET_PASSWORD) && around.flow) {
            around.password = true;
        } else if (path.equals(SET_PASSWORD)) {
            cuts.put(begin, new Cut(end, SET));
        } else if (SECRETS.contains(path)) {
            cut(begin, end, around.flow);
        }
        valueTaken();
    }

    /** Cuts a key with its value; in braces the comma after it too, or else the one before it. */
    private void cut(int begin, int end, boolean flow) {
        int after = blanks(end, 1);
        int before = blanks(begin - 1, -1);
        if (flow && after < points.length && points[after] == ',') {
            cuts.put(begin, new Cut(blanks(after + 1, 1), ""));
        } else if (flow && points[before] == ',') {
            cuts.put(before, new Cut(end, ""));
        } else {
            cuts.put(begin, new Cut(end, ""));
        }
    }

    /** A text of several lines ends where the next line begins; its last line break stays. */
    private int lineEnd(int end) {
        return points[end - 1] == '\n' ? end - 1 : end;
    }

    private int blanks(int from, int step) {
        int place = from;
        while (place > 0 && place < points.length && Character.isWhitespace(points[place])) {
            place += step;
        }
        return place;
    }

    private void valueTaken() {
        if (!open.isEmpty()) {
            open.peek().key = null;
        }
    }

    private static int place(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }
}
