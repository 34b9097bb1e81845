package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @Test
    void certaintiesAreOrderedFromTheLeastSureToTheSurest() {
        assertEquals(
                List.of(
                        Certainty.OUI,
                        Certainty.PNP,
                        Certainty.VENDOR_CLASS,
                        Certainty.USER_AGENT,
                        Certainty.CONFIGURED),
                List.of(Certainty.values()).stream().sorted().toList());
    }

    /** Before, then newer, then what both tell; {@code -} stands for what is not known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Of the same vendor the newer model and firmware count, and what isn't told anew stays.
                "yealink - - OUI             | yealink T46S 66.86 USER_AGENT | yealink T46S 66.86 USER_AGENT",
                "yealink T46S 66.86 USER_AGENT | yealink - - OUI            | yealink T46S 66.86 USER_AGENT",
                "yealink T46S 66.85 USER_AGENT | yealink - 66.86 PNP        | yealink T46S 66.86 USER_AGENT",
                "yealink T46S 66.85 VENDOR_CLASS | yealink T48S - VENDOR_CLASS | yealink T48S 66.85 VENDOR_CLASS",
                "yealink T46S - OUI          | yealink - 66.86 CONFIGURED   | yealink T46S 66.86 CONFIGURED",
                // Of different vendors the surer one counts, and takes nothing from the other.
                "yealink - - OUI             | snom D785 - VENDOR_CLASS     | snom D785 - VENDOR_CLASS",
                "yealink T46S 66.86 USER_AGENT | snom D785 10.1 VENDOR_CLASS | yealink T46S 66.86 USER_AGENT",
                "yealink T46S 66.86 CONFIGURED | snom D785 10.1 USER_AGENT  | yealink T46S 66.86 CONFIGURED",
                // Two that are as sure: the newer, as after another phone took the hardware address.
                "yealink T46S 66.86 USER_AGENT | snom D785 - USER_AGENT     | snom D785 - USER_AGENT"
            })
    void twoIdentitiesBecomeOne(String before, String newer, String both) {
        assertEquals(identity(both), identity(before).and(identity(newer)));
    }

    @ParameterizedTest
    @CsvSource({"PROVISION, provision", "REBOOT, reboot"})
    void packsSpellAPurposeInLowerCase(Resync.Purpose purpose, String key) {
        assertEquals(key, purpose.key());
    }

    private static Identity identity(String words) {
        String[] parts = words.strip().split(" ");
        return new Identity(parts[0], known(parts[1]), known(parts[2]), Certainty.valueOf(parts[3]));
    }

    private static String known(String word) {
        return word.equals("-") ? null : word;
    }
}
