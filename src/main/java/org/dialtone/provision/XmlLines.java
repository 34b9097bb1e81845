package org.dialtone.provision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An XML file with one element's begin, end or whole on each line; puts in a value by the path of its element below the
 * root, such as {@code phone.date.TimeZone}.
 */
final class XmlLines {

    private static final Pattern OPEN = Pattern.compile("\\s*<(\\w+)(?: index=\"(\\d+)\")?>");
    private static final Pattern CLOSE = Pattern.compile("\\s*</(\\w+)>");
    private static final Pattern WHOLE = Pattern.compile("(\\s*<(\\w+)(?: index=\"(\\d+)\")?>)[^<]*(</\\w+>)");

    private final List<String> lines;

    XmlLines(String text) {
        lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Replaces the value where there is one, else puts it into the nearest existing group. */
    void put(String path, String value) {
        List<String> steps = steps(path);
        Deque<String> open = new ArrayDeque<>();
        int at = -1;
        int depth = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher whole = WHOLE.matcher(lines.get(i));
            Matcher begin = OPEN.matcher(lines.get(i));
            if (whole.matches()
                    && open.size() == steps.size()
                    && leads(open, steps, steps.size() - 1)
                    && step(whole.group(2), whole.group(3)).equals(steps.getLast())) {
                lines.set(i, whole.group(1) + escaped(value) + whole.group(4));
                return;
            }
            if (begin.matches()) {
                open.addLast(step(begin.group(1), begin.group(2)));
            } else if (CLOSE.matcher(lines.get(i)).matches()) {
                if (open.size() - 1 > depth && open.size() <= steps.size() && leads(open, steps, open.size() - 1)) {
                    depth = open.size() - 1;
                    at = i;
                }
                open.removeLast();
            }
        }
        if (at >= 0) {
            lines.addAll(at, nested(steps.subList(depth, steps.size()), value, "  ".repeat(depth + 1)));
        }
    }

    /** Whether the open elements below the root are the first steps of the path. */
    private static boolean leads(Deque<String> open, List<String> steps, int count) {
        return open.stream().skip(1).toList().equals(steps.subList(0, count));
    }

    private static List<String> nested(List<String> steps, String value, String indent) {
        String first = steps.getFirst();
        int space = first.indexOf(' ');
        String name = space < 0 ? first : first.substring(0, space);
        if (steps.size() == 1) {
            return List.of(indent + "<" + first + ">" + escaped(value) + "</" + name + ">");
        }
        List<String> lines = new ArrayList<>(List.of(indent + "<" + first + ">"));
        lines.addAll(nested(steps.subList(1, steps.size()), value, indent + "  "));
        lines.add(indent + "</" + name + ">");
        return lines;
    }

    /** The steps of a path; a number in it is the index of the element before it. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String part : path.split("\\.")) {
            if (!steps.isEmpty() && part.chars().allMatch(Character::isDigit)) {
                steps.set(steps.size() - 1, step(steps.getLast(), part));
            } else {
                steps.add(part);
            }
        }
        return steps;
    }

    private static String step(String name, String index) {
        return index == null ? name : name + " index=\"" + index + "\"";
    }

    private static String escaped(String value) {
        return PlainText.of(value)
                .codePoints()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
