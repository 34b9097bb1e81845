package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dialtone.pack.PackReader.Trial;
import org.dialtone.provision.Renderer.Rendering;
import org.junit.jupiter.api.Test;

/** A template that is read when a phone asks for it may fail only then. */
class PackTemplateTest {

    private static final String ACME = """
            name: Acme
            ouis: [aabbcc]
            syntax: keyvalue
            files:
              - {name: '{mac}.txt', kind: phone, template: phone.txt}
            """;

    @Test
    void aFileThatCantBeReadIsAFault() {
        PackTemplate template = new PackTemplate(new TemplateEngine(Syntax.KEYVALUE), "acme/phone.txt", () -> {
            throw new UncheckedIOException("the disk fails", new IOException());
        });
        assertEquals(new Rendering.Fault("acme/phone.txt", 0, 0, "the disk fails"), template.render(Map.of()));
    }

    @Test
    void aFileThatIsGoneIsAFaultAndNoEmptyAnswer() {
        List<PackFault> faults = new ArrayList<>();
        PackTemplate template = PackReader.read(new WithoutTemplate(), "acme", Trial.BEFORE, faults)
                .templates()
                .get("acme/phone.txt");
        assertEquals(List.of(), faults);
        assertEquals(new Rendering.Fault("acme/phone.txt", 0, 0, "its file is gone"), template.render(Map.of()));
    }

    /** Lists the template, but has it no more. */
    private static final class WithoutTemplate implements PackSource {

        @Override
        public SortedSet<String> keys() {
            return new TreeSet<>(List.of("acme"));
        }

        @Override
        public SortedSet<String> names(String key) {
            return new TreeSet<>(List.of(PackReader.PACK, "phone.txt"));
        }

        @Override
        public Optional<String> read(String key, String name) {
            return name.equals(PackReader.PACK) ? Optional.of(ACME) : Optional.empty();
        }
    }
}
