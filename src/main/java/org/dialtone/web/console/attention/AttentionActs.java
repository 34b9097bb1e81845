package org.dialtone.web.console.attention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Adoptions;
import org.dialtone.app.AuditAct;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.PhoneAccess;
import org.dialtone.app.Replacement;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Untold;
import org.dialtone.app.view.AccessViews;
import org.dialtone.app.view.Attention;
import org.dialtone.app.view.Redress;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;

/** Does what the page Needs attention offers, with the means of the pages that the acts come from. */
@ApplicationScoped
class AttentionActs {

    private final Attention attention;
    private final SiteBook site;
    private final ObjectEdits edits;
    private final PhoneAccess access;
    private final AccessViews views;
    private final Adoptions adoptions;
    private final LeaseControl leases;
    private final Resync resync;
    private final Replacement replacement;
    private final Caller caller;
    private final PageFrames frames;

    @Inject
    AttentionActs(
            Attention attention,
            SiteBook site,
            ObjectEdits edits,
            PhoneAccess access,
            AccessViews views,
            Adoptions adoptions,
            LeaseControl leases,
            Resync resync,
            Replacement replacement,
            Caller caller,
            PageFrames frames) {
        this.attention = attention;
        this.site = site;
        this.edits = edits;
        this.access = access;
        this.views = views;
        this.adoptions = adoptions;
        this.leases = leases;
        this.resync = resync;
        this.replacement = replacement;
        this.caller = caller;
        this.frames = frames;
    }

    /**
     * Does it.
     *
     * @param mac    the phone, in any spelling
     * @param on     what the act is about, where that isn't the phone
     * @param number of the extension for an adopted phone; empty: the next free one
     * @throws EditFault where it can't be done
     */
    AttentionDone take(Redress what, String mac, String on, String number) {
        return switch (what) {
            case ADOPT -> adopt(mac(mac), number);
            case RESYNC -> tell(mac(mac), Purpose.PROVISION, what);
            case RESTART -> tell(mac(mac), Purpose.REBOOT, what);
            case SAME_PHONE -> join(mac(mac), mac(on));
            case TRUST_PORT -> {
                String before = views.of(mac(mac)).says();
                access.acceptPlace(mac(mac));
                yield done(
                        what,
                        AuditAct.PLACE_ACCEPTED,
                        mac(mac).toString(),
                        before,
                        views.of(mac(mac)).says());
            }
            case TRUST_PORTS ->
                done(what, AuditAct.PLACE_ACCEPTED, "scope " + on, null, access.acceptPlaces(on) + " phones");
            case OPEN_WINDOW -> {
                access.open(mac(mac));
                yield done(what, AuditAct.WINDOW_OPENED, mac(mac).toString(), null, null);
            }
            case FREE_DECLINED -> freeDeclined();
            case REPLACE -> replace(mac(on), mac(mac));
            case KNOW_SERVER -> knowServer(on);
            case ADD_PHONE, NEW_PASSWORD, SEE_MACHINES -> throw noSuchAct();
        };
    }

    /** Notes that the caller has seen what hinders a phone; where nothing does any longer, there is nothing to note. */
    AttentionDone acknowledge(String mac) {
        attention
                .acknowledge(mac(mac), caller.actor())
                .ifPresent(noted -> caller.did(
                        AuditAct.FINDING_ACKNOWLEDGED,
                        mac(mac) + " " + noted.event().name()));
        return new AttentionDone(frames.words().say("attention.acknowledge.phone.done", mac(mac)), null, null);
    }

    /** Has what hinders a phone ask for attention again. */
    AttentionDone recall(String mac) {
        if (attention.recall(mac(mac))) {
            caller.did(AuditAct.ACKNOWLEDGEMENT_UNDONE, mac(mac).toString());
        }
        return new AttentionDone(frames.words().say("attention.recall.done", mac(mac)), null, null);
    }

    static EditFault noSuchAct() {
        return new EditFault(Flaw.ACT_UNKNOWN);
    }

    private AttentionDone adopt(MacAddress mac, String number) {
        Adoptions.Adoption adopted = adoptions.adopt(caller.actor(), mac, number.isBlank() ? null : number.strip());
        caller.did(AuditAct.PHONE_ADOPTED, mac.toString(), null, "extension " + adopted.number());
        return new AttentionDone(frames.words().say("attention.adopt.done", mac, adopted.number()), null, mac.plain());
    }

    private AttentionDone tell(MacAddress mac, Purpose purpose, Redress what) {
        return switch (resync.tell(mac, purpose)) {
            case Resync.Answer.Sent(String event, List<String> _) ->
                done(what, AuditAct.PHONE_RESYNCED, mac.toString(), null, event);
            case Resync.Answer.Refused refused -> throw new EditFault(Untold.complaint(refused));
        };
    }

    private AttentionDone join(MacAddress one, MacAddress other) {
        String before = views.of(one).says();
        long revision = site.revision();
        access.join(caller.actor(), null, one, other);
        caller.did(AuditAct.PHONES_JOINED, one.toString(), before, views.of(one).says());
        return new AttentionDone(
                frames.words().say("attention.same_phone.done", one, other),
                Undo.between(revision, site.revision()),
                null);
    }

    private AttentionDone freeDeclined() {
        try {
            int freed = leases.freeDeclined();
            caller.did(AuditAct.DECLINED_FREED, null, Integer.toString(freed), "0");
            return new AttentionDone(frames.words().count("attention.free_declined.done", freed), null, null);
        } catch (LeaseNotStored e) {
            throw new EditFault(e.complaint());
        }
    }

    /** Puts the server beside those that the site knows already; the audit has it as a change of the site. */
    private AttentionDone knowServer(String address) {
        ObjectEdits.Outcome made = edits.apply(caller.actor(), "accept DHCP server", null, draft -> {
            Set<String> known = new LinkedHashSet<>(draft.site().dhcp().knownServers());
            known.add(address);
            draft.patch(ObjectName.section(SiteObjects.DHCP), Map.of("knownServers", List.copyOf(known)));
        });
        return done(made, frames.words().say("attention.know_server.done", address));
    }

    private AttentionDone replace(MacAddress former, MacAddress successor) {
        ObjectEdits.Outcome made =
                replacement.make(caller.actor(), null, former, successor).outcome();
        return done(made, frames.words().say("attention.replace.done", former, successor));
    }

    private AttentionDone done(ObjectEdits.Outcome made, String says) {
        if (!made.ok()) {
            throw new EditFault(made.review()
                    .fault()
                    .map(fault -> Complaint.of(Flaw.ACT_REFUSED, fault.complaint()))
                    .orElseGet(() -> Complaint.of(Flaw.ACT_STALE)));
        }
        return new AttentionDone(says, Undo.between(made.before(), made.after()), null);
    }

    private AttentionDone done(Redress what, AuditAct act, String subject, String before, String after) {
        caller.did(act, subject, before, after);
        return new AttentionDone(frames.words().say("attention." + what.word() + ".done", subject), null, null);
    }

    private MacAddress mac(String text) {
        return MacAddress.parse(text).orElseThrow(() -> new EditFault(Flaw.ACT_WITHOUT_MAC, text));
    }
}
