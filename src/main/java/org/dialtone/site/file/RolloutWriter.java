package org.dialtone.site.file;

import java.util.Collection;
import java.util.List;
import org.dialtone.provision.FirmwareStep;
import org.dialtone.provision.RolloutRules;
import org.dialtone.site.model.Site.Firmware;

/** Writes which firmware phones run; what is usual is left out. */
final class RolloutWriter {

    private RolloutWriter() {}

    static Yaml firmware(Firmware firmware) {
        Yaml yaml = Yaml.flow()
                .text("vendor", firmware.vendor())
                .text("model", firmware.model())
                .text("version", firmware.version())
                .text("file", firmware.file())
                .texts("more", firmware.more());
        List<Yaml> steps = firmware.steps().stream().map(RolloutWriter::step).toList();
        Yaml whole = steps.isEmpty() ? yaml : yaml.braces("steps", steps);
        return firmware.rollout() == null ? whole : whole.whole("rollout", rollout(firmware.rollout()));
    }

    private static Yaml step(FirmwareStep step) {
        return Yaml.flow()
                .text("below", step.below())
                .text("version", step.version())
                .text("file", step.file());
    }

    private static Yaml rollout(RolloutRules rollout) {
        RolloutRules usual = RolloutRules.USUAL;
        boolean any = rollout.canaries().isEmpty();
        Yaml yaml = Yaml.flow();
        Yaml canaries = any
                ? yaml.number("canaries", unless(usual.canaryCount(), rollout.canaryCount()))
                : yaml.texts("canaries", rollout.canaries());
        Yaml shares = rollout.shares().equals(usual.shares())
                ? canaries
                : canaries.list(
                        "shares",
                        rollout.shares().stream().map(share -> share + "%").toList());
        return shares.word("within", SiteWriter.time(unless(usual.within(), rollout.within())))
                .texts("businessHours", texts(rollout.businessHours()))
                .number("atOnce", unless(usual.atOnce(), rollout.atOnce()))
                .word("mayFail", rollout.mayFail() == usual.mayFail() ? null : rollout.mayFail() + "%");
    }

    private static <T> T unless(T usual, T value) {
        return value.equals(usual) ? null : value;
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
