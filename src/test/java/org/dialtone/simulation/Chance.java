package org.dialtone.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that a run leaves to chance, from its seed. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A generator of its own, for an engine that wants one. */
    RandomGenerator split() {
        return random.split();
    }

    /** @param probability from 0 to 1 */
    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int number() {
        return random.nextInt();
    }

    /** A duration from the least to less than the most, in milliseconds. */
    Duration millis(long least, long most) {
        return Duration.ofMillis(random.nextLong(least, most));
    }

    Duration seconds(long least, long most) {
        return millis(least * 1_000, most * 1_000);
    }

    /** A rate of a fault: none in one run of three, else up to the most. */
    double rate(double most) {
        return of(1.0 / 3) ? 0 : random.nextDouble(most);
    }

    <T> T from(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
