package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.dialtone.app.deployment.Outlook;
import org.dialtone.net.MacAddress;

/**
 * Who is told of a change.
 *
 * @param now      MACs of the phones that are told by themselves
 * @param asks     MACs of the phones about which the box asks first
 * @param restarts MACs of those of both that restart, or may, when they are told
 * @param because  why it asks: {@code many} phones are touched, or those {@code restart}; left out: it doesn't ask
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutlookJson(List<String> now, List<String> asks, List<String> restarts, String because) {

    static OutlookJson of(Outlook outlook) {
        return new OutlookJson(
                texts(outlook.now()),
                texts(outlook.asks()),
                texts(outlook.restarts()),
                outlook.asks().isEmpty() ? null : outlook.many() ? "many" : "restart");
    }

    private static List<String> texts(List<MacAddress> macs) {
        return macs.stream().map(MacAddress::toString).toList();
    }
}
