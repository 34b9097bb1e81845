package org.dialtone.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Spread;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.CSeq;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipMessage;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * Answers REGISTER in the steps of RFC 3261 section 10.3. Any host in the URIs counts as ours, because phones name the
 * box in many ways.
 */
final class Registration {

    private static final Header SUPPORTS_PATH = new Header(Headers.SUPPORTED, "path");

    private final RegistrarParts parts;
    private final Authenticator authenticator;
    private final ClientHistory clients;
    private final LeaseTrust trust;
    private final PendingChecks pendingChecks;
    private final HeldAnswers heldAnswers;
    private final ShortTerm shortTerm;
    private final Bindings bindings;
    private final PasswordRotation rotation;
    private final RegistrationJournal registrationJournal;
    private final ResponseFactory replies;
    private final EffectQueue outbox;
    private final InstantSource clock;
    private final BooleanSupplier crowd;

    /** @param crowd whether many phones boot now */
    Registration(RegistrarParts parts, PasswordRotation rotation, BooleanSupplier crowd) {
        this.parts = parts;
        this.authenticator = parts.authenticator();
        this.clients = parts.clients();
        this.trust = parts.trust();
        this.pendingChecks = parts.pendingChecks();
        this.heldAnswers = parts.heldAnswers();
        this.shortTerm = parts.shortTerm();
        this.bindings = parts.bindings();
        this.rotation = rotation;
        this.registrationJournal = parts.registrationJournal();
        this.replies = parts.replies();
        this.outbox = parts.outbox();
        this.clock = parts.clock();
        this.crowd = crowd;
    }

    /** Answers the request now, or later where the answer is held back. */
    void receive(SipRequest request, Source source, Accounts accounts) {
        Optional<SipUri> aor = request.to().flatMap(NameAddress::sipUri);
        String user = aor.map(SipUri::user).orElse("");
        Case matter = new Case(request, source, accounts, user, accounts.get(user));
        unfit(matter).ifPresentOrElse(refused -> send(matter, refused, 0), () -> authenticate(matter));
    }

    /** The answer to a request that no password would help; empty for any other. */
    private Optional<SipResponse> unfit(Case matter) {
        if (!matter.accounts.plan().serving()) {
            return Optional.of(refuse(
                    matter,
                    Refusal.NOT_SERVING,
                    403,
                    "Forbidden",
                    new Told(Event.SIP_REGISTER_NOT_SERVING, Details.NONE)));
        }
        List<String> unknown = new ArrayList<>(matter.request.headers().list("Require"));
        unknown.removeIf("path"::equalsIgnoreCase);
        if (!unknown.isEmpty()) {
            return Optional.of(refuse(
                    matter,
                    Refusal.BAD_REQUEST,
                    420,
                    "Bad Extension",
                    bad(Grounds.of(Reason.EXTENSION_UNSUPPORTED)),
                    new Header("Unsupported", String.join(", ", unknown))));
        }
        return matter.user.isEmpty() || !ContactUpdateReader.isReadable(matter.request)
                ? Optional.of(refuse(
                        matter,
                        Refusal.BAD_REQUEST,
                        400,
                        "Bad Request",
                        bad(Grounds.of(matter.user.isEmpty() ? Reason.TO_WITHOUT_USER : Reason.CONTACT_UNREADABLE))))
                : Optional.empty();
    }

    private void authenticate(Case matter) {
        DigestResult verdict =
                authenticator.judge(matter.request, matter.source, ChallengeKind.SERVER, matter.accounts);
        PendingChecks.Word word = verdict instanceof DigestResult.Proven(Account account, boolean _)
                ? admitted(matter, account)
                : PendingChecks.Word.GO_ON;
        switch (word) {
            case WAIT -> {}
            case FULL -> {
                Grounds full = Grounds.of(Reason.CHECKS_FULL).with(Detail.SOURCE, matter.source.ip());
                send(matter, refuse(matter, new Objection(true, full)), 0);
            }
            case GO_ON -> {
                SipResponse response = judged(matter, verdict);
                boolean wrong = verdict instanceof DigestResult.Wrong;
                send(matter, response, wrong ? clients.failures().add(matter.source.ip(), matter.user) : 0);
            }
        }
    }

    /** @param delay of a refusal, as for {@link EffectQueue#send(SipMessage, Source, long)} */
    private void send(Case matter, SipResponse response, long delay) {
        Source back = ForwardedMessage.back(matter.request, matter.source);
        if (response.status() == 200) {
            heldAnswers.send(matter.user, response, back);
        } else {
            outbox.send(response, back, delay);
        }
    }

    /** Only a sender with the right password makes the box check an address: nobody makes it look up invented ones. */
    private PendingChecks.Word admitted(Case matter, Account account) {
        LeaseRule rule = account.pendingAccount() != null
                ? LeaseRule.ENFORCE
                : matter.accounts.plan().leaseRule();
        boolean meets = account.extension().user().equals(matter.user)
                && trust.isToMeet(rule, matter.accounts.plan().facing(), account.extension(), matter.source.ip());
        return meets ? pendingChecks.enter(matter.request, matter.source) : PendingChecks.Word.GO_ON;
    }

    private SipResponse judged(Case matter, DigestResult verdict) {
        return switch (verdict) {
            case DigestResult.Proven(Account account, boolean old) -> {
                clients.proven(matter.source.ip(), matter.user);
                yield authorized(matter, account, old);
            }
            case DigestResult.Unproven() -> challenge(matter, Optional.empty());
            case DigestResult.Stale(Algorithm spoken) -> challenge(matter, Optional.of(spoken));
            case DigestResult.Wrong(Refusal refusal, String username) -> {
                note(
                        matter,
                        refusal,
                        401,
                        refusal == Refusal.UNKNOWN_USER
                                ? new Told(
                                        Event.SIP_REGISTER_UNKNOWN_USER,
                                        Details.of(Detail.USERNAME, PrintableText.printable(username)))
                                : new Told(Event.SIP_REGISTER_WRONG_PASSWORD, Details.NONE));
                yield challenge(matter, Optional.empty());
            }
            case DigestResult.Unreadable(Reason why, String _) ->
                refuse(matter, Refusal.BAD_REQUEST, 400, "Bad Request", bad(Grounds.of(why)));
        };
    }

    /** @param spoken the algorithm of right credentials that were only too old */
    private SipResponse challenge(Case matter, Optional<Algorithm> spoken) {
        registrationJournal.challenged();
        String userAgent = matter.request.headers().first("User-Agent").orElse("");
        List<Algorithm> offered = clients.offers().offer(matter.source.ip(), matter.user, userAgent, spoken);
        return reply(
                matter,
                ChallengeKind.SERVER.status,
                ChallengeKind.SERVER.reason,
                authenticator.challenges(ChallengeKind.SERVER, matter.accounts.realm(), offered, spoken.isPresent()));
    }

    private SipResponse authorized(Case matter, Account account, boolean old) {
        Extension extension = account.extension();
        if (!extension.user().equals(matter.user)) {
            return refuse(
                    matter,
                    Refusal.OTHER_ACCOUNT,
                    403,
                    "Forbidden",
                    new Told(Event.SIP_REGISTER_OTHER_ACCOUNT, Details.of(Detail.EXTENSION, extension.user())));
        }
        if (account.pendingAccount() != null) {
            return visiting(matter, account);
        }
        LeaseRule rule = matter.accounts.plan().leaseRule();
        Optional<Objection> objection = trust.objection(
                rule, matter.accounts.plan().facing(), extension, matter.source.ip(), bindings.of(matter.user));
        if (objection.isPresent() && rule == LeaseRule.ENFORCE) {
            return refuse(matter, objection.get());
        }
        return granted(matter, old, objection.map(Granted::despite).orElse(Granted.PLAIN));
    }

    /**
     * Registers a phone that waits for adoption, only from the phone's own address, whatever the site's rule: the box
     * can then tell it something, and nothing else.
     */
    private SipResponse visiting(Case matter, Account account) {
        Optional<Objection> objection = trust.objection(
                LeaseRule.ENFORCE, matter.accounts.plan().facing(), account.extension(), matter.source.ip(), List.of());
        if (objection.isPresent()) {
            return refuse(matter, objection.get());
        }
        SipResponse response = granted(matter, false, Granted.HELD);
        if (response.status() == 200) {
            matter.accounts.pendingAccounts().registered(account.pendingAccount());
        }
        return response;
    }

    private SipResponse granted(Case matter, boolean old, Granted as) {
        CSeq cseq = matter.request.cseq().orElseThrow();
        bindings.expire(matter.user)
                .forEach(binding -> registrationJournal.ended(binding, parts.end(binding), matter.account));
        return switch (ContactUpdateReader.read(matter.request)) {
            case ContactUpdate.TooBrief() ->
                refuse(
                        matter,
                        Refusal.TOO_BRIEF,
                        423,
                        "Interval Too Brief",
                        new Told(Event.SIP_REGISTER_TOO_BRIEF, Details.of(Detail.LIMIT, ContactUpdateReader.LEAST)),
                        new Header("Min-Expires", Integer.toString(ContactUpdateReader.LEAST)));
            case ContactUpdate.Unfit(Grounds why) -> refuse(matter, Refusal.BAD_REQUEST, 400, "Bad Request", bad(why));
            case ContactUpdate.Fetch() -> listed(matter);
            case ContactUpdate.Clear() ->
                done(matter, old, as, bindings.clear(matter.user, matter.request.callId(), cseq.number()));
            case ContactUpdate.Change(List<ContactUpdate.Contact> contacts) ->
                done(
                        matter,
                        old,
                        as,
                        bindings.change(
                                matter.user,
                                contacts,
                                contact -> bind(matter, cseq, contact),
                                isFromAnEarlierBoot(matter)));
        };
    }

    private SipResponse done(Case matter, boolean old, Granted as, Optional<BindingChanges> changed) {
        if (changed.isEmpty()) {
            return refuse(
                    matter,
                    Refusal.OUT_OF_ORDER,
                    500,
                    "Server Internal Error",
                    new Told(Event.SIP_REGISTER_OUT_OF_ORDER, Details.NONE));
        }
        parts.connections().registered(matter.account, old, matter.source);
        registrationJournal.changed(
                changed.get(), matter.account, matter.source, as.with(password(matter, old, changed.get())));
        return listed(matter);
    }

    /** Which password was used, where there are two; null where there is one. */
    private Reason password(Case matter, boolean old, BindingChanges changed) {
        Extension extension = matter.account.extension();
        boolean both = rotation.accepts(extension);
        boolean registers = !changed.added().isEmpty() || !changed.refreshed().isEmpty();
        if (both && registers && rotation.registered(extension, matter.source.ip(), old, bindings.of(matter.user))) {
            outbox.rotated(extension);
            return Reason.NEW_PASSWORD_ALONE;
        }
        return !both ? null : old ? Reason.OLD_PASSWORD : Reason.NEW_PASSWORD;
    }

    /**
     * A phone may listen on another port after a boot. Its address, where it is leased to the phone, shows that it is
     * the same phone.
     */
    private Predicate<Binding> isFromAnEarlierBoot(Case matter) {
        boolean own = trust.holds(matter.account.extension(), matter.source.ip());
        return binding -> own
                && binding.source().equals(matter.source.ip())
                && !binding.callId().equals(matter.request.callId());
    }

    private Binding bind(Case matter, CSeq cseq, ContactUpdate.Contact contact) {
        Instant now = clock.instant();
        Headers headers = matter.request.headers();
        return new Binding(
                matter.user,
                contact.text(),
                matter.source.ip(),
                matter.source.port(),
                matter.source.transport(),
                matter.request.callId(),
                cseq.number(),
                now,
                now.plusSeconds(expiry(matter.user, contact.expires())),
                headers.first("User-Agent").map(PrintableText::printable).orElse(null),
                headers.list(Headers.PATH),
                contact.flow(),
                holder(matter));
    }

    /**
     * The seconds that a contact gets: fewer than it asks for where another process may be active, and where many phones
     * register at once, so that they don't register together ever after (RFC 3261 section 10.3 step 7 lets a registrar
     * choose).
     */
    private long expiry(String user, int asked) {
        int granted = shortTerm.granted(user, asked);
        return crowd.getAsBoolean()
                ? Math.clamp(Spread.shorter(granted, user), Math.min(granted, ContactUpdateReader.LEAST), granted)
                : granted;
    }

    /** The device at the source. A lease that was given back meanwhile doesn't make the phone a stranger. */
    private MacAddress holder(Case matter) {
        MacAddress now = trust.holder(matter.source.ip());
        return now != null
                ? now
                : bindings.of(matter.user).stream()
                        .filter(binding -> binding.source().equals(matter.source.ip()))
                        .map(Binding::holder)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * 200 with every binding and its remaining seconds (RFC 3261 section 10.3 step 8), and the stored Path (RFC 3327
     * section 5.3).
     */
    private SipResponse listed(Case matter) {
        Instant now = clock.instant();
        List<Header> fields = new ArrayList<>(4);
        for (Binding binding : bindings.of(matter.user)) {
            // Rounded up, so that a fresh binding shows its full time.
            long left = Duration.between(now, binding.expires()).plusMillis(999).toSeconds();
            fields.add(ListedContact.of(binding, left));
        }
        matter.request.headers().list(Headers.PATH).forEach(hop -> fields.add(new Header(Headers.PATH, hop)));
        fields.add(SUPPORTS_PATH);
        return reply(matter, 200, "OK", fields);
    }

    private SipResponse refuse(Case matter, Objection objection) {
        Header[] more = objection.unmet() ? new Header[] {new Header("Retry-After", Objection.LATER)} : new Header[0];
        int status = objection.status();
        Told told = new Told(objection.registration(), objection.grounds().forEntry());
        return refuse(matter, objection.refusal(), status, ReasonPhrase.of(status), told, more);
    }

    private SipResponse refuse(Case matter, Refusal refusal, int status, String phrase, Told told, Header... more) {
        note(matter, refusal, status, told);
        return reply(matter, status, phrase, List.of(more));
    }

    private void note(Case matter, Refusal refusal, int status, Told told) {
        registrationJournal.refused(
                refusal, matter.source, matter.account, matter.user, status, told.event(), told.details());
    }

    private static Told bad(Grounds why) {
        return new Told(Event.SIP_REGISTER_BAD_REQUEST, why.forEntry());
    }

    private SipResponse reply(Case matter, int status, String phrase, List<Header> more) {
        return replies.reply(matter.request, matter.source, status, phrase, more);
    }

    /** What the journal tells of a refusal. */
    private record Told(Event event, Details details) {}

    /**
     * One REGISTER and all it is judged by.
     *
     * @param user    of the address-of-record
     * @param account of that user, or null
     */
    private record Case(SipRequest request, Source source, Accounts accounts, String user, Account account) {}
}
