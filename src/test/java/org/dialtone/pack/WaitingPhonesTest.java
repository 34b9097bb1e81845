package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Renderer;
import org.dialtone.provision.SampleViews;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vendor's file for a phone that waits for adoption. */
class WaitingPhonesTest {

    /** These templates show the code on the logo or title of the idle screen too, beside the name of the line. */
    private static final List<String> SHOW_IT_TWICE =
            List.of("fanvil/phone.xml", "fanvil/phone-v.xml", "fanvil-text/phone.cfg", "htek/phone.xml");
    /** Files of these vendors have no parameter for the name of a line. */
    private static final List<String> SHOW_THE_ACCOUNT = List.of("avaya-j100/phone.txt");

    /** These name the file that holds the account. */
    private static final List<String> NAME_ANOTHER = List.of("snom-dect/files.xml");

    private static final InstalledPacks PACKS = installed();

    static Stream<String> templates() {
        return PACKS.packs().all().stream()
                .flatMap(pack -> pack.files().stream()
                        .filter(file -> file.kind() == PackFile.Kind.PHONE)
                        .map(file -> pack.key() + "/" + file.template()))
                .filter(template -> !NAME_ANOTHER.contains(template))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aWaitingPhoneHasAnAccountThatIsNamedByItsCode(String template) {
        Map<String, Object> view = waiting(template.substring(0, template.indexOf('/')));
        assertEquals("0815", view.get("code"));
        assertEquals("60", view.get("recheckSeconds"));
        String text = render(template, view);
        assertFalse(text.contains("secret"), text);
        assertEquals(!SHOW_THE_ACCOUNT.contains(template), text.contains("Code 0815"), text);
        assertTrue(text.contains("code0815") && text.contains("waiting"), text);
        Map<String, Object> without = new HashMap<>(view);
        without.put("lines", List.of());
        without.put("label", "");
        assertEquals(SHOW_IT_TWICE.contains(template), render(template, without).contains("Code 0815"), text);
        without.put("held", "");
        without.put("code", "");
        assertFalse(render(template, without).contains("0815"));
    }

    /** Returns the view of the last sample, the waiting phone. */
    private static Map<String, Object> waiting(String vendor) {
        VendorPack pack = PACKS.packs().get(vendor).orElseThrow();
        return SampleViews.of(pack).getLast();
    }

    private static String render(String template, Map<String, Object> view) {
        return switch (PACKS.render(template, view)) {
            case Renderer.Rendering.Text(String text) -> text;
            case Renderer.Rendering.Fault fault -> throw new AssertionError(fault);
        };
    }

    private static InstalledPacks installed() {
        InstalledPacks installed = new InstalledPacks(Path.of("no packs here"));
        installed.load();
        return installed;
    }
}
