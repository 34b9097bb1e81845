package org.dialtone.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {

    /** How a vendor writes any digit and the star, a pattern of the site, and the vendor's spelling of it. */
    @ParameterizedTest
    @CsvSource({
        "x, *, 2xx, 2xx",
        "x, *, *8#, *8#",
        "[0-9], *, 2xx, 2[0-9][0-9]",
        "., \\*, *21*x#, \\*21\\*.#",
        "$1, *, x, $1",
        "x, *, '', ''"
    })
    void aPatternIsSpeltAsTheVendorWritesIt(String digit, String star, String pattern, String spelt) {
        assertEquals(spelt, new Features.DialPlan(digit, star, "|", "(", "", ")", 0, 0).spell(pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "account.1.label, true",
        "account.12.label, true",
        "account.1.label.x, false",
        "x.account.1.label, false",
        "account.label, false",
        "ACCOUNT.1.label, false",
        "'', false"
    })
    void aParameterOfTheVendorsOwnIsTakenByItsWholeName(String name, boolean taken) {
        assertEquals(taken, raw("account\\.\\d+\\.label").takes(name));
    }

    @Test
    void anExpressionThatFindsAPartFirstDoesNotTakeTheWhole() {
        assertFalse(raw("P1|P12").takes("P12"));
    }

    @Test
    void anExpressionThatBacktracksWithoutEndTakesNothing() {
        assertFalse(raw("(a+)+(b)?\\2$").takes("a".repeat(500) + "!"));
    }

    @Test
    void whereNothingIsSaidNothingCanBeSet() {
        assertFalse(Features.NONE.raw().takes("account.1.label"));
        assertFalse(Features.Raw.NONE.paths());
        assertEquals(0, Features.NONE.keys());
        assertEquals(List.of(), Features.NONE.keyNames());
        assertEquals(0, Features.NONE.dialPlan().rules());
        assertEquals("", Features.NONE.lost());
        assertEquals("", Features.NONE.adminUser());
    }

    @Test
    void aDialectWithoutFeaturesIsOneWhereNothingCanBeSet() {
        assertEquals(Features.NONE, Dialect.NONE.features());
        assertEquals(0, Dialect.NONE.accounts());
        assertEquals(List.of(), Dialect.NONE.accountNames());
    }

    private static Features.Raw raw(String key) {
        return new Features.Raw(Pattern.compile(key), List.of("{key} ="), false);
    }
}
