package org.dialtone.provision;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What a phone got last, and until when its window is open. All but the first two are null for a phone that got nothing yet.
 *
 * @param until    end of the window, which may be long ago
 * @param version  of all that the site says of the phone
 * @param file     name as asked for, in lower case
 * @param template that it was made of
 * @param model    that it was made for, or null
 * @param local    the box's address that it was asked at
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
