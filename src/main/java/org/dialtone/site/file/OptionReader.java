package org.dialtone.site.file;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Sequence;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Unreadable;

/** Reads one map of options. */
final class OptionReader {

    private final Section section;
    private final Map<Integer, String> seen = new HashMap<>();

    private OptionReader(Section section) {
        this.section = section;
    }

    static List<Option> options(Section section) {
        OptionReader reader = new OptionReader(section);
        return section.keysInOrder().stream()
                .map(reader::option)
                .filter(Objects::nonNull)
                .toList();
    }

    private Option option(String key) {
        try {
            OptionDefinition option = OptionTexts.definition(key);
            String before = seen.putIfAbsent(option.code(), key);
            if (before != null) {
                section.fault(key, Flaw.OPTION_TWICE, option.code(), before);
            }
            if (section.written(key) instanceof Mapping && NestedOptionReader.takes(option.code())) {
                return new NestedOptionReader(section.section(key), option.code())
                        .option()
                        .orElse(null);
            }
            List<String> values = values(section, key);
            if (values.stream().anyMatch(Objects::isNull)) {
                return null;
            }
            OptionTexts.value(option.code(), values);
            return new Option(option.code(), values);
        } catch (Unreadable e) {
            section.fault(key, e.complaint());
        }
        return null;
    }

    static List<String> values(Section section, String key) {
        if (section.written(key) instanceof Sequence) {
            return section.texts(key, OptionTexts::text);
        }
        String value = section.value(key, OptionTexts::text, null);
        return value == null ? Collections.singletonList(null) : List.of(value);
    }
}
