package org.dialtone.app.rollout;

import java.util.function.Predicate;
import org.dialtone.net.MacAddress;

/**
 * How a rollout tells phones; neither part waits.
 *
 * @param inCall whether a phone rings or talks: it is told afterwards, as new firmware ends a call
 * @param tell   tells a phone to fetch its file; false where that can't be done: then the phone comes by itself
 */
public record RolloutNotice(Predicate<MacAddress> inCall, Predicate<MacAddress> tell) {}
