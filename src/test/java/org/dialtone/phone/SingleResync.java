package org.dialtone.phone;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.MacAddress;

/** Tells phones one by one, as the test says; it begins no round. */
@FunctionalInterface
public interface SingleResync extends Resync {

    @Override
    default boolean tellAll(List<MacAddress> macs, Purpose purpose, int perSecond) {
        return false;
    }

    @Override
    default Optional<Round> round() {
        return Optional.empty();
    }

    @Override
    default boolean cancel() {
        return false;
    }
}
