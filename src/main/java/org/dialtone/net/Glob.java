package org.dialtone.net;

import java.util.Locale;

/**
 * A pattern with {@code *} and {@code ?}, without regard to case; takes at most pattern times text steps, whatever a
 * client sends.
 */
public record Glob(String pattern) {

    public Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    public boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < lower.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == lower.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(in).chars().allMatch(rest -> rest == '*');
    }
}
