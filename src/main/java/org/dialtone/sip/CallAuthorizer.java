package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/**
 * Decides which requests may call through the box: those from an address where the extension in From is registered,
 * while its phone has that address, and those with its password from an address that its phone holds. No device calls
 * in another's name.
 */
final class CallAuthorizer {

    private final Authenticator authenticator;
    private final ClientHistory clients;
    private final LeaseTrust trust;
    private final PendingChecks pendingChecks;
    private final BindingValidity validity;
    private final Bindings bindings;
    private final RegistrationJournal registrationJournal;
    private final EffectQueue outbox;

    CallAuthorizer(RegistrarParts parts) {
        this.authenticator = parts.authenticator();
        this.clients = parts.clients();
        this.trust = parts.trust();
        this.pendingChecks = parts.pendingChecks();
        this.validity = parts.validity();
        this.bindings = parts.bindings();
        this.registrationJournal = parts.registrationJournal();
        this.outbox = parts.outbox();
    }

    CallAdmission judge(SipRequest request, Source source, Accounts accounts) {
        String user =
                request.from().flatMap(NameAddress::sipUri).map(SipUri::user).orElse("");
        Account account = accounts.get(user);
        if (account != null && account.pendingAccount() != null) {
            return pendingAccount(request, source, account, accounts.plan());
        }
        if (account != null && isRegistered(user, source) && validity.vouches(account.extension(), source.ip())) {
            return new CallAdmission.Granted(account.extension());
        }
        return switch (authenticator.judge(request, ChallengeKind.PROXY, accounts)) {
            case DigestResult.Proven(Account proven, boolean _) -> {
                clients.proven(source.ip(), user);
                yield proven.equals(account)
                        ? placed(request, account, source, accounts)
                        : denied(403, "Forbidden - From is not the caller's own address");
            }
            case DigestResult.Unproven() -> challenge(request, source, user, accounts, Optional.empty(), 0);
            case DigestResult.Stale(Algorithm spoken) ->
                challenge(request, source, user, accounts, Optional.of(spoken), 0);
            case DigestResult.Wrong(Refusal refusal, String username) -> {
                registrationJournal.refused(
                        refusal,
                        source,
                        account,
                        user,
                        ChallengeKind.PROXY.status,
                        refusal == Refusal.UNKNOWN_USER ? Event.SIP_CALL_UNKNOWN_USER : Event.SIP_CALL_WRONG_PASSWORD,
                        sent(request)
                                .with(
                                        Detail.USERNAME,
                                        refusal == Refusal.UNKNOWN_USER ? PrintableText.printable(username) : null));
                yield challenge(
                        request,
                        source,
                        user,
                        accounts,
                        Optional.empty(),
                        clients.failures().add(source.ip(), user));
            }
            case DigestResult.Unreadable(Reason _, String phrase) -> denied(400, "Bad Request - " + phrase);
        };
    }

    /** Refuses a pending phone without asking for its password, because its account can't call anyone. */
    private CallAdmission pendingAccount(SipRequest request, Source source, Account account, SipPlan plan) {
        String called = DialledTarget.of(request.uri(), plan).map(SipUri::user).orElse("");
        registrationJournal.refused(
                Refusal.VISITOR,
                source,
                account,
                account.extension().user(),
                403,
                Event.SIP_CALL_HELD,
                sent(request).with(Detail.CALLED, PrintableText.printable(called)));
        MacAddress phone = account.pendingAccount().phone();
        notConnected(request, source, plan, phone.toString(), Details.of(Detail.CLIENT, phone));
        return denied(403, "Forbidden - this phone waits for its adoption");
    }

    private CallAdmission placed(SipRequest request, Account account, Source source, Accounts accounts) {
        LeaseRule rule = accounts.plan().leaseRule();
        boolean meets = trust.isToMeet(rule, accounts.plan().facing(), account.extension(), source.ip());
        return switch (meets ? pendingChecks.enter(request, source) : PendingChecks.Word.GO_ON) {
            case WAIT -> new CallAdmission.Waits();
            case FULL -> {
                notConnected(request, source, account.extension(), accounts.plan());
                yield later();
            }
            case GO_ON -> faced(request, account, source, accounts);
        };
    }

    private CallAdmission faced(SipRequest request, Account account, Source source, Accounts accounts) {
        LeaseRule rule = accounts.plan().leaseRule();
        String user = account.extension().user();
        Optional<Objection> objection =
                trust.objection(rule, accounts.plan().facing(), account.extension(), source.ip(), bindings.of(user));
        if (objection.isEmpty() || rule != LeaseRule.ENFORCE) {
            return new CallAdmission.Granted(account.extension());
        }
        registrationJournal.refused(
                objection.get().refusal(),
                source,
                account,
                user,
                objection.get().status(),
                objection.get().call(),
                sent(request).with(objection.get().grounds().forEntry()));
        notConnected(request, source, account.extension(), accounts.plan());
        return objection.get().unmet() ? later() : denied(403, "Forbidden - not from the address of its phone");
    }

    private void notConnected(SipRequest request, Source source, Extension caller, SipPlan plan) {
        notConnected(request, source, plan, caller.user(), Details.of(Detail.EXTENSION, caller.user()));
    }

    /** An emergency call that the box refuses to a phone is an alarm, whatever the reason. */
    private void notConnected(SipRequest request, Source source, SipPlan plan, String subject, Details caller) {
        String called = DialledTarget.of(request.uri(), plan).map(SipUri::user).orElse("");
        if (request.method().equals("INVITE") && SipPlan.EMERGENCY.contains(called)) {
            outbox.alarm(
                    Event.CALL_EMERGENCY_NOT_CONNECTED,
                    subject,
                    caller.with(Detail.ADDRESS, source.ip()).with(Detail.CALLED, called));
        }
    }

    private static Details sent(SipRequest request) {
        return Details.of(Detail.METHOD, request.method());
    }

    private static CallAdmission later() {
        return new CallAdmission.Denied(
                503, ReasonPhrase.of(503), List.of(new Header("Retry-After", Objection.LATER)), 0);
    }

    private CallAdmission challenge(
            SipRequest request, Source source, String user, Accounts accounts, Optional<Algorithm> spoken, long delay) {
        List<Algorithm> offered = clients.offers()
                .offer(source.ip(), user, request.headers().first("User-Agent").orElse(""), spoken);
        List<Header> challenges =
                authenticator.challenges(ChallengeKind.PROXY, accounts.realm(), offered, spoken.isPresent());
        return new CallAdmission.Denied(ChallengeKind.PROXY.status, ChallengeKind.PROXY.reason, challenges, delay);
    }

    private static CallAdmission denied(int status, String reason) {
        return new CallAdmission.Denied(status, reason, List.of(), 0);
    }

    /** Whether a contact of this user is registered from this source. */
    boolean isRegistered(String user, Source source) {
        return bindings.of(user).stream().anyMatch(binding -> isFrom(binding, source));
    }

    /**
     * Whether the source is a phone of the site: a registered contact, or a new connection of such a phone that hasn't
     * registered over it yet.
     */
    boolean isPhone(Source source, Accounts accounts) {
        return bindings.usersAt(source.ip()).stream()
                .filter(accounts.byUser()::containsKey)
                .flatMap(user -> bindings.of(user).stream())
                .anyMatch(binding ->
                        isFrom(binding, source) || isHost(binding, source) && source.transport() != Transport.UDP);
    }

    private static boolean isHost(Binding binding, Source source) {
        return binding.source().equals(source.ip()) && binding.transport() == source.transport();
    }

    private static boolean isFrom(Binding binding, Source source) {
        return isHost(binding, source)
                && (binding.sourcePort() == source.port()
                        || source.transport() == Transport.UDP && listens(binding, source));
    }

    /**
     * Whether the source is the contact's port: phones that register from an unbound port call from the one in their
     * Contact.
     */
    private static boolean listens(Binding binding, Source source) {
        return SipUri.parse(binding.contact())
                .filter(uri -> Ip4.parse(uri.host()).filter(source.ip()::equals).isPresent()
                        && (uri.port() > 0 ? uri.port() : 5060) == source.port())
                .isPresent();
    }
}
