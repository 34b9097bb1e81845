package org.dialtone.app.view;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The headline: how many phones are in each state. Console, API and metrics show the same.
 *
 * @param byState every state, also those of no phone
 * @param attention phones of any state at which an operator should look
 * @param behind  phones of any state whose file is older than the site's
 */
public record PhoneCounts(int total, Map<PhoneState, Integer> byState, int attention, int behind) {

    public static PhoneCounts of(Collection<PhoneView> phones) {
        Map<PhoneState, Integer> byState = new EnumMap<>(PhoneState.class);
        for (PhoneState state : PhoneState.values()) {
            byState.put(state, 0);
        }
        phones.forEach(phone -> byState.merge(phone.state(), 1, Integer::sum));
        int attention = (int) phones.stream().filter(PhoneView::needsAttention).count();
        int behind = (int) phones.stream().filter(PhoneView::isBehind).count();
        return new PhoneCounts(phones.size(), byState, attention, behind);
    }

    public int of(PhoneState state) {
        return byState.get(state);
    }
}
