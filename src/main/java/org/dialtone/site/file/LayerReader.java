package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.Ip4;
import org.dialtone.provision.Codec;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Layer.Raw;
import org.dialtone.provision.Setting;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/** Reads the settings for phones at one level: {@code settings} in common terms, {@code raw} in the vendors' own. */
final class LayerReader {

    static final int MOST_VLANS = 4094;
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{4,32}");
    private static final Pattern RAW_KEY = Pattern.compile("\\P{Cntrl}{1,128}");
    private static final int LONGEST_RAW = 1024;
    private static final int MOST_GROUPS = 10;
    private static final int MOST_PORTS = 65_535;
    private static final Pattern GROUP = Pattern.compile("(2(?:2[4-9]|3\\d)\\.[\\d.]+):([1-9]\\d{0,4})");

    private final Section section;

    private LayerReader(Section section) {
        this.section = section;
    }

    /** Reads a layer whose raw parameters are below the key of their vendor. */
    static Layer ofSite(Section parent) {
        List<Raw> raw = new ArrayList<>();
        Section vendors = parent.section("raw");
        vendors.keysInOrder()
                .forEach(vendor -> raw.addAll(raw(vendors.section(vendor), vendor.toLowerCase(Locale.ROOT))));
        return new Layer(new LayerReader(parent.section("settings")).settings(), List.copyOf(raw));
    }

    /** Reads a layer of one vendor, without a vendor's key above its raw parameters. */
    static Layer of(Section parent, String vendor) {
        return new Layer(
                new LayerReader(parent.section("settings")).settings(),
                List.copyOf(raw(parent.section("raw"), vendor)));
    }

    private static List<Raw> raw(Section section, String vendor) {
        List<Raw> raw = new ArrayList<>();
        for (String key : section.keysInOrder()) {
            String value = section.value(key, LayerReader::rawValue, null);
            if (!RAW_KEY.matcher(key).matches()) {
                section.fault(key, Flaw.RAW_NAME_UNREADABLE);
            } else if (value != null) {
                raw.add(new Raw(vendor, key, value));
            }
        }
        return raw;
    }

    private static String rawValue(String text) {
        if (text.length() > LONGEST_RAW) {
            throw new Unreadable(Flaw.RAW_TOO_LONG, text.length(), LONGEST_RAW);
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new Unreadable(Flaw.RAW_WITH_CONTROLS);
        }
        return text;
    }

    private Map<Setting, String> settings() {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (section.has(setting.key())) {
                String value = read(setting);
                if (value != null) {
                    settings.put(setting, value);
                }
            }
        }
        section.close();
        return settings;
    }

    private String read(Setting setting) {
        return switch (setting) {
            case TIMEZONE -> text(setting, Conversions::timezone);
            case LANGUAGE -> text(setting, Conversions::language);
            case NTP -> words(setting, Conversions::host);
            case CODECS -> codecs();
            case DTMF -> oneOf(setting, "rfc2833", "info", "inband");
            case TRANSPORT -> oneOf(setting, "udp", "tcp", "tls");
            case ADMIN_PASSWORD -> adminPassword();
            case SERVER_ONLY -> text(setting, text -> String.valueOf(Conversions.flag(text)));
            case RECHECK -> text(setting, text -> SiteWriter.time(Conversions.duration(text)));
            case SYSLOG -> text(setting, LayerReader::syslog);
            case VLAN, PC_VLAN ->
                text(
                        setting,
                        text -> Conversions.number(1, MOST_VLANS).apply(text).toString());
            case VLAN_PRIORITY ->
                text(setting, text -> Conversions.number(0, 7).apply(text).toString());
            case DIAL_PLAN -> oneOf(setting, "auto", "off");
            case PHONEBOOK, INTERCOM -> text(setting, text -> Conversions.flag(text) ? "on" : "off");
            case PAGING -> paging();
            case HOTLINE -> text(setting, text -> Conversions.isNo(text) ? "off" : Conversions.dialled(text));
            case HOTLINE_DELAY ->
                text(setting, text -> Conversions.number(0, 9).apply(text).toString());
        };
    }

    private String text(Setting setting, Function<String, String> field) {
        return section.value(setting.key(), field, null);
    }

    private String words(Setting setting, Function<String, String> field) {
        List<String> words = section.texts(setting.key(), field);
        return words.stream().allMatch(Objects::nonNull) ? String.join(" ", words) : null;
    }

    private static String syslog(String text) {
        return Conversions.isNo(text) ? "off" : Conversions.host(text);
    }

    private String codecs() {
        String codecs = words(
                Setting.CODECS,
                text -> Conversions.word(Codec.class).apply(text).key());
        if (codecs == null) {
            return null;
        }
        Set<String> seen = new HashSet<>();
        List<String> words = List.of(codecs.split(" "));
        if (codecs.isEmpty() || !words.stream().allMatch(seen::add)) {
            section.fault(Setting.CODECS.key(), codecs.isEmpty() ? Flaw.CODECS_MISSING : Flaw.CODEC_TWICE);
            return null;
        }
        return codecs;
    }

    private String paging() {
        String groups = words(Setting.PAGING, LayerReader::group);
        if (groups != null && groups.split(" ").length > MOST_GROUPS) {
            section.fault(Setting.PAGING.key(), Flaw.PAGING_TOO_MANY, MOST_GROUPS);
            return null;
        }
        return groups != null && groups.isEmpty() ? "off" : groups;
    }

    private static String group(String text) {
        Matcher found = GROUP.matcher(text);
        if (!found.matches() || Ip4.parse(found.group(1)).isEmpty() || Integer.parseInt(found.group(2)) > MOST_PORTS) {
            throw new Unreadable(Flaw.PAGING_UNREADABLE, text);
        }
        return text;
    }

    private String oneOf(Setting setting, String... words) {
        return text(
                setting,
                text -> List.of(words).stream()
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new Unreadable(Flaw.WORD_UNKNOWN, text, List.of(words))));
    }

    private String adminPassword() {
        if (!(section.written(Setting.ADMIN_PASSWORD.key()) instanceof Written.Mapping)) {
            return text(Setting.ADMIN_PASSWORD, text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "perphone" -> "perPhone";
                case "persite" -> "perSite";
                case "vendor" -> "vendor";
                case "set" -> Setting.SET;
                default -> throw new Unreadable(Flaw.PASSWORD_WAY_UNKNOWN);
            });
        }
        Section set = section.section(Setting.ADMIN_PASSWORD.key());
        String password = set.required("set", LayerReader::password, "set: \"k7Rx2mQa\"");
        set.close();
        return password == null ? null : Setting.SET + password;
    }

    /** Reads a password, which faults don't repeat. */
    private static String password(String text) {
        if (!PASSWORD.matcher(text).matches()) {
            throw new Unreadable(Flaw.PASSWORD_UNREADABLE);
        }
        return text;
    }
}
