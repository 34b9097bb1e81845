package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialtone.app.view.BootMedians.BootMedian;
import org.dialtone.app.view.PhoneView;
import org.dialtone.journal.Boot;
import org.dialtone.journal.BootTimes;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Journey;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.journal.Step;

/** A journey as the API shows it: boots and steps, oldest first; values that a step doesn't have are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JourneyJson(String mac, List<BootJson> boots, List<FindingJson> diagnosis, MedianJson median) {

    /** One boot. */
    public record BootJson(Instant started, String state, TimesJson times, List<StepJson> steps) {}

    /**
     * The milliseconds from a boot's first message until the phone had its address, its first file, and all its lines
     * registered; left out where it hasn't come so far.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TimesJson(Long address, Long file, Long registered) {

        static TimesJson of(BootTimes times) {
            return new TimesJson(ms(times.address()), ms(times.file()), ms(times.registered()));
        }

        private static Long ms(Duration duration) {
            return duration == null ? null : duration.toMillis();
        }
    }

    /** How long phones of this model usually take, by so many boots; null: too few are known. */
    public record MedianJson(int boots, TimesJson times) {

        static MedianJson of(BootMedian median) {
            return new MedianJson(median.boots(), TimesJson.of(median.times()));
        }
    }

    /**
     * One step of a boot.
     *
     * @param event   the name of the event in the catalogue
     * @param ms      the time that the answer took
     * @param says    the event's sentence
     * @param details the others by their names
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepJson(
            Instant at,
            Step step,
            String ip,
            String file,
            Integer status,
            Long ms,
            Event event,
            String says,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details) {

        static StepJson of(Entry entry) {
            return new StepJson(
                    entry.at(),
                    entry.step(),
                    Objects.toString(entry.ip(), null),
                    entry.file(),
                    entry.status(),
                    entry.ms(),
                    entry.event(),
                    EventWords.english().says(entry),
                    others(entry));
        }
    }

    /** The details that have no field of their own, by their names. */
    static Map<String, String> others(Entry entry) {
        return entry.details()
                .without(Detail.ADDRESS)
                .without(Entry.named(entry.step()))
                .without(Detail.STATUS)
                .without(Detail.MS)
                .texts();
    }

    /** One finding; {@code rule} is its stable name, {@code event} its name in the catalogue. */
    public record FindingJson(String rule, Event event, String says, String remedy) {

        static FindingJson of(PhoneFinding finding) {
            EventWords words = EventWords.english();
            return new FindingJson(finding.rule(), finding.event(), words.says(finding), words.remedy(finding));
        }
    }

    static JourneyJson of(Journey journey, Optional<BootMedian> median) {
        return new JourneyJson(
                journey.mac().toString(),
                journey.boots().stream().map(boot -> boot(journey, boot)).toList(),
                journey.diagnosis().stream().map(FindingJson::of).toList(),
                median.map(MedianJson::of).orElse(null));
    }

    private static BootJson boot(Journey journey, Boot boot) {
        return new BootJson(
                boot.started(),
                PhoneView.spell(journey.state(boot)),
                TimesJson.of(BootTimes.of(boot)),
                boot.steps().stream().map(StepJson::of).toList());
    }
}
