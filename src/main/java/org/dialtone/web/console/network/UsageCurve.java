package org.dialtone.web.console.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One figure over time, as steps: each value holds until the next one, and nothing is drawn where there is none.
 *
 * @param says   the figure in words
 * @param top    the value of the upper edge, at least 1
 * @param values comma-separated, one for each moment of the page; empty where the box was off
 * @param line   the steps as a path of SVG in a box of {@value #WIDTH} by {@value #HEIGHT}
 * @param area   what is below the steps, as a path too
 */
public record UsageCurve(String title, String says, long top, String values, String line, String area) {

    static final int WIDTH = 1000;
    static final int HEIGHT = 100;

    /**
     * Draws values.
     *
     * @param at     the left edge of each step, and the right edge of the last one, from 0 to 1
     * @param values one for each step; null: none
     */
    static UsageCurve of(String title, String says, long top, List<Double> at, List<Long> values) {
        long most = Math.max(1, top);
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        for (List<Integer> part : parts(values)) {
            String steps = steps(part, at, values, most);
            line.append('M').append(x(at.get(part.getFirst()))).append(' ').append(steps);
            area.append('M')
                    .append(x(at.get(part.getFirst())))
                    .append(' ')
                    .append(HEIGHT)
                    .append('V')
                    .append(steps)
                    .append('V')
                    .append(HEIGHT)
                    .append('Z');
        }
        return new UsageCurve(title, says, most, csv(values), line.toString(), area.toString());
    }

    /** The indexes of the steps with a value, by unbroken stretches. */
    private static List<List<Integer>> parts(List<Long> values) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                if (i == 0 || values.get(i - 1) == null) {
                    parts.add(new ArrayList<>());
                }
                parts.getLast().add(i);
            }
        }
        return parts;
    }

    /** Begins with the first step's height. Steps of one height are one. */
    private static String steps(List<Integer> part, List<Double> at, List<Long> values, long top) {
        StringBuilder steps = new StringBuilder();
        Long before = null;
        for (int i : part) {
            Long value = values.get(i);
            if (before == null) {
                steps.append(y(value, top));
            } else if (!Objects.equals(before, value)) {
                steps.append('H').append(x(at.get(i))).append('V').append(y(value, top));
            }
            before = value;
        }
        return steps.append('H').append(x(at.get(part.getLast() + 1))).toString();
    }

    private static long x(double share) {
        return Math.round(share * WIDTH);
    }

    private static long y(long value, long top) {
        return HEIGHT - Math.round((double) Math.min(value, top) / top * HEIGHT);
    }

    private static String csv(List<Long> values) {
        return values.stream().map(each -> each == null ? "" : each.toString()).collect(Collectors.joining(","));
    }
}
