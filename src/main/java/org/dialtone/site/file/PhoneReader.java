package org.dialtone.site.file;

import java.util.List;
import java.util.Objects;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.FunctionKey.Kind;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.model.DirectoryKeys;
import org.dialtone.site.model.DirectoryKeys.Order;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Model;
import org.dialtone.site.model.Site.Phone;
import org.dialtone.site.model.Unreadable;

/** Reads phones, and the settings for models of phones. */
final class PhoneReader {

    private static final int MOST_LINES = 64;
    private static final int MOST_KEYS = 300;

    private PhoneReader() {}

    static Phone phone(Section section) {
        Section directory =
                section.has("keys") && section.written("keys") instanceof Mapping ? section.section("keys") : null;
        return new Phone(
                section.required("mac", NetTexts::mac, "mac: \"00:15:65:aa:bb:cc\""),
                section.value("vendor", Conversions::packKey, null),
                section.value("model", Conversions.text(SiteReader.NAME_LENGTH), null),
                section.texts("lines", Conversions::extensionNumber),
                section.texts("alsoMacs", NetTexts::mac),
                section.texts("addresses", NetTexts::address),
                LayerReader.of(section, null),
                directory != null ? keys(directory, "first") : section.has("keys") ? keys(section, "keys") : null,
                directory != null ? directory(directory) : null);
    }

    private static DirectoryKeys directory(Section keys) {
        String from = keys.required("from", PhoneReader::from, "from: directory");
        Order sort = keys.value("sort", PhoneReader::order, Order.NAME);
        String but = keys.value("but", PhoneReader::self, "");
        keys.close();
        return from == null || sort == null || but == null ? null : new DirectoryKeys(sort, !but.isEmpty());
    }

    private static String from(String text) {
        return word(text, DirectoryKeys.FROM, Flaw.KEYS_SOURCE_UNKNOWN);
    }

    private static String self(String text) {
        return word(text, DirectoryKeys.SELF, Flaw.KEYS_LEAVE_OUT_UNKNOWN);
    }

    private static String word(String text, String known, Flaw flaw) {
        if (!text.equals(known)) {
            throw new Unreadable(flaw, text, known);
        }
        return text;
    }

    private static Order order(String text) {
        return Order.of(text).orElseThrow(() -> new Unreadable(Flaw.ORDER_UNKNOWN, text));
    }

    static Model model(Section section) {
        String vendor = section.required("vendor", Conversions::packKey, "vendor: yealink");
        return new Model(
                vendor,
                section.value("model", Conversions.text(SiteReader.NAME_LENGTH), "*"),
                LayerReader.of(section, vendor));
    }

    private static List<FunctionKey> keys(Section section, String key) {
        List<FunctionKey> keys = section.list(key, section::inner).stream()
                .map(PhoneReader::key)
                .filter(Objects::nonNull)
                .toList();
        if (keys.size() > MOST_KEYS) {
            section.fault(key, Flaw.KEYS_TOO_MANY, keys.size(), MOST_KEYS);
        }
        return keys;
    }

    private static FunctionKey key(Section section) {
        Kind kind = section.required("type", PhoneReader::kind, "type: blf");
        String value = value(section, kind);
        String label = section.value("label", Conversions.text(SiteReader.NAME_LENGTH), "");
        Integer line = section.value("line", Conversions.number(1, MOST_LINES), 1);
        section.close();
        return kind == null || value == null || label == null || line == null
                ? null
                : new FunctionKey(kind, value, label, line);
    }

    private static String value(Section section, Kind kind) {
        if (kind == null || kind != Kind.LINE) {
            return section.required("value", Conversions::extensionNumber, "value: \"1002\"");
        }
        if (section.has("value")) {
            section.fault("value", Flaw.KEY_WITH_VALUE);
        }
        return "";
    }

    private static Kind kind(String text) {
        return Kind.of(text).orElseThrow(() -> new Unreadable(Flaw.KEY_TYPE_UNKNOWN, text));
    }
}
