package org.dialtone.provision;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Notes that a phone registered, or reports that it did, after it got its file: it runs with that file. */
public final class FileConfirmations implements Consumer<Entry> {

    private static final Set<Event> PROOFS = EnumSet.of(
            Event.SIP_REGISTER,
            Event.SIP_REGISTER_REFRESHED,
            Event.SIP_REGISTER_LET_IN,
            Event.SIP_REGISTER_LET_IN_REFRESHED,
            Event.SIP_REGISTER_REPORTED);

    private final ServedFiles served;
    private final Supplier<ProvisionPlan> plan;

    public FileConfirmations(ServedFiles served, Supplier<ProvisionPlan> plan) {
        this.served = served;
        this.plan = plan;
    }

    @Override
    public void accept(Entry entry) {
        if (PROOFS.contains(entry.event())) {
            Phone phone = plan.get().phones().get(entry.mac());
            if (phone != null) {
                served.confirmed(phone.mac(), entry.at());
            }
        }
    }
}
