package org.dialtone.site.file;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.site.file.SiteDocument.Option;
import org.dialtone.site.file.SiteDocument.SubOption;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Sequence;

/** Reads one map of options. */
final class OptionReader {

    private final Section section;
    private final Map<Integer, String> seen = new HashMap<>();

    private OptionReader(Section section) {
        this.section = section;
    }

    static List<Option> options(Section section) {
        OptionReader reader = new OptionReader(section);
        return section.keysInOrder().stream().map(reader::option).filter(Objects::nonNull).toList();
    }

    private Option option(String key) {
        try {
            OptionDefinition option = OptionTexts.definition(key);
            String before = seen.putIfAbsent(option.code(), key);
            if (before != null) {
                section.fault(key, "option " + option.code() + " stands here a second time", "it is also set as " + before + ": keep one");
            }
            if (option.code() == Code.VENDOR_ENCAPSULATED && section.written(key) instanceof Mapping) {
                return inside(key, option.code());
            }
            List<String> values = values(key);
            if (values.stream().anyMatch(Objects::isNull)) {
                return null;
            }
            OptionTexts.value(option.code(), values);
            return new Option(option.code(), values);
        } catch (Unreadable e) {
            section.fault(key, e.says(), e.remedy());
        } catch (IllegalArgumentException e) {
            Unreadable told = Unreadable.from(e);
            section.fault(key, told.says(), told.remedy());
        }
        return null;
    }

    private Option inside(String key, int code) {
        Section parts = section.section(key);
        List<SubOption> read = parts.keysInOrder().stream().map(sub -> part(parts, sub)).toList();
        if (read.isEmpty()) {
            section.fault(key, "there are no sub-options", "write them as {66: \"{root}\"}, or remove the key");
        }
        return read.isEmpty() || read.contains(null) ? null : new Option(code, List.of(), read);
    }

    private static SubOption part(Section parts, String key) {
        try {
            int code = SubOptionTexts.code(key);
            SubOption part = parts.written(key) instanceof Mapping ? shaped(parts, key, code) : new SubOption(code, null, values(parts, key));
            if (part == null || part.values().stream().anyMatch(Objects::isNull)) {
                return null;
            }
            SubOptionTexts.setting(part);
            return part;
        } catch (Unreadable e) {
            parts.fault(key, e.says(), e.remedy());
        } catch (IllegalArgumentException e) {
            Unreadable told = Unreadable.from(e);
            parts.fault(key, told.says(), told.remedy());
        }
        return null;
    }

    private static SubOption shaped(Section parts, String key, int code) {
        Section shaped = parts.section(key);
        List<String> names = shaped.keysInOrder();
        if (names.size() != 1) {
            throw new Unreadable(names.size() + " shapes, where one belongs", "write one, e.g. {number-16: 20}");
        }
        return new SubOption(code, SubOptionTexts.shape(names.getFirst()), values(shaped, names.getFirst()));
    }

    private List<String> values(String key) {
        return values(section, key);
    }

    private static List<String> values(Section section, String key) {
        if (section.written(key) instanceof Sequence) {
            return section.texts(key, OptionTexts::text);
        }
        String value = section.value(key, OptionTexts::text, null);
        return value == null ? Collections.singletonList(null) : List.of(value);
    }
}
