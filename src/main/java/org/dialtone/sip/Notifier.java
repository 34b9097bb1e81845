package org.dialtone.sip;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dialtone.sip.wire.Header;
import org.dialtone.sip.wire.SipResponse;

/**
 * Tells phones the state of the numbers that they watch (RFC 6665 section 4.2): at each SUBSCRIBE, and whenever it
 * changes. A phone that doesn't take a NOTIFY loses its subscription, and one that the site doesn't know any more too.
 * For the SIP thread.
 */
final class Notifier {

    /** When it is tried again while the box has too many transactions, in milliseconds. */
    private static final long LATER = 1000;

    private final SubscriptionBook book;
    private final LineStates states;
    private final BindingValidity validity;
    private final RequestFactory requests;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final InstantSource clock;
    /** The watched numbers whose state may have changed. */
    private final Set<String> stirred = new LinkedHashSet<>();

    Notifier(
            RegistrarParts parts,
            LineStates states,
            RequestFactory requests,
            Transactions transactions,
            CallBook calls) {
        this.book = parts.subscriptions();
        this.states = states;
        this.validity = parts.validity();
        this.requests = requests;
        this.transactions = transactions;
        this.outbox = parts.outbox();
        this.clock = parts.clock();
        calls.watch(call -> states.touched(call).forEach(this::stir));
        parts.bindings().watch(this::registered);
        parts.pulses().watch(this::registered);
    }

    private void registered(String user) {
        states.touched(user).forEach(this::stir);
    }

    private void stir(String number) {
        if (book.isWatched(number)) {
            stirred.add(number);
        }
    }

    /** Tells those who watch what has changed; to be called after each message and each wake. */
    void settle() {
        if (!stirred.isEmpty()) {
            List<String> numbers = List.copyOf(stirred);
            stirred.clear();
            for (String number : numbers) {
                StateDocuments documents = states.documents(number);
                book.of(number).forEach(subscription -> tell(subscription, documents));
            }
        }
    }

    /** Tells one phone what it has not been told. */
    void tell(Subscription subscription) {
        tell(subscription, states.documents(subscription.watched()));
    }

    private void tell(Subscription subscription, StateDocuments documents) {
        if (!book.has(subscription)) {
            return;
        }
        if (subscription.isWaiting()) {
            subscription.misses();
        } else if (!documents.seenBy(subscription.events()).equals(subscription.told())) {
            renew(subscription, documents);
        }
    }

    private void renew(Subscription subscription, StateDocuments documents) {
        if (!isAtItsPlace(subscription)) {
            book.remove(subscription);
        } else if (transactions.isFull()) {
            outbox.after(LATER, () -> tell(subscription));
        } else {
            long left = Math.max(
                    0, subscription.until().getEpochSecond() - clock.instant().getEpochSecond());
            send(subscription, documents, "active;expires=" + left);
        }
    }

    /** Ends a subscription with a last NOTIFY. @param why the reason (RFC 6665 section 4.1.3) */
    void end(Subscription subscription, String why) {
        book.remove(subscription);
        if (isAtItsPlace(subscription) && !transactions.isFull()) {
            send(subscription, states.documents(subscription.watched()), "terminated;reason=" + why);
        }
    }

    /** Whether the phone may still be where it is told; its address may be another device's by now. */
    private boolean isAtItsPlace(Subscription subscription) {
        return validity.mayBeAt(subscription.watcher(), subscription.address(), false);
    }

    private void send(Subscription subscription, StateDocuments documents, String how) {
        long cseq = subscription.tells(documents.seenBy(subscription.events()));
        transactions.send(
                requests.state(subscription, cseq, new Header("Subscription-State", how), documents),
                subscription.target().hop(),
                new Delivery(subscription));
    }

    /**
     * Ends what the site knows no more, and has the others told from where the box is by then; to be called every few
     * seconds.
     *
     * @param serving whether phones register here
     */
    void sweep(boolean serving) {
        for (Subscription each : book.each()) {
            if (!serving || !states.has(each.watched())) {
                end(each, "noresource");
            } else if (!isAtItsPlace(each)) {
                book.remove(each);
            } else {
                each.readdress();
            }
        }
    }

    /** A connection has ended, and nobody can be told over it. */
    void lost(Source link) {
        book.at(link).forEach(book::remove);
    }

    /** One NOTIFY on its way. */
    private final class Delivery implements ClientTransaction.Listener {

        private final Subscription subscription;

        private Delivery(Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void heard(SipResponse response) {
            if (response.status() < 200) {
                return;
            }
            boolean missed = subscription.answered();
            if (endsIt(response.status())) {
                book.remove(subscription);
            } else if (missed) {
                tell(subscription);
            }
        }

        /** What says nothing but that this one NOTIFY failed ends nothing (RFC 5057 section 5.1). */
        private static boolean endsIt(int status) {
            return status >= 300 && status < 500 || status >= 600 || status == 501;
        }

        @Override
        public void failed(int status) {
            book.remove(subscription);
        }
    }
}
