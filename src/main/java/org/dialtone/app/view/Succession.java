package org.dialtone.app.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;

/**
 * An unknown phone on the switch port of a silent one, which it may be meant to replace.
 *
 * @param silent   the phone of the site
 * @param newcomer a device of a phone maker that the site doesn't list
 * @param place    the port of both, as a relay names it (RFC 3046)
 */
public record Succession(PhoneView silent, PhoneView newcomer, String place) {

    /**
     * All that the ports tell. A port counts where these two phones were seen at it and no third one: behind a further
     * switch nothing tells which of several phones has gone.
     *
     * @param places the port of a phone as far as it is known
     */
    static List<Succession> of(List<PhoneView> phones, Function<PhoneView, Optional<String>> places) {
        Map<String, List<PhoneView>> ports = new HashMap<>();
        phones.stream()
                .filter(phone -> !phone.listed() && isPhone(phone))
                .forEach(phone -> places.apply(phone)
                        .ifPresent(place -> ports.computeIfAbsent(place, _ -> new ArrayList<>(2))
                                .add(phone)));
        if (!ports.isEmpty()) {
            phones.stream()
                    .filter(PhoneView::listed)
                    .forEach(phone -> places.apply(phone).map(ports::get).ifPresent(there -> there.add(phone)));
        }
        List<Succession> found = new ArrayList<>();
        ports.forEach((place, there) -> {
            if (there.size() == 2
                    && there.getFirst().listed() != there.getLast().listed()) {
                boolean first = there.getFirst().listed();
                Succession both = new Succession(there.get(first ? 0 : 1), there.get(first ? 1 : 0), place);
                if (both.follows()) {
                    found.add(both);
                }
            }
        });
        return found;
    }

    /** A computer behind a phone is on the phone's port, too. */
    private static boolean isPhone(PhoneView phone) {
        return phone.vendor() != null || phone.state() == PhoneState.WAITING;
    }

    /** Whether the one was heard last before the other came. */
    private boolean follows() {
        boolean gone = silent.isUnreachable()
                || silent.state() != PhoneState.REGISTERED && silent.state() != PhoneState.PARTLY;
        return gone
                && newcomer.state() != PhoneState.UNHEARD
                && silent.lastSeen() != null
                && came() != null
                && silent.lastSeen().isBefore(came());
    }

    /** When the newcomer came. */
    public Instant came() {
        return newcomer.latest().map(Boot::started).orElse(newcomer.lastSeen());
    }

    /** What an operator is told at the newcomer. */
    PhoneFinding finding() {
        String numbers =
                String.join(", ", silent.lines().stream().map(LineView::number).toList());
        return new PhoneFinding(
                Event.PHONE_SUCCESSOR,
                Details.of(Detail.PREDECESSOR, silent.mac())
                        .with(Detail.LINES, numbers.isEmpty() ? null : numbers)
                        .with(Detail.PLACE, place),
                came());
    }
}
