package org.dialtone.sip;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.Supplier;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.sip.wire.SipResponse;

/** Tells phones to fetch their files again or to restart, and notes their answers in the journal. For one thread. */
final class NotifySender {

    private final ContactRoutes ways;
    private final RequestFactory requestFactory;
    private final Transactions transactions;
    private final EffectQueue outbox;
    private final Journal journal;
    private final InstantSource clock;
    private final Supplier<SipPlan> plan;

    NotifySender(
            ContactRoutes ways,
            RequestFactory requestFactory,
            Transactions transactions,
            EffectQueue outbox,
            Journal journal,
            InstantSource clock,
            Supplier<SipPlan> plan) {
        this.ways = ways;
        this.requestFactory = requestFactory;
        this.transactions = transactions;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
        this.plan = plan;
    }

    /** Tells the next phone now, and the others one by one. */
    void go(NotifyRound notifyRound) {
        notifyRound.next().ifPresent(notice -> {
            new Attempt(notice, notifyRound).begin();
            outbox.after(notifyRound.gap(), () -> go(notifyRound));
        });
    }

    /** The meaning of a status that a phone answers. */
    static Reason reason(int status) {
        return switch (status) {
            case 401, 407 -> Reason.WANTS_PASSWORD;
            case 408 -> Reason.NO_ANSWER;
            case 481 -> Reason.TAKES_NO_NOTIFY;
            case 489 -> Reason.UNKNOWN_PACKAGE;
            case 503 -> Reason.CONNECTION_GONE;
            default -> Reason.REFUSES;
        };
    }

    private static Grounds grounds(int status) {
        return Grounds.of(reason(status)).with(Detail.STATUS, status);
    }

    /** Tells one phone, by one way after the other until it accepts. */
    private final class Attempt implements ClientTransaction.Listener {

        private final NotifyOrder notice;
        private final NotifyRound notifyRound;
        private final Iterator<Target> untried;
        private Target target;
        private int status = 480;

        private Attempt(NotifyOrder notice, NotifyRound notifyRound) {
            this.notice = notice;
            this.notifyRound = notifyRound;
            this.untried = ways.to(notice.macs(), plan.get()).iterator();
        }

        private void begin() {
            if (!untried.hasNext()) {
                notifyRound.failed(
                        notice.mac(),
                        target == null ? Grounds.of(Reason.NO_WAY_TO_IT) : grounds(status),
                        clock.instant());
            } else if (transactions.isFull()) {
                notifyRound.failed(notice.mac(), Grounds.of(Reason.BOX_TOO_BUSY), clock.instant());
            } else {
                target = untried.next();
                journal.record(entry(notice.purpose() == Purpose.REBOOT ? Event.NOTIFY_RESTART : Event.NOTIFY_RESYNC)
                        .with(Detail.PACKAGE, notice.event()));
                transactions.send(requestFactory.notify(target, notice.event()), target.hop(), this);
            }
        }

        @Override
        public void heard(SipResponse response) {
            if (response.status() >= 300) {
                failed(response.status());
            } else if (response.status() >= 200) {
                journal.record(entry(Event.NOTIFY_TAKEN).with(Detail.STATUS, response.status()));
                notifyRound.taken(clock.instant());
            }
        }

        @Override
        public void failed(int how) {
            status = how;
            journal.record(entry(Event.NOTIFY_FAILED).with(Detail.STATUS, how).because(Grounds.of(reason(how))));
            begin();
        }

        private Entry entry(Event event) {
            return Entry.of(clock.instant(), notice.mac(), event, target.hop().ip())
                    .with(Detail.USER, target.user().isEmpty() ? null : target.user());
        }
    }
}
