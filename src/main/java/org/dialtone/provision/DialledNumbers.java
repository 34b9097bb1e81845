package org.dialtone.provision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The numbers that can be dialled at a site, so that phones dial a complete one at once.
 *
 * @param patterns  patterns of digits, with {@code x} for any digit; emergency numbers come first
 * @param emergency numbers that phones must dial at once
 */
public record DialledNumbers(List<String> patterns, List<String> emergency) {

    public static final DialledNumbers NONE = new DialledNumbers(List.of(), List.of());

    private static final Pattern DIALLED = Pattern.compile("[0-9*#]+");
    /** The most patterns; a plan with more would fit into no phone. */
    private static final int MOST = 60;

    /**
     * Joins numbers of one length and beginning to one pattern, so that a plan stays short and doesn't change as
     * extensions come and go.
     */
    public static DialledNumbers of(Collection<String> emergency, Collection<String> numbers) {
        TreeMap<String, TreeSet<String>> groups = new TreeMap<>();
        numbers.stream()
                .filter(number -> DIALLED.matcher(number).matches() && !emergency.contains(number))
                .forEach(number -> groups.computeIfAbsent(shape(number), _ -> new TreeSet<>())
                        .add(number));
        List<String> first = emergency.stream().sorted().toList();
        List<String> patterns = new ArrayList<>(first);
        groups.forEach((shape, members) -> patterns.add(members.size() == 1 ? members.first() : shape));
        return new DialledNumbers(patterns.stream().distinct().limit(MOST).toList(), first);
    }

    private static String shape(String number) {
        boolean digits = number.chars().allMatch(Character::isDigit);
        return digits ? number.charAt(0) + "x".repeat(number.length() - 1) : number;
    }
}
