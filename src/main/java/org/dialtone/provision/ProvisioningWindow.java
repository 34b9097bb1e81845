package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Glob;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/**
 * The provisioning window: while it is open, the phone gets its whole file; otherwise it only learns that the file is
 * unchanged.
 */
final class ProvisioningWindow {

    private final WindowBook windows;
    private final FirmwareLookup firmware;
    private final InstantSource clock;

    ProvisioningWindow(WindowBook windows, FirmwareLookup firmware, InstantSource clock) {
        this.windows = windows;
        this.firmware = firmware;
        this.clock = clock;
    }

    /** @param rendered the phone's whole file */
    FileDecision hand(RequestContext asking, FileMatch match, String model, Phone phone, FileDecision rendered) {
        Duration window = asking.plan().access().window();
        if (window == null || !(rendered.answer() instanceof Answer.Document document)) {
            return rendered;
        }
        Delivery fresh = delivery(asking, match, model, phone, document, window);
        if (windows.admits(fresh)) {
            windows.delivered(fresh);
            return rendered;
        }
        return asking.request().holds(document.etag())
                ? rendered.unchanged(document.etag())
                : closed(rendered.claimed(), asking.file());
    }

    private static FileDecision closed(MacAddress claimed, String file) {
        return FileDecision.refused(
                claimed,
                new LeaseDecision.Nothing(
                        LeaseDoubt.WINDOW, Grounds.of(Reason.WINDOW_IS_CLOSED).with(Detail.FILE, file)));
    }

    private Delivery delivery(
            RequestContext asking,
            FileMatch match,
            String model,
            Phone phone,
            Answer.Document document,
            Duration window) {
        return new Delivery(
                phone.mac(),
                clock.instant().plus(window),
                version(asking.plan(), phone, firmware),
                WindowBook.fold(asking.file()),
                match.template(),
                model,
                asking.request().local(),
                document.etag());
    }

    /**
     * The version of all that the site configures for the phone, and of nothing that the phone says of itself. Where
     * the site names the phone's vendor and model, settings of others are left out, and a change of those opens no
     * window of this phone.
     */
    static String version(ProvisionPlan plan, Phone phone, FirmwareLookup lookup) {
        StringBuilder text = new StringBuilder()
                .append(plan.root().token())
                .append(plan.site())
                .append(plan.registrar())
                .append(phone.mac())
                .append(phone.vendor())
                .append(phone.model())
                .append(phone.keys())
                .append(phone.password())
                .append(plan.levels().sitePassword())
                .append(plan.firmware().stream()
                        .filter(firmware -> concerns(phone, firmware, lookup))
                        .toList());
        plan.firmware().stream()
                .filter(firmware -> concerns(phone, firmware, lookup))
                .forEach(firmware -> lookup.store()
                        .find(firmware.file())
                        .ifPresent(stored -> text.append('\n').append(stored.etag())));
        Stream.concat(
                        Stream.of(phone.own(), plan.levels().site()),
                        plan.levels().models().stream()
                                .filter(model -> concerns(phone, model.vendor(), new Glob(model.model())))
                                .map(Levels.ForModel::layer))
                .forEach(layer -> {
                    text.append('\n').append(new TreeMap<>(layer.settings()));
                    layer.raw()
                            .forEach(raw -> text.append('\n')
                                    .append(raw.vendor())
                                    .append(' ')
                                    .append(raw.key())
                                    .append('=')
                                    .append(raw.value()));
                });
        phone.lines()
                .forEach(line -> text.append('\n')
                        .append(line.number())
                        .append('\n')
                        .append(line.displayName())
                        .append('\n')
                        .append(line.authName())
                        .append('\n')
                        .append(line.password()));
        return hash(text.toString());
    }

    private static boolean concerns(Phone phone, Firmware firmware, FirmwareLookup lookup) {
        return concerns(phone, firmware.vendor(), firmware.models()) && lookup.hasCome(firmware, phone.mac());
    }

    private static boolean concerns(Phone phone, String vendor, Glob model) {
        return (phone.vendor() == null || phone.vendor().equals(vendor))
                && (phone.model() == null || model.matches(phone.model()));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
