package org.dialtone.store.site;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Setting;

/** One setting, or one of a vendor's own parameters. */
@Embeddable
public class SettingRow {

    public boolean raw;

    /** The vendor of a parameter at the level of the site or of a model; else null. */
    public String vendor;

    public String name;

    /** The value; a password is sealed. */
    public String written;

    /** @param seal encrypts a password */
    static List<SettingRow> of(Layer layer, UnaryOperator<String> seal) {
        List<SettingRow> rows = new ArrayList<>();
        layer.settings()
                .forEach((setting, value) -> rows.add(row(
                        false,
                        null,
                        setting.key(),
                        isSecret(setting, value)
                                ? Setting.SET + seal.apply(value.substring(Setting.SET.length()))
                                : value)));
        layer.raw().forEach(each -> rows.add(row(true, each.vendor(), each.key(), each.value())));
        return rows;
    }

    /** @param open decrypts a password */
    static Layer layer(List<SettingRow> rows, UnaryOperator<String> open) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        rows.stream().filter(row -> !row.raw).forEach(row -> {
            Setting setting = Setting.of(row.name).orElseThrow();
            settings.put(
                    setting,
                    isSecret(setting, row.written)
                            ? Setting.SET + open.apply(row.written.substring(Setting.SET.length()))
                            : row.written);
        });
        return new Layer(
                settings,
                rows.stream()
                        .filter(row -> row.raw)
                        .map(row -> new Raw(row.vendor, row.name, row.written))
                        .toList());
    }

    private static boolean isSecret(Setting setting, String value) {
        return setting == Setting.ADMIN_PASSWORD && value.startsWith(Setting.SET);
    }

    private static SettingRow row(boolean raw, String vendor, String name, String written) {
        SettingRow row = new SettingRow();
        row.raw = raw;
        row.vendor = vendor;
        row.name = name;
        row.written = written;
        return row;
    }
}
