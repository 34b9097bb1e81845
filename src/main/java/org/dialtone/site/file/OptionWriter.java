package org.dialtone.site.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.SubOption;

/** Writes one map of options. */
final class OptionWriter {

    private OptionWriter() {}

    static Yaml options(List<Option> options) {
        Yaml yaml = Yaml.flow();
        for (Option option : options) {
            String name = OptionTable.byCode(option.code()).name();
            String key = OptionTable.byName(name).isPresent() ? name : Integer.toString(option.code());
            if (option.parts().isEmpty()) {
                values(yaml, key, option.values());
            } else {
                yaml.map(key, EnterpriseTexts.has(option.code()) ? enterprises(option.parts()) : parts(option.parts()));
            }
        }
        return yaml;
    }

    private static Yaml enterprises(List<SubOption> parts) {
        Map<Long, List<SubOption>> byNumber = parts.stream()
                .collect(Collectors.groupingBy(SubOption::enterprise, LinkedHashMap::new, Collectors.toList()));
        Yaml yaml = Yaml.flow();
        byNumber.forEach((number, data) -> {
            if (data.getFirst().code() == null) {
                values(yaml, number.toString(), data.getFirst().values());
            } else {
                yaml.map(number.toString(), parts(data));
            }
        });
        return yaml;
    }

    private static Yaml parts(List<SubOption> parts) {
        Yaml yaml = Yaml.flow();
        parts.forEach(part -> part(yaml, part));
        return yaml;
    }

    private static void part(Yaml parts, SubOption part) {
        String code = Integer.toString(part.code());
        if (part.shape() == null) {
            values(parts, code, part.values());
        } else {
            parts.map(code, values(Yaml.flow(), part.shape(), part.values()));
        }
    }

    private static Yaml values(Yaml yaml, String key, List<String> values) {
        return values.size() == 1 ? yaml.text(key, values.getFirst()) : yaml.texts(key, values);
    }
}
