package org.dialtone.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code src/docs/settings.md} against the settings that the program reads. */
class SettingsReferenceTest {

    private static final String IN_WORDS = "(in words)";
    private static final List<List<String>> ROWS =
            Page.of("settings.md").rows("property", "variable", "default", "what");

    @Test
    void thePageNamesEverySettingWithItsDefault() {
        Map<String, String> told = new TreeMap<>();
        ROWS.forEach(
                row -> told.put(Page.code(row.get(0)), Page.isCode(row.get(2)) ? Page.code(row.get(2)) : IN_WORDS));
        assertEquals(lines(settings()), lines(told));
    }

    @Test
    void eachVariableIsThatOfItsProperty() {
        for (List<String> row : ROWS) {
            String variable = Page.code(row.get(0)).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            assertEquals(variable, Page.code(row.get(1)));
        }
    }

    @Test
    void noSettingStandsTwiceOrWithoutWords() {
        assertEquals(ROWS.size(), ROWS.stream().map(List::getFirst).distinct().count());
        assertEquals(
                List.of(),
                ROWS.stream()
                        .filter(row -> row.get(2).isEmpty() || row.get(3).isEmpty())
                        .toList());
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (Class<?> mapping : Program.annotatedWith(ConfigMapping.class)) {
            collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), settings);
        }
        return settings;
    }

    private static void collect(Class<?> group, String prefix, Map<String, String> settings) {
        for (Method setting : group.getDeclaredMethods()) {
            WithName name = setting.getAnnotation(WithName.class);
            String path = prefix + "." + (name == null ? setting.getName() : name.value());
            if (setting.getReturnType().getNestHost() == group.getNestHost()) {
                collect(setting.getReturnType(), path, settings);
            } else {
                WithDefault value = setting.getAnnotation(WithDefault.class);
                settings.put(path, value == null ? IN_WORDS : value.value());
            }
        }
    }

    private static String lines(Map<String, String> settings) {
        return String.join(
                "\n",
                settings.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .toList());
    }
}
