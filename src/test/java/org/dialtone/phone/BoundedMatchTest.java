package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialtone.phone.PackFile.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMatchTest {

    private static final String LONG = "a".repeat(511) + "!";

    @Test
    void findsAsTheExpressionWould() {
        assertEquals(
                "T46S",
                BoundedMatch.find(Pattern.compile("SIP-(?<model>\\S+) "), "Yealink SIP-T46S 66.86")
                        .orElseThrow()
                        .group("model"));
        assertEquals(Optional.empty(), BoundedMatch.find(Pattern.compile("^SIP"), "Yealink SIP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+(b)?\\2$",
                "^(a|aa)+(z)?\\2$",
                "a*a*a*a*a*b",
                "^(.*)(.*)(.*)(.*)x$",
                "(?:.*a){8}x",
                "^(a{1,50}){1,50}$"
            })
    void anExpressionThatBacktracksWithoutEndFindsNothing(String expression) {
        assertFalse(BoundedMatch.ends(Pattern.compile(expression), LONG));
        assertEquals(Optional.empty(), BoundedMatch.find(Pattern.compile(expression), LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(?<model>\\S+) (?<version>[\\d.]+) (?<mac>[0-9a-f]{12})$",
                "a.*b.*",
                "\\bsnom(?<model>\\w+)-SIP"
            })
    void honestExpressionsEnd(String expression) {
        assertTrue(BoundedMatch.ends(Pattern.compile(expression), LONG));
    }

    @Test
    void packsMatchWithinTheBound() {
        Pattern slow = Pattern.compile("^(a+)+(b)?\\2$");
        Packs packs = new Packs(List.of(new PackBuilder("acme", "Acme")
                .vendorClasses(List.of(slow))
                .userAgents(List.of(slow))
                .build()));
        assertEquals(Optional.empty(), packs.identify(null, LONG, LONG));
        assertFalse(new PackFile("{mac}.cfg", slow, Kind.PHONE, "t", "text/plain", slow, null).suits(LONG));
    }
}
