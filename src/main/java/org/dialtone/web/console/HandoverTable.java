package org.dialtone.web.console;

import java.util.List;
import org.dialtone.app.view.Handover;
import org.dialtone.journal.EventWords;

/**
 * The handover report in words.
 *
 * @param made when
 */
public record HandoverTable(List<Line> lines, int up, Moment made) {

    /**
     * One phone.
     *
     * @param style for colour
     * @param state in words
     * @param why   why it isn't up, perhaps empty
     */
    public record Line(Handover.Row phone, String style, String state, String why) {

        static Line of(Handover.Row phone) {
            return new Line(
                    phone,
                    phone.state().key(),
                    state(phone),
                    phone.why() == null ? "" : EventWords.english().says(phone.why()));
        }

        private static String state(Handover.Row phone) {
            return switch (phone.state()) {
                case REGISTERED -> phone.up() ? "Up" : "Doesn't answer";
                case PARTLY -> "Partly registered";
                case BOOTING -> "Booting";
                case WAITING -> "Waiting for adoption";
                case STUCK -> "Stuck";
                case UNHEARD -> "Not heard";
            };
        }
    }

    static HandoverTable of(Handover report, Moment made) {
        return new HandoverTable(report.rows().stream().map(Line::of).toList(), report.up(), made);
    }

    public int total() {
        return lines.size();
    }

    /** The phones that aren't up. */
    public List<Line> down() {
        return lines.stream().filter(line -> !line.phone().up()).toList();
    }
}
