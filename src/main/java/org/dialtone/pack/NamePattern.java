package org.dialtone.pack;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles file names with placeholders to case-insensitive expressions: phones' manuals disagree on the case of a MAC.
 */
final class NamePattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Map<String, String> EXPRESSIONS = Map.of(
            "mac", "(?<mac>(?!0{12})[0-9a-f]{12})", // all zeros name a common file, and no phone
            "mac-", "(?<mac>(?!00(?:-00){5})[0-9a-f]{2}(?:-[0-9a-f]{2}){5})",
            "mac_", "(?<mac>(?!00(?:_00){5})[0-9a-f]{2}(?:_[0-9a-f]{2}){5})",
            "model", "(?<model>[a-z0-9][a-z0-9_+-]{0,31})",
            "revision", "(?<revision>[0-9]{1,3}(?:[._][0-9]{1,3}){0,2})",
            "code", "(?<code>[0-9]{1,12})",
            "page", "(?<page>[1-9][0-9]{0,2})");

    private NamePattern() {}

    /** @throws IllegalArgumentException for an unknown placeholder, in words */
    static Pattern compile(String name) {
        StringBuilder expression = new StringBuilder();
        Matcher found = PLACEHOLDER.matcher(name);
        int from = 0;
        for (; found.find(); from = found.end()) {
            String known = EXPRESSIONS.get(found.group(1).toLowerCase(Locale.ROOT));
            if (known == null) {
                throw new IllegalArgumentException("unknown placeholder " + found.group()
                        + " (known: {mac}, {mac-}, {mac_}, {model}, {revision}, {code}, {page})");
            }
            expression
                    .append(Pattern.quote(name.substring(from, found.start())))
                    .append(known);
        }
        return Pattern.compile(
                expression.append(Pattern.quote(name.substring(from))).toString(), Pattern.CASE_INSENSITIVE);
    }
}
