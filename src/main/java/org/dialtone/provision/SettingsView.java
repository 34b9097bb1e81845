package org.dialtone.provision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Spread;
import org.dialtone.phone.Features;
import org.dialtone.phone.VendorPack;

/** The part of a view with the settings, in the vendor's spelling. */
final class SettingsView {

    private static final String SELF = "self";

    /** The places for multicast groups that phones of all vendors have. */
    private static final int PAGING_PLACES = 10;

    private static final int MINUTES = 60;

    private final VendorPack pack;
    private final Features features;
    private final Effective effective;
    private final Ip4 server;
    private final MacAddress phone;

    /** @param phone whose file it is; null: that of many phones */
    SettingsView(VendorPack pack, Effective effective, Ip4 server, MacAddress phone) {
        this.pack = pack;
        this.features = pack.dialect().features();
        this.effective = effective;
        this.server = server;
        this.phone = phone;
    }

    void put(Map<String, Object> view, DialledNumbers numbers) {
        putTime(view);
        putSound(view);
        putNetwork(view);
        putRecheck(view);
        putDialPlan(view, numbers);
        putPaging(view);
        List.of(Setting.INTERCOM, Setting.HOTLINE, Setting.HOTLINE_DELAY)
                .forEach(each -> view.put(each.key(), effective.text(each)));
        view.put("language", pack.dialect().languages().getOrDefault(effective.text(Setting.LANGUAGE), ""));
        view.put("serverOnly", effective.is(Setting.SERVER_ONLY, "true") ? "1" : "");
        view.put("adminUser", features.adminUser());
        view.put(
                "raw",
                effective.raw().entrySet().stream()
                        .filter(each -> features.raw().takes(each.getKey())
                                && !features.raw().paths())
                        .map(each -> raw(each.getKey(), each.getValue().value()))
                        .toList());
    }

    private void putTime(Map<String, Object> view) {
        List<String> ntp =
                effective.words(Setting.NTP).stream().map(this::address).toList();
        String timezone = effective.text(Setting.TIMEZONE);
        view.put("ntp", ntp.isEmpty() ? "" : ntp.getFirst());
        view.put("ntp2", ntp.size() < 2 ? "" : ntp.get(1));
        view.put("timezone", timezone);
        view.put("zone", Zones.find(pack.dialect(), timezone).orElse(Map.of()));
    }

    private void putSound(Map<String, Object> view) {
        List<String> wanted = effective.words(Setting.CODECS);
        List<Map<String, Object>> codecs = new ArrayList<>();
        wanted.stream()
                .filter(features.codecs()::containsKey)
                .map(Codec::of)
                .forEach(codec -> codecs.add(codec(codec, codecs.size())));
        List<Map<String, Object>> others = new ArrayList<>();
        Arrays.stream(Codec.values())
                .filter(offered(wanted))
                .forEach(codec -> others.add(codec(codec, codecs.size() + others.size())));
        view.put("codecs", List.copyOf(codecs));
        view.put("unusedCodecs", List.copyOf(others));
        view.put(
                "codecList",
                String.join(
                        features.codecSeparator(),
                        codecs.stream().map(codec -> (String) codec.get("name")).toList()));
        view.put("dtmf", features.dtmf().getOrDefault(effective.text(Setting.DTMF), ""));
    }

    private Predicate<Codec> offered(List<String> wanted) {
        return codec -> features.codecs().containsKey(codec.key()) && !wanted.contains(codec.key());
    }

    private Map<String, Object> codec(Codec codec, int position) {
        return Map.of(
                "index",
                String.valueOf(position + 1),
                "weight",
                String.valueOf(Codec.values().length - position),
                "key",
                codec.key(),
                "KEY",
                codec.name(),
                "name",
                features.codecs().get(codec.key()),
                "rate",
                String.valueOf(codec.rate()),
                "payloadType",
                codec.payloadType() < 0 ? "" : String.valueOf(codec.payloadType()));
    }

    private void putNetwork(Map<String, Object> view) {
        String syslog = effective.text(Setting.SYSLOG);
        view.put("syslog", syslog.equals("off") ? "" : address(syslog));
        view.put("vlan", effective.text(Setting.VLAN));
        view.put("vlanPriority", effective.text(Setting.VLAN_PRIORITY));
        view.put("pcVlan", effective.text(Setting.PC_VLAN));
    }

    /** Phones that started together don't come together: each has a time of its own, always the same. */
    private void putRecheck(Map<String, Object> view) {
        long most = effective.seconds(Setting.RECHECK);
        long seconds = phone == null ? most : Spread.shorter(most, phone);
        view.put("recheckHours", String.valueOf(Math.ceilDiv(seconds, 3_600)));
        view.put("recheckMinutes", String.valueOf(Math.ceilDiv(seconds, 60)));
        view.put("recheckSeconds", String.valueOf(seconds));
        view.put("recheckMinute", String.valueOf(phone == null ? 0 : Spread.place(phone, MINUTES)));
    }

    private void putDialPlan(Map<String, Object> view, DialledNumbers numbers) {
        List<String> patterns = effective.is(Setting.DIAL_PLAN, "auto") ? numbers.patterns() : List.of();
        view.put("dialPlan", DialPlanText.of(features.dialPlan(), patterns));
        List<Map<String, Object>> rules = numbered(
                "pattern",
                patterns.stream()
                        .limit(features.dialPlan().rules())
                        .map(features.dialPlan()::spell)
                        .toList());
        view.put("dialRules", rules);
        view.put(
                "unusedDialRules",
                IntStream.rangeClosed(rules.size() + 1, features.dialPlan().rules())
                        .mapToObj(i -> Map.<String, Object>of("index", String.valueOf(i)))
                        .toList());
        view.put("emergency", numbered("number", numbers.emergency()));
    }

    /** Puts the groups, and the places that none takes; neither where paging is left as it is. */
    private void putPaging(Map<String, Object> view) {
        List<String> wanted = effective.words(Setting.PAGING);
        List<String> groups = wanted.equals(List.of("off")) ? List.of() : wanted;
        view.put(
                "paging",
                IntStream.range(0, groups.size())
                        .mapToObj(i -> group(i + 1, groups.get(i)))
                        .toList());
        view.put(
                "unusedPaging",
                IntStream.rangeClosed(groups.size() + 1, wanted.isEmpty() ? 0 : PAGING_PLACES)
                        .mapToObj(i -> Map.<String, Object>of("index", String.valueOf(i)))
                        .toList());
    }

    private static Map<String, Object> group(int index, String text) {
        int colon = text.indexOf(':');
        return Map.of(
                "index", String.valueOf(index), "address", text.substring(0, colon), "port", text.substring(colon + 1));
    }

    private static List<Map<String, Object>> numbered(String name, List<String> texts) {
        List<Map<String, Object>> items = new ArrayList<>();
        texts.forEach(text -> items.add(Map.of("index", String.valueOf(items.size() + 1), name, text)));
        return List.copyOf(items);
    }

    /** A raw parameter; its name may end in a slash and the index of its owner. */
    private static Map<String, Object> raw(String key, String value) {
        int slash = key.lastIndexOf('/');
        Map<String, Object> raw = new HashMap<>();
        raw.put("key", key);
        raw.put("value", value);
        raw.put("name", slash < 0 ? key : key.substring(0, slash));
        raw.put("index", slash < 0 ? "" : key.substring(slash + 1));
        return raw;
    }

    private String address(String text) {
        return text.equals(SELF) ? server.toString() : text;
    }
}
