package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.app.rollout.RolloutView;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.app.rollout.Standing;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.MacAddress;

/** The alarm of a rollout that stopped by itself. */
@Singleton
final class RolloutAlarm {

    private static final int MOST_NAMED = 5;

    private final Rollouts rollouts;

    RolloutAlarm(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    AlarmSource source() {
        return new AlarmSource(Event.FIRMWARE_ROLLOUT_STOPPED, this::stopped);
    }

    private Map<String, Details> stopped() {
        List<RolloutView> stopped = rollouts.all().stream()
                .filter(view -> view.standing() == Standing.OVERDUE)
                .toList();
        return BoxAlarms.each(stopped, RolloutView::id, RolloutAlarm::details);
    }

    private static Details details(RolloutView view) {
        return Details.of(Detail.VENDOR, view.firmware().vendor())
                .with(Detail.MODEL, view.firmware().models().pattern())
                .with(Detail.VERSION, view.firmware().version())
                .with(Detail.PHONES, view.out().size())
                .with(Detail.MOST, view.phones() - view.waiting())
                .with(Detail.WITHIN, view.firmware().rollout().within())
                .with(Detail.NOTE, names(view.out()));
    }

    private static String names(List<MacAddress> phones) {
        String first =
                phones.stream().limit(MOST_NAMED).map(MacAddress::toString).collect(Collectors.joining(", "));
        return first + (phones.size() > MOST_NAMED ? ", …" : "");
    }
}
