package org.dialtone.site.file;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.BusinessHours;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.provision.RolloutRules;
import org.dialtone.site.file.Written.Scalar;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.Firmware;

/** Reads which firmware phones run, over which steps and in which rings. */
final class RolloutReader {

    private static final int MOST_PHONES = 50_000;
    private static final int MOST_LISTED = 100;
    private static final Duration LONGEST = Duration.ofDays(7);

    private RolloutReader() {}

    static Firmware firmware(Section section) {
        return new Firmware(
                section.required("vendor", Conversions::packKey, "vendor: yealink"),
                section.required("model", Conversions.text(SiteReader.NAME_LENGTH), "model: \"T4*\""),
                section.value("version", Conversions.text(SiteReader.NAME_LENGTH), null),
                section.required("file", Conversions::fileName, "file: T46S-66.86.0.15.rom"),
                section.texts("more", Conversions::fileName),
                section.list("steps", section::inner).stream()
                        .map(RolloutReader::step)
                        .filter(Objects::nonNull)
                        .toList(),
                section.has("rollout") ? rollout(section.section("rollout")) : null);
    }

    private static FirmwareStep step(Section section) {
        String below = section.required("below", Conversions.text(SiteReader.NAME_LENGTH), "below: 66.84");
        String version = section.required("version", Conversions.text(SiteReader.NAME_LENGTH), "version: 66.84.0.10");
        String file = section.required("file", Conversions::fileName, "file: T46S-66.84.0.10.rom");
        section.close();
        return below == null || version == null || file == null ? null : new FirmwareStep(below, version, file);
    }

    private static RolloutRules rollout(Section section) {
        RolloutRules usual = RolloutRules.USUAL;
        boolean any = section.written("canaries") instanceof Scalar;
        Integer count = any
                ? section.value("canaries", Conversions.number(1, MOST_PHONES), usual.canaryCount())
                : Integer.valueOf(usual.canaryCount());
        List<MacAddress> named = any ? List.of() : section.texts("canaries", NetTexts::mac);
        List<Integer> shares = section.has("shares") ? section.texts("shares", DhcpReader::percent) : usual.shares();
        Duration within = section.value("within", Conversions::duration, usual.within());
        List<BusinessHours> hours = section.texts("businessHours", NetTexts::hours);
        Integer atOnce = section.value("atOnce", Conversions.number(1, MOST_PHONES), usual.atOnce());
        Integer mayFail = section.value("mayFail", DhcpReader::percent, usual.mayFail());
        section.close();
        requireUpward(section, shares);
        requireBounds(section, within, named, hours);
        boolean whole = count != null && within != null && atOnce != null && mayFail != null;
        int canaries = named.isEmpty() ? Objects.requireNonNullElse(count, usual.canaryCount()) : named.size();
        return whole
                ? new RolloutRules(present(named), canaries, present(shares), within, present(hours), atOnce, mayFail)
                : null;
    }

    private static <T> List<T> present(List<T> values) {
        return values.stream().filter(Objects::nonNull).toList();
    }

    private static void requireUpward(Section section, List<Integer> shares) {
        int before = 0;
        for (Integer share : present(shares)) {
            if (share <= before || share > 99) {
                section.fault("shares", Flaw.SHARE_NOT_UPWARD, share);
                return;
            }
            before = share;
        }
    }

    private static void requireBounds(
            Section section, Duration within, List<MacAddress> named, List<BusinessHours> hours) {
        if (within != null && within.compareTo(LONGEST) > 0) {
            section.fault("within", Flaw.ROLLOUT_WAITS_TOO_LONG);
        }
        if (named.size() > MOST_LISTED || hours.size() > MOST_LISTED) {
            section.fault(named.size() > MOST_LISTED ? "canaries" : "businessHours", Flaw.LIST_TOO_LONG, MOST_LISTED);
        }
    }
}
