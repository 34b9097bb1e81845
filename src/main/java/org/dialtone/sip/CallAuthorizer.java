package org.dialtone.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.sip.SipPlan.LeaseRule;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.NameAddress;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/**
 * Decides which requests may begin something with a phone: those with the password of the extension in From from an
 * address that its phone holds, and those on a connection that the extension has registered over with its password.
 * Over UDP an address proves nothing, because anybody can write it. Emergency calls need no proof.
 */
final class CallAuthorizer {

    private static final String UNKNOWN_CALLERS = "unknown callers";

    private final Authenticator authenticator;
    private final ClientHistory clients;
    private final LeaseTrust trust;
    private final PendingChecks pendingChecks;
    private final BindingValidity validity;
    private final Bindings bindings;
    private final ProvenConnections connections;
    private final RegistrationJournal registrationJournal;
    private final Predicate<Ip4> crowded;

    /** @param crowded whether there are many emergency calls without proof at once, in all or from an address */
    CallAuthorizer(RegistrarParts parts, Predicate<Ip4> crowded) {
        this.crowded = crowded;
        this.authenticator = parts.authenticator();
        this.clients = parts.clients();
        this.trust = parts.trust();
        this.pendingChecks = parts.pendingChecks();
        this.validity = parts.validity();
        this.bindings = parts.bindings();
        this.connections = parts.connections();
        this.registrationJournal = parts.registrationJournal();
    }

    CallAdmission judge(SipRequest request, Source source, Accounts accounts) {
        String user =
                request.from().flatMap(NameAddress::sipUri).map(SipUri::user).orElse("");
        Account account = accounts.get(user);
        if (EmergencyCall.is(request, accounts.plan())) {
            return emergency(request, source, user, account, accounts);
        }
        if (account != null && account.pendingAccount() != null) {
            return pendingAccount(request, source, account, accounts.plan());
        }
        if (account != null && isConnected(account, source)) {
            return new CallAdmission.Granted(account.extension(), null);
        }
        return byPassword(request, source, user, account, accounts);
    }

    /**
     * Decides whether a side of a dialog that writes from a new address is that side still. Nothing is an emergency
     * call here, because the call is under way.
     */
    CallAdmission moved(SipRequest request, Source source, String user, Accounts accounts) {
        Account account = accounts.get(user);
        if (account == null || account.pendingAccount() != null) {
            return denied(481, ReasonPhrase.of(481));
        }
        return isConnected(account, source)
                ? new CallAdmission.Granted(account.extension(), null)
                : byPassword(request, source, user, account, accounts);
    }

    private CallAdmission byPassword(
            SipRequest request, Source source, String user, Account account, Accounts accounts) {
        return switch (authenticator.judge(request, source, ChallengeKind.PROXY, accounts)) {
            case DigestResult.Proven(Account proven, boolean _) -> {
                clients.proven(source.ip(), user);
                yield proven.equals(account)
                        ? placed(request, account, source, accounts)
                        : denied(403, "Forbidden - From is not the caller's own address");
            }
            case DigestResult.Unproven() -> challenge(request, source, user, accounts, Optional.empty(), 0);
            case DigestResult.Stale(Algorithm spoken) ->
                challenge(request, source, user, accounts, Optional.of(spoken), 0);
            case DigestResult.Wrong wrong -> {
                long delay = wrong(wrong, request, source, user, account);
                yield challenge(request, source, user, accounts, Optional.empty(), delay);
            }
            case DigestResult.Unreadable(Reason _, String phrase) -> denied(400, "Bad Request - " + phrase);
        };
    }

    /** Notes a wrong password. @return milliseconds to hold the response back */
    private long wrong(DigestResult.Wrong wrong, SipRequest request, Source source, String user, Account account) {
        boolean unknown = wrong.refusal() == Refusal.UNKNOWN_USER;
        registrationJournal.refused(
                wrong.refusal(),
                source,
                account,
                user,
                ChallengeKind.PROXY.status,
                unknown ? Event.SIP_CALL_UNKNOWN_USER : Event.SIP_CALL_WRONG_PASSWORD,
                sent(request).with(Detail.USERNAME, unknown ? PrintableText.printable(wrong.username()) : null));
        return clients.failures().add(source.ip(), user);
    }

    /**
     * An emergency call waits neither for a password nor for a check of the address; what proves the caller all the
     * same is taken, and a doubt is told. Only where there are many calls without proof at once, in all or from this
     * address, somebody sends them, and phones are asked for their passwords: with those their calls are safe. Wrong
     * passwords are counted and told.
     */
    private CallAdmission emergency(
            SipRequest request, Source source, String user, Account account, Accounts accounts) {
        boolean ofSite = account != null && account.pendingAccount() == null;
        DigestResult verdict = authenticator.judge(request, source, ChallengeKind.PROXY, accounts);
        boolean right = verdict instanceof DigestResult.Proven(Account named, boolean _) && named.equals(account);
        if (ofSite && (right || isConnected(account, source))) {
            return new CallAdmission.Granted(account.extension(), null);
        }
        if (verdict instanceof DigestResult.Wrong wrong) {
            wrong(wrong, request, source, user, account);
        }
        // A wrong password is treated as one that is only too old, so that nobody learns which it is.
        if (ofSite && crowded.test(source.ip()) && !authenticator.hasFreshNonce(request, ChallengeKind.PROXY)) {
            return challenge(request, source, user, accounts, Optional.empty(), 0);
        }
        boolean there = account != null && isAt(user, source) && validity.vouches(account.extension(), source.ip());
        return new CallAdmission.Granted(
                account == null ? EmergencyCall.stranger(user) : account.extension(),
                there ? Reason.CALLER_KNOWN_BY_ADDRESS : Reason.CALLER_UNPROVEN);
    }

    /**
     * The subject of alarms about a call. Unproven callers at addresses that no device holds are one subject together,
     * because over UDP one sender can be thousands.
     */
    String subject(CallAdmission.Granted call, Source source) {
        return call.doubt() != Reason.CALLER_UNPROVEN
                ? call.caller().user()
                : trust.holder(source.ip()) != null ? source.ip().toString() : UNKNOWN_CALLERS;
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
        return denied(403, "Forbidden - this phone waits for its adoption");
    }

    private CallAdmission placed(SipRequest request, Account account, Source source, Accounts accounts) {
        LeaseRule rule = accounts.plan().leaseRule();
        boolean meets = trust.isToMeet(rule, accounts.plan().facing(), account.extension(), source.ip());
        return switch (meets ? pendingChecks.enter(request, source) : PendingChecks.Word.GO_ON) {
            case WAIT -> new CallAdmission.Waits();
            case FULL -> later();
            case GO_ON -> faced(request, account, source, accounts);
        };
    }

    private CallAdmission faced(SipRequest request, Account account, Source source, Accounts accounts) {
        LeaseRule rule = accounts.plan().leaseRule();
        String user = account.extension().user();
        Optional<Objection> objection =
                trust.objection(rule, accounts.plan().facing(), account.extension(), source.ip(), bindings.of(user));
        if (objection.isEmpty() || rule != LeaseRule.ENFORCE) {
            return new CallAdmission.Granted(account.extension(), null);
        }
        registrationJournal.refused(
                objection.get().refusal(),
                source,
                account,
                user,
                objection.get().status(),
                objection.get().call(),
                sent(request).with(objection.get().grounds().forEntry()));
        return objection.get().unmet() ? later() : denied(403, "Forbidden - not from the address of its phone");
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

    boolean isConnected(String user, Source source, Accounts accounts) {
        Account account = accounts.get(user);
        return account != null && account.pendingAccount() == null && isConnected(account, source);
    }

    /** Whether the extension registered with its password over this very connection, and its phone is still there. */
    private boolean isConnected(Account account, Source source) {
        String user = account.extension().user();
        return connections.have(account, source)
                && bindings.of(user).stream().anyMatch(binding -> isFrom(binding, source))
                && validity.vouches(account.extension(), source.ip());
    }

    /** Whether a contact of this user is registered from this address. */
    private boolean isAt(String user, Source source) {
        return bindings.of(user).stream().anyMatch(binding -> binding.source().equals(source.ip()));
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
