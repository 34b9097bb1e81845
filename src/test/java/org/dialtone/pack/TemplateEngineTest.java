package org.dialtone.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.TemplateException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dialtone.provision.Renderer.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEngineTest {

    private static final Map<String, Object> VIEW = Map.of(
            "name",
            "A&B \"<x>\"\r\n=#",
            "empty",
            "",
            "zone",
            Map.of("key one", "1"),
            "nothing",
            List.of(),
            "lines",
            List.of(Map.of("user", "1001"), Map.of("user", "1002")),
            "big",
            Collections.nCopies(300, Map.of("user", "1")),
            "long",
            "x".repeat(100_000));

    private final TemplateEngine xml = new TemplateEngine(Syntax.XML);
    private final TemplateEngine keyValue = new TemplateEngine(Syntax.KEYVALUE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name}                                                        | A&amp;B &quot;&lt;x&gt;&quot;=#
            {#for line in lines}{line.user},{/for}                        | 1001,1002,
            {#each lines}{it.user};{/each}                                | 1001;1002;
            {#for line in lines}{line.user}{#if line_hasNext}+{/if}{/for} | 1001+1002
            {#for s in zone}{s.key}={s.value}{/for}                       | key one=1
            {#if empty}a{#else}b{/if}                                     | b
            {#if nothing}a{#else}b{/if}                                   | b
            {#if lines}a{/if}                                             | a
            {#let who=name}{who}{/let}                                    | A&amp;B &quot;&lt;x&gt;&quot;=#
            """)
    void rendersMapsListsAndText(String template, String text) {
        assertEquals(new Rendering.Text(text), render(xml, template));
    }

    @Test
    void keyValueKeepsTheLine() {
        assertEquals(new Rendering.Text("name = A&B \"<x>\"=#\n"), render(keyValue, "name = {name}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{missing}",
                "{lines.missing}",
                "{name.raw}",
                "{name.safe}",
                "{name.class}",
                "{name.getClass()}",
                "{name.length}",
                "{lines.size}",
                "{lines.get(0)}",
                "{zone.keySet}",
                "{lines}",
                "{zone}",
                "{name.toUpperCase}",
                "{#for i in 1000}x{/for}",
                "{#let n=1000}{#for i in n}x{/for}{/let}",
                "{#for c in name}x{/for}",
                "{#each 5}x{/each}",
                "{missing ?: 'x'}",
                "{this}"
            })
    void refusesMissingNames(String template) {
        assertEquals(2, fault("first line\n" + template).line(), template);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{cdi:snapshots.leases}",
                "{inject:settings}",
                "{config:quarkus.datasource.username}",
                "{str:fmt('x')}",
                "{data:name}",
                "{#include other /}",
                "{#insert}x{/insert}",
                "{#eval name /}",
                "{#fragment id=a}x{/fragment}",
                "{#when name}{#is 'a'}x{/when}",
                "{#if cdi:bean.name}x{/if}",
                "{#for x in lines}",
                "{#if}x{/if}"
            })
    void refusesTemplatesThatReachOutOfTheirFolder(String template) {
        TemplateException e =
                assertThrows(TemplateException.class, () -> xml.compile("pack/t", "first line\n" + template));
        assertEquals(2, e.getOrigin().getLine(), e.getMessage());
    }

    @Test
    void outputIsBounded() {
        assertEquals(
                "makes more than 16 MiB",
                fault("{#for line in lines}" + "{long}".repeat(86) + "{/for}").says());
    }

    @Test
    void nestedLoopsAreBounded() {
        Rendering.Fault fault = fault("{#for a in big}{#for b in big}{#for c in big}{/for}{/for}{/for}");
        assertEquals("loops too long", fault.says());
    }

    /** Qute's own reading of such a number takes seconds, at each rendering anew. */
    @ParameterizedTest
    @ValueSource(strings = {"{%s}", "{-%sL}", "{lines.size + %s}", "{#if lines.size > %s}x{/if}", "{0.%sd}", "%s"})
    void aLongNumberIsRefused(String form) {
        String says = assertThrows(
                        TemplateException.class,
                        () -> xml.compile("pack/t", "\n\n" + form.formatted("9".repeat(250_000))))
                .getMessage();
        assertTrue(says.startsWith("line 3 holds a number of more than 500 digits"), says);
        xml.compile("pack/t", "{" + "9".repeat(9) + "}" + "8".repeat(500));
    }

    /** Other long words in a template's expressions. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "9x", "9.", "9_", "-", "'"})
    void noOtherLongWordKeepsTheBoxBusy(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                TemplateEngine.render(xml.compile("pack/t", "{" + piece.repeat(100_000) + "}"), VIEW);
            } catch (TemplateException _) {
                // Refused at once is as good.
            }
        });
    }

    @Test
    void deepNestingIsAFaultNotAnEnd() {
        String deep = "{#if lines}".repeat(50_000) + "{/if}".repeat(50_000);
        String says;
        try {
            says = TemplateEngine.render(xml.compile("pack/t", deep), VIEW).toString();
        } catch (TemplateException e) {
            says = e.getMessage();
        }
        assertTrue(says.contains("nests too deeply"), says);
    }

    private static Rendering render(TemplateEngine engine, String template) {
        return TemplateEngine.render(engine.compile("pack/t", template), VIEW);
    }

    private Rendering.Fault fault(String template) {
        try {
            Rendering rendering = render(xml, template);
            return rendering instanceof Rendering.Fault fault
                    ? fault
                    : new Rendering.Fault("rendered", -1, -1, rendering.toString());
        } catch (TemplateException e) {
            return TemplateEngine.fault("pack/t", e);
        }
    }
}
