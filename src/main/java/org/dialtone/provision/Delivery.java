package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A phone's last delivery, and the end of its window. All but the first two are null for a phone without a delivery.
 *
 * @param until    end of the window, which may be long past
 * @param version  version of all that the site configures for the phone
 * @param file     the requested name, in lower case
 * @param template the template of the file
 * @param model    the model that the file is for, or null
 * @param local    the box's address that the request came to
 */
public record Delivery(
        MacAddress phone,
        Instant until,
        String version,
        String file,
        String template,
        String model,
        Ip4 local,
        String etag) {

    Delivery until(Instant later) {
        return new Delivery(phone, later, version, file, template, model, local, etag);
    }
}
