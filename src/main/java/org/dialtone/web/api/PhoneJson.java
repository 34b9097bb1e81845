package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dialtone.app.view.PhoneView;

/** A phone as the API shows it; unknown values are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhoneJson(
        String mac,
        boolean listed,
        String vendor,
        String model,
        String firmware,
        String address,
        List<PhoneView.LineView> lines,
        String state,
        Instant lastSeen) {

    static PhoneJson of(PhoneView phone) {
        return new PhoneJson(
                phone.mac().toString(),
                phone.listed(),
                phone.vendor(),
                phone.model(),
                phone.firmware(),
                Objects.toString(phone.address(), null),
                phone.lines(),
                phone.state(),
                phone.lastSeen());
    }
}
