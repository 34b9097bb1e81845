package org.dialtone.site.file;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.SubOption;
import org.dialtone.site.model.Unreadable;

/** Reads an option whose value is a map: sub-options of 43, enterprises of 124 and 125. */
final class NestedOptionReader {

    private static final List<SubOption> FAULTY = Collections.singletonList(null);

    private final Section section;
    private final int code;

    NestedOptionReader(Section section, int code) {
        this.section = section;
        this.code = code;
    }

    static boolean takes(int code) {
        return code == Code.VENDOR_ENCAPSULATED || EnterpriseTexts.has(code);
    }

    /** Reads the option; empty where a fault was found. */
    Optional<Option> option() {
        if (section.keysInOrder().isEmpty()) {
            throw EnterpriseTexts.has(code)
                    ? new Unreadable(Flaw.ENTERPRISES_MISSING)
                    : new Unreadable(Flaw.SUB_OPTIONS_MISSING);
        }
        List<SubOption> parts = EnterpriseTexts.has(code)
                ? section.keysInOrder().stream()
                        .flatMap(key -> enterprise(key).stream())
                        .toList()
                : parts(section, null);
        return isFaulty(parts) ? Optional.empty() : Optional.of(new Option(code, List.of(), parts));
    }

    private static List<SubOption> parts(Section section, Long enterprise) {
        return section.keysInOrder().stream()
                .map(key -> part(section, key, enterprise))
                .toList();
    }

    /** Reads one enterprise; a faulty part becomes null. */
    private List<SubOption> enterprise(String key) {
        return told(
                section,
                key,
                () -> {
                    List<SubOption> parts = enterprise(key, EnterpriseTexts.number(key));
                    if (!isFaulty(parts)) {
                        EnterpriseTexts.data(code, parts);
                    }
                    return parts;
                },
                FAULTY);
    }

    private List<SubOption> enterprise(String key, long number) {
        if (code == Code.VENDOR_IDENTIFYING_OPTIONS && section.written(key) instanceof Mapping) {
            Section inside = section.section(key);
            if (inside.keysInOrder().isEmpty()) {
                throw new Unreadable(Flaw.SUB_OPTIONS_OF_ENTERPRISE_MISSING);
            }
            return parts(inside, number);
        }
        List<String> values = OptionReader.values(section, key);
        return isFaulty(values) ? FAULTY : List.of(new SubOption(number, null, null, values));
    }

    private static SubOption part(Section parts, String key, Long enterprise) {
        return told(
                parts,
                key,
                () -> {
                    int number = SubOptionTexts.code(key);
                    SubOption part = parts.written(key) instanceof Mapping
                            ? shaped(parts, key, enterprise, number)
                            : new SubOption(enterprise, number, null, OptionReader.values(parts, key));
                    if (isFaulty(part.values())) {
                        return null;
                    }
                    SubOptionTexts.setting(part);
                    return part;
                },
                null);
    }

    private static SubOption shaped(Section parts, String key, Long enterprise, int number) {
        Section shaped = parts.section(key);
        List<String> names = shaped.keysInOrder();
        if (names.size() != 1) {
            throw new Unreadable(Flaw.SHAPES_TOO_MANY, names.size());
        }
        return new SubOption(
                enterprise,
                number,
                SubOptionTexts.shape(names.getFirst()),
                OptionReader.values(shaped, names.getFirst()));
    }

    private static boolean isFaulty(List<?> read) {
        return read.stream().anyMatch(Objects::isNull);
    }

    private static <T> T told(Section where, String key, Supplier<T> reading, T faulty) {
        try {
            return reading.get();
        } catch (Unreadable e) {
            where.fault(key, e.complaint());
        }
        return faulty;
    }
}
