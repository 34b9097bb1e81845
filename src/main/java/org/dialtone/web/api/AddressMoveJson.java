package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import org.dialtone.app.AddressMove;
import org.dialtone.journal.Detail;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Grounds;

/**
 * A phone that the site gives another address than the one it holds.
 *
 * @param to    absent: one of a pool
 * @param state {@code due}, {@code in_call}, {@code asks}, {@code at_renewal}, {@code told}, {@code stays},
 *              {@code acknowledged} or {@code moved}
 * @param by    when it has moved at the latest where nothing restarts it: the end of its lease
 * @param told  when it was told to restart
 * @param says  why it stays, or isn't told
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressMoveJson(
        String mac, String from, String to, String state, Instant since, Instant told, Instant by, String says) {

    static AddressMoveJson of(AddressMove move) {
        return new AddressMoveJson(
                move.mac().toString(),
                move.from().toString(),
                Objects.toString(move.to(), null),
                move.state().word(),
                move.since(),
                move.told(),
                move.by(),
                move.hinders().has(Detail.WHY)
                        ? EventWords.english().why(new Grounds(move.hinders().reason(Detail.WHY), move.hinders()))
                        : null);
    }
}
