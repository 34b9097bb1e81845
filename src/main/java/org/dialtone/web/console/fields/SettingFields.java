package org.dialtone.web.console.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.provision.Effective.Found;
import org.dialtone.provision.Setting;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.Words;

/**
 * The fields for the settings of phones at one level; each shows what the wider levels say.
 *
 * @param tree  the object whose settings these are
 * @param wider the settings of the wider levels
 */
public record SettingFields(Words words, Map<String, ?> tree, Map<Setting, Found> wider) {

    private static final String KEY = "settings.";
    private static final String MODEL = "model ";

    public List<FormField> all() {
        FieldMaker maker = new FieldMaker(words, "layer", tree);
        List<FormField> fields = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            fields.add(field(maker, setting));
            if (setting == Setting.ADMIN_PASSWORD) {
                fields.add(maker.field(PagePassword.SECRET, Kind.SECRET));
            }
        }
        return fields;
    }

    private FormField field(FieldMaker maker, Setting setting) {
        FormField field = maker.field(KEY + setting.key(), kind(setting));
        Found found = wider.get(setting);
        String usual = setting == Setting.ADMIN_PASSWORD && found.value().startsWith(Setting.SET)
                ? PagePassword.SET
                : found.value();
        return field.isChoice()
                ? field.choices(choices(setting, usual, origin(found)))
                : field.usual(usual).origin(usual.isEmpty() ? null : words.say("settings.else", usual, origin(found)));
    }

    private String origin(Found found) {
        return origin(words, found);
    }

    /** The level that a value comes from, in words. */
    static String origin(Words words, Found found) {
        return origin(words, found.from());
    }

    /** As {@link #origin(Words, Found)}, by what a {@link Found} is from. */
    public static String origin(Words words, String from) {
        return from.startsWith(MODEL)
                ? words.say("settings.from.model", from.substring(MODEL.length()))
                : words.say("settings.from." + from);
    }

    /** A setting's value in words, where it is a word of the site file. */
    public static String value(Words words, String value) {
        return words.find("settings.value." + value).orElse(value);
    }

    private List<Choice> choices(Setting setting, String usual, String origin) {
        Choice none = new Choice("", words.say("settings.usual", word(usual), origin));
        return Stream.concat(Stream.of(none), values(setting).map(value -> new Choice(value, word(value))))
                .toList();
    }

    private String word(String value) {
        return value(words, value.isEmpty() ? "vendor" : value);
    }

    private static Kind kind(Setting setting) {
        return switch (setting) {
            case NTP, CODECS, PAGING -> Kind.LIST;
            case DTMF, TRANSPORT, ADMIN_PASSWORD, SERVER_ONLY, DIAL_PLAN, PHONEBOOK, INTERCOM -> Kind.CHOICE;
            case RECHECK -> Kind.DURATION;
            case VLAN, VLAN_PRIORITY, PC_VLAN, HOTLINE_DELAY -> Kind.NUMBER;
            case TIMEZONE, LANGUAGE, SYSLOG, HOTLINE -> Kind.TEXT;
        };
    }

    private static Stream<String> values(Setting setting) {
        return switch (setting) {
            case DTMF -> Stream.of("rfc2833", "info", "inband");
            case TRANSPORT -> Stream.of("udp", "tcp", "tls");
            case ADMIN_PASSWORD -> Stream.of("perPhone", "perSite", "vendor", PagePassword.SET);
            case SERVER_ONLY -> Stream.of("true", "false");
            case DIAL_PLAN -> Stream.of("auto", "off");
            case PHONEBOOK, INTERCOM -> Stream.of("on", "off");
            case TIMEZONE,
                    LANGUAGE,
                    NTP,
                    CODECS,
                    RECHECK,
                    SYSLOG,
                    VLAN,
                    VLAN_PRIORITY,
                    PC_VLAN,
                    PAGING,
                    HOTLINE,
                    HOTLINE_DELAY -> Stream.empty();
        };
    }
}
