package org.dialtone.phone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a vendor's files spell what can be set for phones; what a pack doesn't name can't be told to its phones.
 *
 * @param codecs         key of the codec ({@code pcma}, …) to the vendor's name
 * @param codecSeparator between names where a list is one value
 * @param dtmf           {@code rfc2833}, {@code info}, {@code inband} to the vendor's value
 * @param keyTypes       {@code line}, {@code blf}, {@code speedDial} to the vendor's value
 * @param keys           how many keys its files can name
 * @param keyNames       per key, by position, the vendor's own name of each parameter; empty where a number says it
 * @param keysPerPage    where keys are named by page and place
 * @param adminUser      who logs in at the phone's web page as its administrator, or empty
 * @param dialPlan       how a plan of numbers is written
 * @param raw            which parameters of the vendor's own can be set
 * @param reserved       texts that mean something else than themselves where they are a value, without regard to case
 * @param carries        keys of the view that the templates of its phone files use
 * @param lost           characters that these files can't hold: each is left out, or another stands for it
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
     * A text of patterns, each of which is dialled as soon as it is complete.
     *
     * @param digit   stands for any digit
     * @param star    stands for the key {@code *}
     * @param between two patterns
     * @param before  the first
     * @param rest    the last pattern: what else can be dialled, after a wait; empty: none
     * @param after   the last
     * @param longest of the whole text, in characters; 0: no bound
     * @param rules   how many patterns can be set one by one
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
     * Parameters of the vendor's own.
     *
     * @param key   how they are named; null: none can be set
     * @param heads how a line that sets one begins, with {@code {key}} in its place: the last such line wins, those before it are dropped
     * @param paths whether they are named by their path in the XML tree, with dots between, and put in there
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
