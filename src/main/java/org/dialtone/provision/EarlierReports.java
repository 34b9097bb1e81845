package org.dialtone.provision;

import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.provision.ProvisionPlan.Line;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Takes over the reports that an earlier release wrote into the journal alone. */
public final class EarlierReports {

    private EarlierReports() {}

    /** Fills an empty book; a book that has reports knows better. */
    public static void take(ReportBook reports, JournalBook journal, ProvisionPlan plan) {
        if (reports.isEmpty() && plan.reports() != null) {
            plan.phones().forEach((mac, phone) -> journal.entries(mac).forEach(entry -> take(reports, phone, entry)));
        }
    }

    private static void take(ReportBook reports, Phone phone, Entry entry) {
        boolean about = switch (entry.event()) {
            case SIP_REGISTER_REPORTED, SIP_UNREGISTER_REPORTED, SIP_REGISTER_REFUSED_REPORTED -> true;
            default -> false;
        };
        boolean registered = entry.event() == Event.SIP_REGISTER_REPORTED;
        phone.lines().stream()
                .map(Line::number)
                .filter(number -> about && entry.ip() != null && number.equals(entry.file()))
                .forEach(number -> reports.note(new LineReport(phone.mac(), number, registered, entry.ip())));
    }
}
