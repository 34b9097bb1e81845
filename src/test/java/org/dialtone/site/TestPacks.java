package org.dialtone.site;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.net.Glob;
import org.dialtone.net.Oui;
import org.dialtone.phone.Dialect;
import org.dialtone.phone.DialectBuilder;
import org.dialtone.phone.Features;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.FirmwareAdvice.Avoid;
import org.dialtone.phone.FirmwareAdvice.Via;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.Setting;

/** Packs that know only the maker of a phone. */
public final class TestPacks {

    private TestPacks() {}

    public static Packs packs() {
        return new Packs(List.of(
                pack("yealink", "001565"),
                pack("fanvil", "0c383e"),
                pack("grandstream", "000b82"),
                pack("dinstar", "f8a03d"),
                pack("ale", "00809f"),
                pack("htek", "001fc1"),
                pack("snom", "000413")));
    }

    /** Yealink's files carry all settings but syslog; the other vendors' files carry none. */
    private static Dialect dialect(String key) {
        return key.equals("yealink")
                ? new DialectBuilder(16)
                        .features(new Features(
                                Map.of("pcma", "PCMA", "pcmu", "PCMU"),
                                ",",
                                Map.of(),
                                Map.of("line", "15", "blf", "16"),
                                3,
                                List.of(),
                                1,
                                "admin",
                                Features.DialPlan.NONE,
                                new Features.Raw(Pattern.compile("[a-z0-9_.]+"), List.of("{key} ="), false),
                                List.of(),
                                Arrays.stream(Setting.values())
                                        .filter(each -> each != Setting.SYSLOG)
                                        .map(each -> each.viewKeys().getFirst())
                                        .collect(Collectors.toSet()),
                                ""))
                        .build()
                : Dialect.NONE;
    }

    private static VendorPack pack(String key, String oui) {
        return new PackBuilder(key, key)
                .ouis(Set.of(Oui.of(oui)))
                .dialect(dialect(key))
                .firmware(advice(key))
                .build();
    }

    private static FirmwareAdvice advice(String key) {
        return switch (key) {
            case "yealink" ->
                new FirmwareAdvice(
                        List.of(new Avoid(new Glob("T4*"), new Glob("66.87.*"), "no audio", "a report", "seen")),
                        List.of());
            case "snom" ->
                new FirmwareAdvice(
                        List.of(),
                        List.of(new Via(new Glob("*"), "8.9", new Glob("8.9.*"), "no way", "a report", "seen")));
            default -> FirmwareAdvice.NONE;
        };
    }
}
