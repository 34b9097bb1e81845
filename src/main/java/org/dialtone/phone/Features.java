package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a vendor's files spell the settings of its phones; a setting that the pack doesn't name can't be sent to its
 * phones.
 *
 * @param codecs         key of the codec ({@code pcma}, …) to the vendor's name
 * @param codecSeparator text between names where a list is one value
 * @param dtmf           {@code rfc2833}, {@code info}, {@code inband} to the vendor's value
 * @param keyTypes       {@code line}, {@code blf}, {@code speedDial} to the vendor's value
 * @param keys           the number of keys that its files can name
 * @param keyNames       for each key, by position, the vendor's own name of each parameter; empty where the name
 *                       contains the key's number
 * @param keysPerPage    the number of keys on a page, where files name keys by page and place
 * @param adminUser      the user name of the administrator on the phone's web page, or empty
 * @param dialPlan       how the vendor writes a plan of numbers
 * @param raw            which of the vendor's own parameters can be set
 * @param reserved       texts that have a special meaning as a value, without regard to case
 * @param carries        keys of the view that the templates of its phone files use
 * @param lost           characters that these files can't contain: each is left out or replaced
 */
public record Features(
        Map<String, String> codecs,
        String codecSeparator,
        Map<String, String> dtmf,
        Map<String, String> keyTypes,
        int keys,
        List<Map<String, String>> keyNames,
        int keysPerPage,
        String adminUser,
        DialPlan dialPlan,
        Raw raw,
        List<String> reserved,
        Set<String> carries,
        String lost) {

    public static final Features NONE = new Features(
            Map.of(), ",", Map.of(), Map.of(), 0, List.of(), 1, "", DialPlan.NONE, Raw.NONE, List.of(), Set.of(), "");

    /**
     * A text of patterns; the phone dials as soon as a number matches one of them.
     *
     * @param digit   the text that stands for any digit
     * @param star    the text that stands for the key {@code *}
     * @param between the text between two patterns
     * @param before  the text before the first pattern
     * @param rest    the last pattern, for all other numbers, which are dialled after a wait; empty: none
     * @param after   the text after the last pattern
     * @param longest the longest whole text, in characters; 0: no limit
     * @param rules   the number of patterns that can be set one by one
     */
    public record DialPlan(
            String digit,
            String star,
            String between,
            String before,
            String rest,
            String after,
            int longest,
            int rules) {

        public static final DialPlan NONE = new DialPlan("", "", "", "", "", "", 0, 0);

        /** A pattern of digits, {@code x}, {@code *} and {@code #} in the vendor's spelling. */
        public String spell(String pattern) {
            StringBuilder spelt = new StringBuilder();
            pattern.chars().forEach(c -> spelt.append(c == 'x' ? digit : c == '*' ? star : Character.toString(c)));
            return spelt.toString();
        }
    }

    /**
     * The vendor's own parameters that an operator may set.
     *
     * @param key   the pattern of their names; null: none can be set
     * @param heads how a line that sets a parameter begins, with {@code {key}} in place of its name: the last such line
     *              wins, the earlier ones are dropped
     * @param paths whether a name is the path in the XML tree, with dots between, where the value is put
     */
    public record Raw(Pattern key, List<String> heads, boolean paths) {

        public static final Raw NONE = new Raw(null, List.of(), false);

        /** Whether a parameter of this name can be set. */
        public boolean takes(String name) {
            return key != null
                    && BoundedMatch.find(key, name)
                            .filter(found -> found.start() == 0 && found.end() == name.length())
                            .isPresent();
        }
    }
}
