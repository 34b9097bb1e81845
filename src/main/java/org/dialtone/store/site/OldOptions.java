package org.dialtone.store.site;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.Site.Option;
import org.dialtone.site.model.Site.SubOption;
import org.dialtone.store.site.OldTables.Row;

/** DHCP options and phone settings as the tables until schema 16 held them. */
final class OldOptions {

    private OldOptions() {}

    /** The parts of an option are rows that follow each other; values stand one a line. */
    static List<Option> options(List<Row> rows) {
        List<Option> options = new ArrayList<>();
        for (Row row : rows) {
            Option before = options.isEmpty() ? null : options.getLast();
            int code = row.small("code");
            if (row.number("sub_code") == null && row.number("enterprise") == null) {
                options.add(new Option(code, values(row)));
            } else if (before != null && before.code() == code) {
                options.set(
                        options.size() - 1,
                        new Option(
                                code,
                                List.of(),
                                Stream.concat(before.parts().stream(), Stream.of(part(row)))
                                        .toList()));
            } else {
                options.add(new Option(code, List.of(), List.of(part(row))));
            }
        }
        return List.copyOf(options);
    }

    private static SubOption part(Row row) {
        return new SubOption(row.number("enterprise"), row.small("sub_code"), row.text("shape"), values(row));
    }

    private static List<String> values(Row row) {
        return List.of(row.text("written").split("\n", -1));
    }

    /** @param open decrypts an admin password */
    static Layer layer(List<Row> rows, UnaryOperator<String> open) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        List<Raw> raw = new ArrayList<>();
        for (Row row : rows) {
            if (row.flag("raw")) {
                raw.add(new Raw(row.text("vendor"), row.text("name"), row.text("written")));
            } else {
                Setting setting = Setting.of(row.text("name")).orElseThrow();
                settings.put(setting, value(setting, row.text("written"), open));
            }
        }
        return new Layer(settings, List.copyOf(raw));
    }

    private static String value(Setting setting, String written, UnaryOperator<String> open) {
        return setting == Setting.ADMIN_PASSWORD && written.startsWith(Setting.SET)
                ? Setting.SET + open.apply(written.substring(Setting.SET.length()))
                : written;
    }
}
