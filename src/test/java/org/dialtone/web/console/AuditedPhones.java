package org.dialtone.web.console;

import static org.dialtone.web.console.AuditedCalls.FORM;
import static org.dialtone.web.console.AuditedCalls.JSON;

import java.time.Instant;
import java.util.List;
import org.dialtone.app.AuditAct;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PhoneRecords;

/** Calls every route that changes something about phones, their addresses, alarms and what needs attention. */
final class AuditedPhones {

    static final MacAddress GUEST = MacAddress.of("00:15:65:00:00:77");
    private static final MacAddress WAITS = MacAddress.of("00:15:65:00:00:78");

    private final AuditedCalls calls;
    private final PhoneRecords books;
    private final JournalBook book;
    private final Alarms alarms;

    AuditedPhones(AuditedCalls calls, PhoneRecords books, JournalBook book, Alarms alarms) {
        this.calls = calls;
        this.books = books;
        this.book = book;
        this.alarms = alarms;
    }

    void all() {
        phones();
        alarms();
        attentionAndSupport();
        calls.step("POST /api/v1/leases/declined/free", AuditAct.DECLINED_FREED, JSON, "");
        calls.step("POST /console/network/free-declined", AuditAct.DECLINED_FREED, FORM, "");
        calls.step("POST /console/network/moves", AuditAct.MOVES_STARTED, FORM, "act=start");
    }

    private void phones() {
        books.pendingPhones().welcome(GUEST);
        calls.step("POST /api/v1/phones/adopt", AuditAct.PHONE_ADOPTED, JSON, "{\"mac\": \"" + GUEST + "\"}");
        calls.step("DELETE /api/v1/phones/{mac}/adoption", AuditAct.ADOPTION_UNDONE, JSON, "", GUEST.plain());
        calls.step("POST /api/v1/adoption", AuditAct.SITE_CHANGED, JSON, "{\"hours\": 2, \"numbers\": \"900-909\"}");
        calls.step("DELETE /api/v1/adoption", AuditAct.SITE_CHANGED, JSON, "");
        calls.step("POST /api/v1/phones/{mac}/same", AuditAct.PHONES_JOINED, JSON, "{\"mac\": \"0015650000f1\"}");
        calls.step("POST /api/v1/phones/{mac}/place", AuditAct.PLACE_ACCEPTED, JSON, "");
        calls.step("POST /api/v1/phones/places", AuditAct.PLACE_ACCEPTED, JSON, "");
        calls.step("POST /api/v1/phones/{mac}/window", AuditAct.WINDOW_OPENED, JSON, "");
        calls.step("DELETE /api/v1/phones/{mac}/window", AuditAct.WINDOW_SHUT, JSON, "");
        calls.step("POST /api/v1/phones/window", AuditAct.WINDOW_OPENED, JSON, "");
        calls.step("POST /api/v1/phones/{mac}/resync", AuditAct.PHONE_RESYNCED, JSON, "");
        calls.step("POST /console/phones/{mac}/resync", AuditAct.PHONE_RESYNCED, FORM, "act=reboot");
        calls.step("POST /api/v1/phones/resync", AuditAct.ROUND_STARTED, JSON, "{\"all\": true}");
        calls.step("DELETE /api/v1/phones/resync", AuditAct.ROUND_CANCELLED, JSON, "");
        calls.step("DELETE /api/v1/dhcp/moves", AuditAct.MOVES_LEFT, JSON, "");
        calls.step("POST /api/v1/dhcp/moves", AuditAct.MOVES_STARTED, JSON, "");
        calls.step("POST /console/resync", AuditAct.ROUND_STARTED, FORM, "act=provision");
        calls.step("POST /console/resync", AuditAct.ROUND_CANCELLED, FORM, "act=cancel");
        calls.step("POST /console/phones/{mac}/access", AuditAct.WINDOW_OPENED, FORM, "act=open");
        calls.step("POST /console/access", AuditAct.PLACE_ACCEPTED, FORM, "act=places");
        calls.step("POST /api/v1/site/token", AuditAct.FOLDER_ROTATED, JSON, "{\"graceSeconds\": 60}");
        calls.step("DELETE /api/v1/site/token/former", AuditAct.FOLDER_CLOSED, JSON, "");
        calls.step("POST /console/access", AuditAct.FOLDER_ROTATED, FORM, "act=change&hours=1");
    }

    private void alarms() {
        for (String route : List.of("POST /api/v1/alarms/{id}/acknowledge", "POST /console/alarms/{id}/acknowledge")) {
            alarms.raise(
                    Event.CALL_EMERGENCY_UNANSWERED,
                    "1001",
                    Details.of(Detail.CALLED, "112").with(Detail.EXTENSION, "1001"));
            long id = alarms.find(true, 0, 1).items().getFirst().id();
            calls.step(
                    route, AuditAct.ALARM_ACKNOWLEDGED, route.contains("console") ? FORM : JSON, "", Long.toString(id));
        }
    }

    private void attentionAndSupport() {
        books.pendingPhones().welcome(WAITS);
        book.record(Entry.of(Instant.now(), WAITS, Event.DHCP_DISCOVER, null));
        String waiting = "mac=" + WAITS.plain();
        calls.step("POST /console/attention", AuditAct.FINDING_ACKNOWLEDGED, FORM, "act=acknowledge&" + waiting);
        calls.step("POST /console/attention", AuditAct.ACKNOWLEDGEMENT_UNDONE, FORM, "act=recall&" + waiting);
        String route = " /api/v1/attention/{mac}/acknowledge";
        calls.step("POST" + route, AuditAct.FINDING_ACKNOWLEDGED, JSON, "", WAITS.plain());
        calls.step("DELETE" + route, AuditAct.ACKNOWLEDGEMENT_UNDONE, JSON, "", WAITS.plain());
        books.pendingPhones().forget(WAITS);
        calls.step("POST /console/attention", AuditAct.PLACE_ACCEPTED, FORM, "act=trust_port&mac=001565000001");
        calls.step("POST /console/attention", AuditAct.DECLINED_FREED, FORM, "act=free_declined");
        calls.step("POST /api/v1/support", AuditAct.SUPPORT_BUNDLE_MADE, JSON, "");
        calls.step("POST /console/support", AuditAct.SUPPORT_BUNDLE_MADE, FORM, "names=mask");
        calls.step("POST /console/attention", AuditAct.SITE_CHANGED, FORM, "act=know_server&on=10.66.0.9");
    }
}
