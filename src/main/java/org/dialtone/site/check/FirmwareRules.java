package org.dialtone.site.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Firmware;

/** Rules for the firmware that a site names. */
public record FirmwareRules(Packs packs, Surroundings here) {

    private static final String FIRMWARE = "firmware";

    public List<Rule> all() {
        return List.of(
                this::vendorsKnown,
                FirmwareRules::modelsOnce,
                FirmwareRules::filesOnce,
                this::filesThere,
                this::knownGood,
                this::stepsThere,
                FirmwareRules::rolloutsProven,
                FirmwareRules::canariesListed);
    }

    private void vendorsKnown(Site site, Findings findings) {
        Rule.each(site.firmware(), FIRMWARE, (firmware, path) -> {
            if (firmware.vendor() != null && packs.get(firmware.vendor()).isEmpty()) {
                findings.fault(
                        path + ".vendor",
                        Flaw.VENDOR_UNKNOWN,
                        firmware.vendor(),
                        String.join(
                                ", ", packs.all().stream().map(VendorPack::key).toList()));
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
                        findings.fault(path, Flaw.FIRMWARE_FILES_ALIKE, file, first);
                    }
                }));
    }

    private void filesThere(Site site, Findings findings) {
        Rule.each(
                site.firmware(),
                FIRMWARE,
                (firmware, path) -> files(firmware)
                        .filter(file -> !here.hasFirmware(file))
                        .forEach(file -> findings.warning(path, Flaw.FIRMWARE_FILE_MISSING, file)));
    }

    /** Warns of versions that are known to be bad, in the pack's words. */
    private void knownGood(Site site, Findings findings) {
        Rule.each(
                site.firmware(),
                FIRMWARE,
                (firmware, path) -> Stream.concat(
                                Stream.ofNullable(firmware.version()),
                                firmware.steps().stream().map(FirmwareStep::version))
                        .forEach(version -> advice(firmware)
                                .flatMap(advice -> advice.against(firmware.model(), version))
                                .ifPresent(bad -> findings.warning(
                                        path, Flaw.FIRMWARE_KNOWN_BAD, version, bad.says(), bad.source()))));
    }

    /** Warns where older phones need a version between that the site doesn't name. */
    private void stepsThere(Site site, Findings findings) {
        Rule.each(
                site.firmware(),
                FIRMWARE,
                (firmware, path) -> advice(firmware)
                        .filter(_ -> firmware.version() != null)
                        .flatMap(advice -> advice.between(firmware.model(), null, firmware.version()))
                        .filter(via -> firmware.steps().stream()
                                .noneMatch(step -> via.step().matches(step.version())))
                        .ifPresent(via -> findings.warning(
                                path,
                                Flaw.FIRMWARE_STEP_MISSING,
                                via.below(),
                                via.step().pattern(),
                                via.says())));
    }

    private Optional<FirmwareAdvice> advice(Firmware firmware) {
        return Optional.ofNullable(firmware.vendor())
                .filter(_ -> firmware.model() != null)
                .flatMap(packs::get)
                .map(VendorPack::firmware);
    }

    /** A phone proves a rollout by the version that it names. */
    private static void rolloutsProven(Site site, Findings findings) {
        Rule.each(site.firmware(), FIRMWARE, (firmware, path) -> {
            if (firmware.rollout() != null && firmware.version() == null) {
                findings.fault(path + ".rollout", Flaw.ROLLOUT_WITHOUT_VERSION);
            }
        });
    }

    /** A rollout waits for its canaries, and would for ever. */
    private static void canariesListed(Site site, Findings findings) {
        Set<MacAddress> phones = site.phones().stream()
                .filter(Objects::nonNull)
                .map(Site.Phone::mac)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Rule.each(site.firmware(), FIRMWARE, (firmware, path) -> {
            List<MacAddress> canaries =
                    firmware.rollout() == null ? List.of() : firmware.rollout().canaries();
            canaries.stream()
                    .filter(canary -> !phones.contains(canary))
                    .forEach(canary -> findings.fault(path + ".rollout.canaries", Flaw.ROLLOUT_CANARY_UNKNOWN, canary));
        });
    }

    private static Stream<String> files(Firmware firmware) {
        return Stream.of(
                        Stream.ofNullable(firmware.file()),
                        firmware.more().stream().filter(Objects::nonNull),
                        firmware.steps().stream().map(FirmwareStep::file))
                .flatMap(each -> each);
    }
}
