package org.dialtone.web.console.files;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.dialtone.phone.VendorPack;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.Site.Firmware;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.api.FirmwareApi.FirmwareJson;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

/**
 * The firmware files of the box, and which phones are to run them.
 *
 * @param vendors the vendors that a file can be set for
 */
public record FirmwareTable(List<FileRow> files, List<RuleRow> rules, List<VendorPack> vendors) {

    /**
     * One file.
     *
     * @param link   the name as a URL holds it
     * @param usedBy vendors whose phones are sent to it; empty: none, and it can be deleted
     */
    public record FileRow(String name, String link, String size, String sha256, Moment stored, String usedBy) {

        /** The beginning of the hash, which tells two files of one name apart. */
        public String hash() {
            return sha256.substring(0, 12);
        }
    }

    /**
     * The firmware of phones of one kind.
     *
     * @param id    the object's key as a URL holds it
     * @param there whether the file is on the box
     * @param way   how it comes to the phones, in words
     */
    public record RuleRow(
            String id, String vendor, String model, String version, String file, boolean there, String way) {}

    static FirmwareTable of(List<FirmwareJson> files, List<Firmware> rules, List<VendorPack> vendors, SiteTime time) {
        Set<String> there = Set.copyOf(files.stream().map(FirmwareJson::name).toList());
        return new FirmwareTable(
                files.stream().map(file -> row(file, time)).toList(),
                rules.stream()
                        .map(rule -> new RuleRow(
                                escaped(ObjectName.of(Group.FIRMWARE, rule).key()),
                                rule.vendor(),
                                rule.model(),
                                rule.version(),
                                rule.file(),
                                there.contains(rule.file()),
                                RolloutText.brief(rule.rollout(), time.words())))
                        .toList(),
                vendors);
    }

    private static FileRow row(FirmwareJson file, SiteTime time) {
        return new FileRow(
                file.name(),
                escaped(file.name()),
                size(file.size()),
                file.sha256(),
                time.show(file.modified()),
                String.join(", ", file.usedBy()));
    }

    private static String size(long bytes) {
        long kib = (bytes + 1023) / 1024;
        return kib < 1024 ? kib + " KiB" : (kib + 1023) / 1024 + " MiB";
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
