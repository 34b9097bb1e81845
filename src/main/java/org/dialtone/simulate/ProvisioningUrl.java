package org.dialtone.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.wire.Options;

/** Finds the provisioning URL in DHCP options, in the order in which the vendor's phones look. */
final class ProvisioningUrl {

    private ProvisioningUrl() {}

    /** @param sources {@code 66}, or {@code 43/66} for sub-option 66 of option 43 */
    static Optional<String> in(Options options, List<String> sources) {
        return sources.stream()
                .map(source -> value(options, source))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> value(Options options, String source) {
        String[] codes = source.split("/");
        byte[] value = options.get(Integer.parseInt(codes[0]));
        if (codes.length == 2 && value != null) {
            value = suboption(value, Integer.parseInt(codes[1]));
        }
        return Optional.ofNullable(value).map(ProvisioningUrl::text).filter(text -> !text.isEmpty());
    }

    private static byte[] suboption(byte[] value, int code) {
        for (int at = 0; at + 1 < value.length; at += 2 + (value[at + 1] & 0xff)) {
            int end = at + 2 + (value[at + 1] & 0xff);
            if ((value[at] & 0xff) == code && end <= value.length) {
                return Arrays.copyOfRange(value, at + 2, end);
            }
        }
        return null;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
