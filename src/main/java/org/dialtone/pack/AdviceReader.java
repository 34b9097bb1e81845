package org.dialtone.pack;

import org.dialtone.net.Glob;
import org.dialtone.phone.FirmwareAdvice;
import org.dialtone.phone.FirmwareAdvice.Avoid;
import org.dialtone.phone.FirmwareAdvice.Via;
import org.dialtone.site.file.YamlMap;

/** Reads what a pack knows of firmware: {@code firmware: {avoid: […], via: […]}}. */
final class AdviceReader {

    private static final int MOST = 200;

    private AdviceReader() {}

    static FirmwareAdvice read(YamlMap map) {
        map.allow("avoid", "via");
        return new FirmwareAdvice(
                map.atMost(MOST, "avoid", map.maps("avoid")).stream()
                        .map(AdviceReader::avoid)
                        .toList(),
                map.atMost(MOST, "via", map.maps("via")).stream()
                        .map(AdviceReader::via)
                        .toList());
    }

    private static Avoid avoid(YamlMap map) {
        map.allow("models", "versions", "says", "source", "sure");
        return new Avoid(
                new Glob(map.text("models", "*")),
                new Glob(map.required("versions")),
                map.required("says"),
                map.required("source"),
                map.required("sure"));
    }

    private static Via via(YamlMap map) {
        map.allow("models", "below", "step", "says", "source", "sure");
        String below = map.required("below");
        if (!below.isEmpty() && below.chars().noneMatch(Character::isDigit)) {
            map.fault("below", "\"" + below + "\" has no number, so no version is below it");
        }
        return new Via(
                new Glob(map.text("models", "*")),
                below,
                new Glob(map.required("step")),
                map.required("says"),
                map.required("source"),
                map.required("sure"));
    }
}
