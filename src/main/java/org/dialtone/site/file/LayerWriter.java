package org.dialtone.site.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.DirectoryKeys;

/** Writes the settings for phones at one level. */
record LayerWriter(boolean secrets) {

    /** Writes a layer as {@link LayerReader#ofSite} reads it. */
    Yaml ofSite(Yaml yaml, Layer layer) {
        Map<String, Yaml> vendors = new LinkedHashMap<>();
        layer.raw()
                .forEach(each ->
                        vendors.computeIfAbsent(each.vendor(), _ -> Yaml.flow()).text(each.key(), each.value()));
        Yaml raw = Yaml.flow();
        vendors.forEach(raw::map);
        return yaml.map("settings", settings(layer)).map("raw", raw);
    }

    /** Writes a layer as {@link LayerReader#of} reads it. */
    Yaml of(Yaml yaml, Layer layer) {
        Yaml raw = Yaml.flow();
        for (Raw each : layer.raw()) {
            raw.text(each.key(), each.value());
        }
        return yaml.map("settings", settings(layer)).map("raw", raw);
    }

    private Yaml settings(Layer layer) {
        Yaml yaml = Yaml.flow();
        layer.settings().forEach((setting, value) -> put(yaml, setting, value));
        return yaml;
    }

    private void put(Yaml yaml, Setting setting, String value) {
        switch (setting) {
            case PAGING -> yaml.list(setting.key(), value.equals("off") ? List.of() : List.of(value.split(" ")));
            case NTP, CODECS -> yaml.list(setting.key(), value.isEmpty() ? List.of() : List.of(value.split(" ")));
            case ADMIN_PASSWORD -> adminPassword(yaml, value);
            case VLAN, VLAN_PRIORITY, PC_VLAN, HOTLINE_DELAY -> yaml.number(setting.key(), Integer.valueOf(value));
            case SERVER_ONLY -> yaml.flag(setting.key(), Boolean.valueOf(value));
            case RECHECK -> yaml.word(setting.key(), value);
            case TIMEZONE, LANGUAGE, DTMF, TRANSPORT, SYSLOG, DIAL_PLAN, PHONEBOOK, INTERCOM, HOTLINE ->
                yaml.text(setting.key(), value);
        }
    }

    private void adminPassword(Yaml yaml, String value) {
        boolean set = value.startsWith(Setting.SET);
        if (set && secrets && !value.equals(Setting.SET)) {
            yaml.map(Setting.ADMIN_PASSWORD.key(), Yaml.flow().text("set", value.substring(Setting.SET.length())));
        } else {
            yaml.word(Setting.ADMIN_PASSWORD.key(), set ? "set" : value);
        }
    }

    static Yaml keys(List<FunctionKey> first, DirectoryKeys directory) {
        Yaml yaml = Yaml.flow();
        return (first.isEmpty() ? yaml : yaml.braces("first", keys(first)))
                .word("from", DirectoryKeys.FROM)
                .word("sort", directory.sort().key())
                .word("but", directory.butSelf() ? DirectoryKeys.SELF : null);
    }

    static List<Yaml> keys(List<FunctionKey> keys) {
        return keys.stream()
                .map(key -> {
                    boolean line = key.kind() == FunctionKey.Kind.LINE;
                    return Yaml.flow()
                            .word("type", key.kind().key())
                            .text("value", line ? null : key.value())
                            .text("label", key.label().isEmpty() ? null : key.label())
                            .number("line", line || key.line() != 1 ? key.line() : null);
                })
                .toList();
    }
}
