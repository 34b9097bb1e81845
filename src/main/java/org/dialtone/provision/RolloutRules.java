package org.dialtone.provision;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import org.dialtone.net.MacAddress;

/**
 * How new firmware comes to the phones of its kind: the canaries first, then one share of all after the other, at last
 * all.
 *
 * @param canaries      the phones that are told first; empty: any
 * @param canaryCount   the number of canaries, at least 1
 * @param shares        percent of the phones, each share with those before; all come after the last
 * @param within        the time in which a phone that was told must register again with the new version
 * @param businessHours when no phone is told
 * @param atOnce        the most phones that load it at the same time, at least 1
 * @param mayFail       percent of the told phones that may stay out before the rollout stops; never of the canaries
 */
public record RolloutRules(
        List<MacAddress> canaries,
        int canaryCount,
        List<Integer> shares,
        Duration within,
        List<BusinessHours> businessHours,
        int atOnce,
        int mayFail) {

    private static final int ALL = 100;

    public static final RolloutRules USUAL =
            new RolloutRules(List.of(), 1, List.of(10, 50), Duration.ofMinutes(30), List.of(), 10, 0);

    /** The number of rings: the canaries, the shares, and all. */
    public int rings() {
        return shares.size() + 2;
    }

    /**
     * The most phones that have been told by the end of this ring.
     *
     * @param ring   0: the canaries
     * @param phones the number of phones of this kind
     */
    public int most(int ring, int phones) {
        int first = Math.min(phones, canaryCount);
        return ring == 0 ? first : Math.max(first, (int) Math.ceilDiv((long) phones * percent(ring), ALL));
    }

    /** @param ring from 1 on */
    public int percent(int ring) {
        return ring > shares.size() ? ALL : shares.get(ring - 1);
    }

    public boolean isBusy(ZonedDateTime at) {
        return businessHours.stream().anyMatch(hours -> hours.contain(at));
    }
}
