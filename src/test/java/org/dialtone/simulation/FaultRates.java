package org.dialtone.simulation;

/**
 * How often what goes wrong, each drawn from the seed: from 0 to 1 for one packet or one commit.
 *
 * @param crashes of the process in the whole run
 * @param rogues  hostile neighbours
 * @param clockChanges how often the wall clock is set while the box runs; it may be set at each crash, too
 */
record FaultRates(
        double lost,
        double doubled,
        double late,
        double slowCommit,
        double failedCommit,
        int crashes,
        int powerCycles,
        int rogues,
        int clockChanges) {

    static final FaultRates NONE = new FaultRates(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** @param phones the more phones, the more of them lose their power */
    static FaultRates of(Chance chance, int phones) {
        return new FaultRates(
                chance.rate(0.3),
                chance.rate(0.2),
                chance.rate(0.1),
                chance.rate(0.2),
                chance.rate(0.3),
                chance.below(5),
                chance.below(phones + 1),
                chance.below(4),
                chance.below(5));
    }

    @Override
    public String toString() {
        return "%.0f%% of packets lost, %.0f%% doubled, %.0f%% late; %.0f%% of commits slow, %.0f%% failed; %d crashes, %d power cycles of phones, %d rogues, %d times another year"
                .formatted(
                        lost * 100,
                        doubled * 100,
                        late * 100,
                        slowCommit * 100,
                        failedCommit * 100,
                        crashes,
                        powerCycles,
                        rogues,
                        clockChanges);
    }
}
