package org.dialtone.sip;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.Parsed;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;
import org.dialtone.sip.wire.SipUri;

/**
 * A registrar (RFC 3261 section 10) without transactions: a retransmission is simply judged again, with the same
 * result. Messages come from one thread at a time; any thread may install a plan.
 */
public final class Registrar {

    private final RegistrarCounters counters = new RegistrarCounters();
    private final RegistrarParts parts;
    private final Bindings bindings;
    private final RegistrationJournal registrationJournal;
    private final PasswordRotation rotation;
    private final Registration registration;
    /** The last Request-URI that could be read: all phones of a site write the same one. */
    private String readable = "";

    private volatile BooleanSupplier crowd = () -> false;
    private volatile Accounts accounts = Accounts.of(SipPlan.NONE, PendingAccounts.NONE);

    /**
     * @param nonceKey secret of at least 16 bytes; nonces of another key count as old
     * @param nanos    elapsed time that no clock setting moves, in nanoseconds
     */
    public Registrar(
            AddressHolders presence,
            Journal journal,
            Bindings bindings,
            byte[] nonceKey,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random) {
        this.bindings = bindings;
        rotation = new PasswordRotation(presence, nanos);
        registrationJournal = new RegistrationJournal(presence, journal, clock, counters);
        BindingValidity validity = new BindingValidity(presence, this::accounts);
        bindings.lastWhile(validity::lasts);
        EffectQueue outbox = new EffectQueue(nanos);
        ShortTerm shortTerm = new ShortTerm();
        HeldAnswers heldAnswers = new HeldAnswers(outbox, shortTerm);
        bindings.onCommit(heldAnswers::await);
        parts = new RegistrarParts(
                bindings,
                new ContactRoutes(bindings, presence),
                new ReachabilityTable(),
                new SubscriptionBook(),
                new ResponseFactory(random.nextLong()),
                new Authenticator(new Nonces(nonceKey, nanos, random), rotation),
                new ClientHistory(new OfferedAlgorithms(), new FailedPasswords(nanos)),
                new ProvenConnections(rotation),
                new LeaseTrust(presence, new WrongAddressAlarm(outbox, counters)),
                new PendingChecks(outbox),
                heldAnswers,
                shortTerm,
                validity,
                registrationJournal,
                outbox,
                journal,
                clock);
        registration = new Registration(parts, rotation, () -> crowd.getAsBoolean());
    }

    /** The parts that the SIP server shares with this registrar. */
    RegistrarParts parts() {
        return parts;
    }

    Accounts accounts() {
        return accounts;
    }

    /** From now on this plan holds; bindings stay. */
    public void install(SipPlan plan) {
        accounts = Accounts.of(plan, accounts.pendingAccounts());
    }

    /** From now on these phones may register too; to be called before the first message. */
    public void welcome(PendingAccounts pendingAccounts) {
        accounts = Accounts.of(accounts.plan(), pendingAccounts);
    }

    /**
     * Takes what tells whether many phones boot now: these register again apart. It must not wait; any thread may call
     * this.
     */
    public void crowd(BooleanSupplier told) {
        crowd = told;
    }

    /**
     * Takes what tells whether this process surely is the active one of those that share the bindings. While it isn't,
     * and for what isn't committed, phones are registered for two minutes at most. It must not wait; any thread may call
     * this.
     */
    public void share(BooleanSupplier decides) {
        parts.shortTerm().share(decides);
    }

    /** Answers the parser's result; not an ACK, a response, or a message that can't be answered. */
    void receive(Parsed parsed, Source source) {
        switch (parsed) {
            case Parsed.Sound(SipRequest request) -> receive(request, source);
            case Parsed.Sound(SipResponse _) -> {}
            case Parsed.Malformed malformed -> refuse(malformed, source);
        }
    }

    private void receive(SipRequest request, Source source) {
        if (request.method().equals("ACK")) {
            return;
        }
        if (!isReadable(request.uri())) {
            reply(request, source, 416, "Unsupported URI Scheme");
            return;
        }
        Header allow = Methods.allow(accounts.plan().serving());
        switch (request.method()) {
            case "REGISTER" -> registration.receive(request, source, accounts);
            case "OPTIONS" -> options(request, source, allow);
            case "NOTIFY" -> notified(request, source);
            case "SUBSCRIBE" -> reply(request, source, 489, ReasonPhrase.of(489));
            case "CANCEL", "BYE", "INFO", "UPDATE", "PRACK" -> reply(request, source, 481, ReasonPhrase.of(481));
            default -> reply(request, source, 405, ReasonPhrase.of(405), allow);
        }
    }

    private boolean isReadable(String uri) {
        if (!uri.equals(readable)) {
            if (SipUri.parse(uri).isEmpty()) {
                return false;
            }
            readable = uri;
        }
        return true;
    }

    /** Answers what the box can do, and that it is there (RFC 3261 sections 8.2.2.3 and 11.2). */
    private void options(SipRequest request, Source source, Header allow) {
        List<String> required = Stream.of("Require", "Proxy-Require")
                .flatMap(name -> request.headers().list(name).stream())
                .toList();
        if (required.isEmpty()) {
            reply(request, source, 200, ReasonPhrase.of(200), allow, new Header(Headers.SUPPORTED, "path"));
        } else {
            reply(request, source, 420, ReasonPhrase.of(420), new Header("Unsupported", String.join(", ", required)));
        }
    }

    /** Phones keep their way to the box open by a NOTIFY; the box listens to no other outside a dialog. */
    private void notified(SipRequest request, Source source) {
        int status = NotifyPackage.of(request).equals(NotifyPackage.KEEP_ALIVE) ? 200 : 489;
        reply(request, source, status, ReasonPhrase.of(status));
    }

    private void refuse(Parsed.Malformed malformed, Source source) {
        counters.malformed.increment();
        malformed.request().ifPresent(request -> reply(request, source, malformed.status(), phrase(malformed)));
    }

    private static String phrase(Parsed.Malformed malformed) {
        return switch (malformed.status()) {
            case 505 -> "Version Not Supported";
            case 413 -> "Request Entity Too Large";
            default -> "Bad Request - " + malformed.why();
        };
    }

    private void reply(SipRequest request, Source source, int status, String reason, Header... more) {
        parts.outbox()
                .send(
                        parts.replies().reply(request, source, status, reason, List.of(more)),
                        ForwardedMessage.back(request, source));
    }

    /**
     * Drops bindings that have ended, bindings whose address belongs to another device now, and bindings of extensions
     * that left the site. To be called every few seconds, by the thread that brings the messages.
     */
    public void expire() {
        Accounts accounts = this.accounts;
        rotation.tidy(accounts.plan().extensions());
        bindings.endedMeanwhile()
                .forEach(binding ->
                        registrationJournal.ended(binding, BindingEnd.EXPIRED_MEANWHILE, accounts.get(binding.user())));
        if (accounts.plan().serving()) {
            bindings.keep(user -> accounts.get(user) != null)
                    .forEach(binding -> registrationJournal.ended(binding, BindingEnd.EXTENSION_REMOVED, null));
        }
        bindings.expire()
                .forEach(binding ->
                        registrationJournal.ended(binding, parts.end(binding), accounts.get(binding.user())));
    }

    /** The ways to a phone with these MAC addresses, best first. Safe to ask from any thread. */
    public List<Source> ways(Set<MacAddress> macs) {
        return parts.routes().to(macs, accounts.plan()).stream()
                .map(Target::hop)
                .toList();
    }

    boolean registered(Source link) {
        return bindings.usersAt(link.ip()).stream()
                .flatMap(user -> bindings.of(user).stream())
                .anyMatch(binding -> binding.source().equals(link.ip())
                        && binding.sourcePort() == link.port()
                        && binding.transport() == link.transport());
    }

    /** Whether this user has a contact that was registered from there and answers, as far as is known. */
    boolean isThere(String user, Source source) {
        return bindings.of(user).stream()
                .filter(binding -> binding.source().equals(source.ip()))
                .anyMatch(parts.pulses()::isThere);
    }

    /** Which registered contacts answer. */
    public ReachabilityTable pulses() {
        return parts.pulses();
    }

    /** Who watches which number. */
    public SubscriptionBook subscriptions() {
        return parts.subscriptions();
    }

    /** Safe to ask from any thread. */
    public SipCounts counts() {
        return counters.counts();
    }
}
