package org.dialtone.web.console.attention;

import java.util.List;
import org.dialtone.app.view.Handover;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;

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

        static Line of(Handover.Row phone, Words words) {
            return new Line(
                    phone,
                    phone.state().key(),
                    state(phone, words),
                    phone.why() == null ? "" : words.events().says(phone.why()));
        }

        private static String state(Handover.Row phone, Words words) {
            return switch (phone.state()) {
                case REGISTERED -> words.say(phone.up() ? "report.up" : "report.silent");
                case PARTLY, BOOTING, WAITING, STUCK ->
                    words.say("phones.state." + phone.state().key());
                case UNHEARD -> words.say("phones.group.unheard");
            };
        }
    }

    static HandoverTable of(Handover report, Moment made, Words words) {
        return new HandoverTable(
                report.rows().stream().map(row -> Line.of(row, words)).toList(), report.up(), made);
    }

    public int total() {
        return lines.size();
    }

    /** The phones that aren't up. */
    public List<Line> down() {
        return lines.stream().filter(line -> !line.phone().up()).toList();
    }
}
