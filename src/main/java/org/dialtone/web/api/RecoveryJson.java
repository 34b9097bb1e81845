package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.dialtone.app.view.Recovery;

/**
 * How far the site's phones are back after a power cut.
 *
 * @param cause  {@code box}: the box started; {@code phones}: many phones began to boot
 * @param total  phones with lines that were heard at some time
 * @param coming heard since, and not registered yet
 * @param ended  when it was over; absent: it goes on
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecoveryJson(
        String cause,
        Instant since,
        int total,
        int back,
        int coming,
        int stuck,
        int unheard,
        Instant ended,
        String says) {

    static RecoveryJson of(Recovery recovery) {
        return new RecoveryJson(
                recovery.started() ? "box" : "phones",
                recovery.since(),
                recovery.total(),
                recovery.back(),
                recovery.coming(),
                recovery.stuck(),
                recovery.unheard(),
                recovery.ended(),
                "%d of %d back, %d booting, %d stuck, %d not heard yet"
                        .formatted(
                                recovery.back(),
                                recovery.total(),
                                recovery.coming(),
                                recovery.stuck(),
                                recovery.unheard()));
    }
}
