package org.dialtone.web.console.network;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.view.LeaseView;
import org.dialtone.app.view.PhoneView;

/** What the list of leases is sorted by; leases that are alike follow by address. Unknown values are last. */
enum LeaseOrder {
    ADDRESS(Comparator.comparingInt(Held::place)),
    HOLDER(Comparator.comparing(Held::title, String.CASE_INSENSITIVE_ORDER)),
    STATE(Comparator.comparing(held -> held.lease().state())),
    SCOPE(Comparator.comparing(held -> held.lease().scope(), Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))),
    SINCE(Comparator.comparing((Held held) -> held.lease().since()).reversed()),
    UNTIL(Comparator.comparing(held -> held.lease().expires()));

    private final Comparator<Held> order;

    LeaseOrder(Comparator<Held> order) {
        this.order = order;
    }

    /**
     * A lease and its holder.
     *
     * @param place among all leases by address
     * @param phone null where the holder was never heard
     */
    record Held(int place, LeaseView lease, PhoneView phone, String title) {}

    /** @param reversed whether the order is turned round; what it leaves open is not */
    List<Held> sort(Stream<Held> leases, boolean reversed) {
        return leases.sorted((reversed ? order.reversed() : order).thenComparingInt(Held::place))
                .toList();
    }
}
