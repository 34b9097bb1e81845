package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dialtone.phone.Features.Raw;
import org.dialtone.provision.Effective.Found;
import org.junit.jupiter.api.Test;

/** Vendors' own parameters win over those of the template. */
class RawParametersTest {

    private static final Raw KEY_VALUE = new Raw(Pattern.compile("[a-z0-9.]+"), List.of("{key} =", "{key}="), false);
    private static final Raw INDEXED =
            new Raw(Pattern.compile("[a-z_]+(/\\d)?"), List.of("<{name} idx=\"{index}\"", "<{key} perm"), false);

    @Test
    void theLastLineOfAParameterStays() {
        assertEquals(
                "a.b.c = 1\na.b2 = 1\nz = 9\na.b = 3\n",
                lay(KEY_VALUE, "a.b = 1\na.b.c = 1\na.b2 = 1\na.b=2\nz = 9\na.b = 3\n", "a.b"));
    }

    @Test
    void anIndexBelongsToTheName() {
        String text =
                "<u idx=\"1\" perm=\"R\">a</u>\n<u idx=\"2\" perm=\"R\">b</u>\n<u perm=\"R\">c</u>\n  <u idx=\"2\" perm=\"R\">d</u>\n";
        assertEquals(
                "<u idx=\"1\" perm=\"R\">a</u>\n<u perm=\"R\">c</u>\n  <u idx=\"2\" perm=\"R\">d</u>\n",
                lay(INDEXED, text, "u/2"));
    }

    @Test
    void parametersThatTheVendorCantHaveArePassedOver() {
        assertEquals("A B = 1\nA B = 2\n", lay(KEY_VALUE, "A B = 1\nA B = 2\n", "A B"));
        assertEquals("a = 1\na = 2\n", lay(Raw.NONE, "a = 1\na = 2\n", "a"));
    }

    private static String lay(Raw syntax, String text, String key) {
        Map<String, Found> raw = new LinkedHashMap<>();
        raw.put(key, new Found("x", "site"));
        return new RawParameters(syntax).lay(text, raw);
    }
}
