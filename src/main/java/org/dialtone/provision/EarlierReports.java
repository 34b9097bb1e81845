package org.dialtone.provision;

import java.util.List;
import org.dialtone.journal.Entry;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Step;
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
        List<String> lines = phone.lines().stream().map(Line::number).toList();
        boolean about = entry.step() == Step.REGISTER
                || entry.step() == Step.UNREGISTER
                || entry.step() == Step.REJECTED && entry.status() == null;
        if (about && entry.ip() != null && lines.contains(entry.file())) {
            reports.note(new LineReport(phone.mac(), entry.file(), entry.step() == Step.REGISTER, entry.ip()));
        }
    }
}
