package org.dialtone.app.view;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.site.compile.Plans;

/**
 * One device as the site has it; all MACs of one phone of the site are one device.
 *
 * @param macs  all its MACs, this one first
 * @param phone the phone of the site that it is, or null
 * @param lines that the site gives it
 */
record Device(MacAddress mac, Set<MacAddress> macs, Phone phone, List<Line> lines) {

    /** A line of the phone. @param extension null: the registrar has none of this number */
    record Line(String number, String name, Extension extension) {

        private static Line of(ProvisionPlan.Line line, Plans plans) {
            return new Line(
                    line.number(), line.displayName(), plans.sip().extensions().get(line.number()));
        }

        /** Whether the line's former password is still accepted. */
        boolean isRotating() {
            return extension != null && extension.oldPassword() != null;
        }
    }

    static Device of(MacAddress mac, Plans plans) {
        Phone phone = plans.provision().phones().get(mac);
        return phone == null
                ? new Device(mac, Set.of(mac), null, List.of())
                : new Device(
                        mac,
                        macs(mac, phone),
                        phone,
                        phone.lines().stream().map(line -> Line.of(line, plans)).toList());
    }

    private static Set<MacAddress> macs(MacAddress mac, Phone phone) {
        if (phone.alsoMacs().isEmpty()) {
            return Set.of(mac);
        }
        Set<MacAddress> macs = new LinkedHashSet<>(Set.of(mac));
        macs.add(phone.mac());
        macs.addAll(phone.alsoMacs());
        return Collections.unmodifiableSet(macs);
    }
}
