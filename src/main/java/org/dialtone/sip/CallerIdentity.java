package org.dialtone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;

/**
 * The name under which a call comes: that of the extension in the site. Its number is in the URI of From, which the
 * proof of the caller has checked.
 */
final class CallerIdentity {

    private CallerIdentity() {}

    /**
     * The request with the extension's own name in From, where it names itself at all.
     *
     * @param name null: nobody knows who calls, and the request goes on without a name
     */
    static SipRequest under(String name, SipRequest request) {
        Optional<NameAddress> from =
                request.from().filter(each -> !each.display().isEmpty());
        String own = name == null ? "" : wire(name);
        if (from.isEmpty() || from.get().display().equals(own)) {
            return request;
        }
        String value = (own.isEmpty() ? "" : quoted(own) + " ") + "<"
                + from.get().uri() + ">" + from.get().params();
        List<Header> fields = new ArrayList<>(request.headers().fields());
        fields.replaceAll(
                field -> field.name().equalsIgnoreCase(Headers.FROM) ? new Header(field.name(), value) : field);
        return new SipRequest(request.method(), request.uri(), new Headers(fields), request.body());
    }

    /** The name of an extension; its number where it has no name. */
    static String name(Extension extension) {
        return extension.name() == null || extension.name().isBlank() ? extension.user() : extension.name();
    }

    /** The wire is read byte for byte, so a name outside ASCII must look as its UTF-8 does there. */
    private static String wire(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00-\\x1f\\x7f]", " ");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
