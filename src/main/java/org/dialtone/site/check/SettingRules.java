package org.dialtone.site.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.phone.Features;
import org.dialtone.phone.Identity;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.Findings;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Phone;

/**
 * Rules for the settings of phones: a setting that the vendor's files can't carry has no effect, and a finding says so.
 */
public record SettingRules(Packs packs) {

    private static final String PROVISIONING = "provisioning";

    public List<Rule> all() {
        return List.of(this::ofSite, this::ofModels, this::ofPhones, this::keysFit);
    }

    private void ofSite(Site site, Findings findings) {
        Layer layer = site.provisioning().layer();
        Set<String> vendors =
                new TreeSet<>(layer.raw().stream().map(Layer.Raw::vendor).toList());
        vendors.forEach(vendor -> raw(layer, vendor, PROVISIONING + ".raw." + vendor, findings));
        together(layer, PROVISIONING, findings);
    }

    private void ofModels(Site site, Findings findings) {
        Rule.each(site.models(), "models", (model, path) -> {
            if (model.vendor() != null && packs.get(model.vendor()).isEmpty()) {
                unknown(model.vendor(), path + ".vendor", findings);
            } else if (model.vendor() != null) {
                raw(model.layer(), model.vendor(), path + ".raw", findings);
                packs.get(model.vendor()).ifPresent(pack -> carried(model.layer(), pack, path, findings));
            }
            together(model.layer(), path, findings);
        });
    }

    private void ofPhones(Site site, Findings findings) {
        Rule.each(site.phones(), "phones", (phone, path) -> {
            pack(phone)
                    .ifPresentOrElse(
                            pack -> {
                                rawOf(phone, pack, path + ".raw", findings);
                                carried(phone.layer(), pack, path, findings);
                            },
                            () -> {
                                if (!phone.layer().raw().isEmpty()) {
                                    findings.warning(path + ".raw", Flaw.RAW_OF_UNKNOWN_VENDOR);
                                }
                            });
            together(phone.layer(), path, findings);
        });
    }

    /** Checks raw parameters. The vendor by a MAC alone is a guess: another vendor's phones may lie in its block. */
    private void rawOf(Phone phone, VendorPack pack, String path, Findings findings) {
        if (phone.vendor() != null) {
            raw(phone.layer(), pack.key(), path, findings);
        } else {
            Features.Raw known = pack.dialect().features().raw();
            phone.layer().raw().stream()
                    .filter(each -> !known.takes(each.key()))
                    .forEach(each -> findings.warning(path + "." + each.key(), Flaw.RAW_UNKNOWN_BY_MAC, pack.name()));
        }
    }

    private Optional<VendorPack> pack(Phone phone) {
        return phone.vendor() != null
                ? packs.get(phone.vendor())
                : packs.identify(phone.mac(), null, null).map(Identity::vendor).flatMap(packs::get);
    }

    private void raw(Layer layer, String vendor, String path, Findings findings) {
        Features.Raw raw =
                packs.get(vendor).map(pack -> pack.dialect().features().raw()).orElse(null);
        if (raw == null) {
            unknown(vendor, path, findings);
            return;
        }
        layer.raw().stream()
                .filter(each -> each.vendor() == null || each.vendor().equals(vendor))
                .filter(each -> !raw.takes(each.key()))
                .forEach(each -> findings.fault(path + "." + each.key(), unknownRaw(vendor, raw.key())));
    }

    private static Complaint unknownRaw(String vendor, Pattern pattern) {
        return pattern == null
                ? Complaint.of(Flaw.RAW_UNKNOWN, vendor)
                : Complaint.of(Flaw.RAW_UNKNOWN_LIKE, vendor, pattern);
    }

    private void unknown(String vendor, String path, Findings findings) {
        findings.fault(
                path,
                Flaw.VENDOR_UNKNOWN,
                vendor,
                packs.all().stream().map(VendorPack::key).collect(Collectors.joining(", ")));
    }

    private static void carried(Layer layer, VendorPack pack, String path, Findings findings) {
        Features features = pack.dialect().features();
        layer.settings().keySet().stream()
                .filter(setting -> setting.viewKeys().stream().noneMatch(features.carries()::contains))
                .forEach(setting ->
                        findings.warning(path + ".settings." + setting.key(), Flaw.SETTING_NOT_CARRIED, pack.name()));
        spelt(layer, Setting.CODECS, features.codecs(), pack, path, findings);
        spelt(layer, Setting.DTMF, features.dtmf(), pack, path, findings);
        spelt(layer, Setting.TRANSPORT, pack.dialect().transports(), pack, path, findings);
    }

    private static void spelt(
            Layer layer, Setting setting, Map<String, String> known, VendorPack pack, String path, Findings findings) {
        Stream.of(layer.settings().getOrDefault(setting, "").split(" "))
                .filter(word -> !word.isEmpty() && !known.containsKey(word))
                .forEach(word -> findings.warning(
                        path + ".settings." + setting.key(), Flaw.SETTING_WITHOUT_WORD, pack.name(), word));
    }

    private static void together(Layer layer, String path, Findings findings) {
        together(layer, Setting.VLAN_PRIORITY, Setting.VLAN, path, findings);
        together(layer, Setting.HOTLINE_DELAY, Setting.HOTLINE, path, findings);
    }

    private static void together(Layer layer, Setting setting, Setting other, String path, Findings findings) {
        if (layer.settings().containsKey(setting) && !layer.settings().containsKey(other)) {
            findings.warning(path + ".settings." + setting.key(), Flaw.SETTING_ALONE, other.key());
        }
    }

    private void keysFit(Site site, Findings findings) {
        Set<String> numbers = Stream.concat(
                        site.extensions().stream().filter(Objects::nonNull).map(Extension::number),
                        site.numbers().stream().filter(Objects::nonNull).map(Number::number))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Rule.each(site.phones(), "phones", (phone, path) -> {
            List<FunctionKey> keys = phone.keys() == null ? List.of() : phone.keys();
            Rule.each(keys, path + ".keys", (key, where) -> fits(key, phone, numbers, where, findings));
            pack(phone)
                    .map(pack -> pack.dialect().features())
                    .filter(features -> keys.size() > features.keys())
                    .ifPresent(features ->
                            findings.warning(path + ".keys", Flaw.KEYS_TOO_MANY_FOR_FILES, features.keys()));
            if (phone.directory() != null) {
                settable(FunctionKey.Kind.BLF, phone, path + ".keys.from", findings);
            }
        });
    }

    private void fits(FunctionKey key, Phone phone, Set<String> numbers, String path, Findings findings) {
        if (key.line() > Math.max(1, phone.lines().size())) {
            findings.fault(
                    path + ".line",
                    Flaw.KEY_LINE_MISSING,
                    key.line(),
                    Math.max(1, phone.lines().size()));
        }
        if (key.kind() == FunctionKey.Kind.BLF && !numbers.contains(key.value())) {
            findings.warning(path + ".value", Flaw.KEY_WATCHES_NOBODY, key.value());
        }
        settable(key.kind(), phone, path + ".type", findings);
    }

    private void settable(FunctionKey.Kind kind, Phone phone, String path, Findings findings) {
        pack(phone)
                .filter(pack -> pack.dialect().features().keys() > 0
                        && !pack.dialect().features().keyTypes().containsKey(kind.key()))
                .ifPresent(pack -> findings.warning(path, Flaw.KEY_TYPE_NOT_CARRIED, pack.name(), kind.key()));
    }
}
