package org.dialtone.web.console.network;

import java.util.List;
import java.util.Objects;
import org.dialtone.app.AddressMove;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.web.console.forms.Words;

/**
 * A phone that the site gives another address, until it has registered from there.
 *
 * @param to  null: one of a pool
 * @param why what keeps it where it is; null: nothing is known to
 */
public record MoveRow(String mac, String id, String from, String to, String state, String why) {

    /** The most rows of a page. */
    private static final int MOST = 200;

    static List<MoveRow> all(List<AddressMove> moves, Words words) {
        return moves.stream()
                .filter(move -> move.state() != AddressMove.State.MOVED)
                .limit(MOST)
                .map(move -> of(move, words))
                .toList();
    }

    private static MoveRow of(AddressMove move, Words words) {
        return new MoveRow(
                move.mac().toString(),
                move.mac().plain(),
                move.from().toString(),
                Objects.toString(move.to(), null),
                words.say("network.move." + move.state().word()),
                move.hinders().has(Detail.WHY)
                        ? words.events().why(new Grounds(move.hinders().reason(Detail.WHY), move.hinders()))
                        : null);
    }
}
