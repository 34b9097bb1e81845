package org.dialtone.site.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Firmware;

/** Rules for the firmware that a site names. */
public record FirmwareRules(Packs packs, Surroundings here) {

    private static final String FIRMWARE = "firmware";

    public List<Rule> all() {
        return List.of(this::vendorsKnown, FirmwareRules::modelsOnce, FirmwareRules::filesOnce, this::filesThere);
    }

    private void vendorsKnown(Site site, Findings findings) {
        Rule.each(site.firmware(), FIRMWARE, (firmware, path) -> {
            if (firmware.vendor() != null && packs.get(firmware.vendor()).isEmpty()) {
                findings.fault(
                        path + ".vendor",
                        "there is no vendor pack " + firmware.vendor(),
                        "known are "
                                + String.join(
                                        ", ",
                                        packs.all().stream()
                                                .map(VendorPack::key)
                                                .toList()));
            }
        });
    }

    /**
     * Refuses the same glob twice. Two globs may still match one model; the later one counts then, as everywhere in a
     * site.
     */
    private static void modelsOnce(Site site, Findings findings) {
        Rule.unique(
                site.firmware(),
                FIRMWARE,
                "model",
                firmware -> firmware.vendor() == null || firmware.model() == null
                        ? null
                        : firmware.vendor() + " " + firmware.model().toLowerCase(Locale.ROOT),
                findings);
    }

    /** Refuses two files that differ in case alone: they can't be told apart when a phone asks. */
    private static void filesOnce(Site site, Findings findings) {
        Map<String, String> spelled = new HashMap<>();
        Rule.each(
                site.firmware(),
                FIRMWARE,
                (firmware, path) -> files(firmware).forEach(file -> {
                    String first = spelled.putIfAbsent(file.toLowerCase(Locale.ROOT), file);
                    if (first != null && !first.equals(file)) {
                        findings.fault(
                                path,
                                file + " and " + first + " differ in case alone",
                                "write both as the file is named, or rename one");
                    }
                }));
    }

    private void filesThere(Site site, Findings findings) {
        Rule.each(
                site.firmware(),
                FIRMWARE,
                (firmware, path) -> files(firmware)
                        .filter(file -> !here.hasFirmware(file))
                        .forEach(file -> findings.warning(
                                path,
                                "the file " + file
                                        + " isn't on the box, or is empty: phones are told of no firmware until it is",
                                "upload it: PUT /api/v1/firmware/" + file
                                        + ", or copy it into the folder firmware of the data folder")));
    }

    private static Stream<String> files(Firmware firmware) {
        return Stream.concat(
                Stream.ofNullable(firmware.file()), firmware.more().stream().filter(Objects::nonNull));
    }
}
