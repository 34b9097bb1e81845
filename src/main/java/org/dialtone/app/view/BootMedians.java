package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.journal.Boot;
import org.dialtone.journal.BootTimes;

/**
 * How long phones of each model usually take to boot: of the boots in the journal that ended registered. Looks at all
 * phones at most once a minute. Safe to use from any thread that may wait.
 */
public final class BootMedians {

    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Fewer boots tell nothing of a model. */
    private static final int FEW = 3;

    private record Model(String vendor, String model) {}

    /** @param boots the number of boots that it is of */
    public record BootMedian(BootTimes times, int boots) {}

    private final Supplier<? extends Collection<PhoneView>> phones;
    private final InstantSource clock;
    private Map<Model, BootMedian> known = Map.of();
    private Instant looked;

    public BootMedians(Supplier<? extends Collection<PhoneView>> phones, InstantSource clock) {
        this.phones = phones;
        this.clock = clock;
    }

    /** The median of the phone's model; empty where its model isn't known, or has booted too seldom. */
    public synchronized Optional<BootMedian> of(PhoneView phone) {
        Instant now = clock.instant();
        if (looked == null || Duration.between(looked, now).compareTo(FRESH) >= 0) {
            looked = now;
            known = medians(phones.get());
        }
        return Optional.ofNullable(known.get(model(phone)));
    }

    private static Map<Model, BootMedian> medians(Collection<PhoneView> phones) {
        Map<Model, List<BootTimes>> times = new HashMap<>();
        for (PhoneView phone : phones) {
            if (phone.model() != null) {
                for (Boot boot : phone.journey().boots()) {
                    BootTimes took = BootTimes.of(boot);
                    if (took.registered() != null) {
                        times.computeIfAbsent(model(phone), _ -> new ArrayList<>())
                                .add(took);
                    }
                }
            }
        }
        Map<Model, BootMedian> medians = new HashMap<>();
        times.forEach((model, boots) -> {
            if (boots.size() >= FEW) {
                medians.put(model, new BootMedian(BootTimes.median(boots), boots.size()));
            }
        });
        return medians;
    }

    private static Model model(PhoneView phone) {
        return new Model(phone.vendor(), phone.model());
    }
}
