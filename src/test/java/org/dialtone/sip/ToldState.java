package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.sip.wire.SipRequest;

/** What a NOTIFY of a subscription tells, in one line. */
final class ToldState {

    private static final Pattern VERSION = Pattern.compile(" version=\"(\\d+)\"");
    private static final Pattern TOLD = Pattern.compile("<state>(\\w+)|direction=\"(\\w+)\"|<remote>\\s*<identity"
            + "(?: display=\"([^\"]*)\")?>sip:([^@]+)|<basic>(\\w+)|rpid:(on-the-phone)|^(Messages-Waiting: \\w+)");

    private ToldState() {}

    /** Empty for a request that is no NOTIFY of a subscription. */
    static String of(SipRequest request) {
        if (request.body().length == 0 || !request.headers().has("Subscription-State")) {
            return "";
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        String version = VERSION.matcher(body)
                .results()
                .map(found -> " v" + found.group(1))
                .collect(Collectors.joining());
        return " " + request.headers().first("Subscription-State").orElseThrow() + version
                + TOLD.matcher(body)
                        .results()
                        .flatMap(found -> IntStream.rangeClosed(1, found.groupCount())
                                .mapToObj(found::group)
                                .filter(Objects::nonNull)
                                .map(word -> " " + word))
                        .collect(Collectors.joining());
    }
}
