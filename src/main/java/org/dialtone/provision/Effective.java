package org.dialtone.provision;

import java.util.List;
import java.util.Map;

/**
 * The settings of one phone or one model, and the level of each.
 *
 * @param raw the vendor's own parameters, in the order in which they were first set
 */
public record Effective(Map<Setting, Found> settings, Map<String, Found> raw) {

    /**
     * A value and its level.
     *
     * @param from the level: {@code default}, {@code site}, {@code model} and its pattern, or {@code phone}
     */
    public record Found(String value, String from) {

        /** The text leaves out the value, which may be a secret. */
        @Override
        public String toString() {
            return from;
        }
    }

    String text(Setting setting) {
        return settings.get(setting).value();
    }

    List<String> words(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    boolean is(Setting setting, String value) {
        return text(setting).equals(value);
    }

    /** The password of the phone's web page; empty where the phone keeps its own. */
    public String adminPassword(String perPhone, String perSite) {
        return switch (text(Setting.ADMIN_PASSWORD)) {
            case "perPhone" -> perPhone;
            case "perSite" -> perSite;
            case String text when text.startsWith(Setting.SET) -> text.substring(Setting.SET.length());
            default -> "";
        };
    }

    /** A length of time in seconds. */
    long seconds(Setting setting) {
        String text = text(setting);
        long count = Long.parseLong(text, 0, text.length() - 1, 10);
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> count * 86_400;
            case 'h' -> count * 3_600;
            case 'm' -> count * 60;
            default -> count;
        };
    }
}
