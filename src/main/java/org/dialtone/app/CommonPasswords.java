package org.dialtone.app;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows the passwords that a guesser tries first where phones are kept: words of the field, makers' defaults, runs on
 * the keyboard, and the names that stand on the box's own pages; with digits and signs around them, too.
 */
final class CommonPasswords {

    /** Digits and signs around words that are no secret; more of them may be. */
    private static final int FEW = 6;
    /** Twelve random digits are as many as a list of guesses can't hold. */
    private static final int ENOUGH_DIGITS = 12;

    private static final int FEW_CHARACTERS = 3;
    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_UNIT = 4;

    private static final Set<String> WORDS = Set.of("""
            password passwort passwd passw pass passwords passcode pin secret secrets geheim kennwort motdepasse contrasena
            parola haslo heslo senha admin administrator administrador adm root toor user users username guest gast demo
            test tests testing tester temp temporary default defaults changeme change letmein let welcome willkommen
            bienvenue login logon access open enter entry master manager operator supervisor service support helpdesk
            system sysadmin netadmin server servers office company firma reception hotel hello hallo please trustno
            phone phones telephone telefon telefono voice voip sip trunk pbx ipbx ippbx tel call calls callcenter extension
            intercom asterisk freepbx fusionpbx kamailio opensips freeswitch elastix issabel dialtone provision
            provisioning config configuration configure setup install installer installation deploy dhcp tftp http https
            network networks netzwerk router switch firewall gateway modem wifi wlan internet ethernet linux debian ubuntu
            windows computer machine box appliance device backup monitor private public local localhost
            cisco linksys sipura poly polycom plcmspip yealink grandstream snom fanvil gigaset siemens mitel aastra avaya
            panasonic htek flyingvoice dinstar alcatel lucent ale unify innovaphone auerswald spectralink vtech obihai akuvox
            algo zyxel mikrotik ubnt ubiquiti fritz fritzbox samsung nortel ericsson
            summer winter spring autumn fall sommer herbst monday tuesday wednesday thursday friday saturday sunday january
            february march april may june july august september october november december
            love iloveyou dragon monkey sunshine princess football baseball superman batman shadow
            freedom whatever flower cookie pepper ginger qwerty qwertz azerty abc xyz is my the our your new old me
            """.strip().split("\\s+"));

    private static final List<String> ROWS = Stream.of(
                    "01234567890",
                    "`1234567890-=",
                    "qwertyuiop[]",
                    "qwertzuiop",
                    "azertyuiop",
                    "asdfghjkl;'",
                    "qsdfghjklm",
                    "zxcvbnm,./",
                    "yxcvbnm,.-",
                    "abcdefghijklmnopqrstuvwxyz",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
                    "1q2w3e4r5t6z7u8i",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "q1w2e3r4t5y6u7i8",
                    "!@#$%^&*()",
                    "!\"§$%&/()=",
                    "147258369",
                    "159357",
                    "789456123")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private CommonPasswords() {}

    /** @param names of the user and of the site */
    static boolean contain(String password, Collection<String> names) {
        String lower = password.toLowerCase(Locale.ROOT);
        return isDull(lower)
                || isRuns(lower)
                || isWords(lower, words(names))
                || names.stream().anyMatch(name -> isBegin(lower, name.toLowerCase(Locale.ROOT)));
    }

    /** The first word of a name, with digits and signs alone. */
    private static boolean isBegin(String lower, String name) {
        String first = name.replaceAll("[^a-z].*", "");
        return first.length() >= SHORTEST_NAME
                && lower.replaceAll("[^a-z]", "").equals(first)
                && lower.length() - first.length() <= FEW;
    }

    /** Few different characters, a short piece again and again, or few digits alone. */
    private static boolean isDull(String lower) {
        boolean repeated = Stream.iterate(1, unit -> unit <= LONGEST_UNIT, unit -> unit + 1)
                .anyMatch(unit -> lower.equals(lower.substring(0, unit)
                        .repeat(lower.length() / unit + 1)
                        .substring(0, lower.length())));
        return repeated
                || lower.chars().distinct().count() <= FEW_CHARACTERS
                || lower.length() < ENOUGH_DIGITS && lower.chars().allMatch(Character::isDigit);
    }

    /** Nothing but runs on a keyboard or in the alphabet. */
    private static boolean isRuns(String lower) {
        int at = 0;
        while (at < lower.length()) {
            int run = run(lower, at);
            if (run < SHORTEST_RUN) {
                return false;
            }
            at += run;
        }
        return true;
    }

    private static int run(String lower, int from) {
        int longest = 0;
        for (int to = from + 1; to <= lower.length(); to++) {
            String piece = lower.substring(from, to);
            if (ROWS.stream().noneMatch(row -> row.contains(piece))) {
                break;
            }
            longest = to - from;
        }
        return longest;
    }

    /** Nothing but words that everybody knows, perhaps with digits for letters, and few digits and signs beside. */
    private static boolean isWords(String lower, Set<String> words) {
        String core = lower.replaceAll("^[^a-z]+|[^a-z]+$", "");
        String inside = spelled(core).replaceAll("[^a-z]", "");
        String plain = lower.replaceAll("[^a-z]", "");
        return lower.length() - core.length() <= FEW && isMadeOf(inside, words)
                || lower.length() - plain.length() <= FEW && isMadeOf(plain, words)
                || isMadeOf(spelled(lower).replaceAll("[^a-z]", ""), words);
    }

    private static String spelled(String text) {
        return text.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    /** Each end of a piece that words make is a beginning of the next: the time is that of the length squared. */
    private static boolean isMadeOf(String letters, Set<String> words) {
        boolean[] reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            for (int begin = 0; begin < end && !reached[end]; begin++) {
                reached[end] = reached[begin] && words.contains(letters.substring(begin, end));
            }
        }
        return !letters.isEmpty() && reached[letters.length()];
    }

    private static Set<String> words(Collection<String> names) {
        Set<String> words = new HashSet<>(WORDS);
        words.addAll(names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.replaceAll("[^a-z]", ""))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .collect(Collectors.toSet()));
        return words;
    }
}
