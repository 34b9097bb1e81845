package org.dialtone.provision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Identity;
import org.dialtone.provision.FileRequest.Transport;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.PlaceRule;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;

/** The lease rule: checks that the asking device is the phone that it claims to be. */
final class LeaseCheck {

    /**
     * The number of phones at one address that is a sign of NAT; a phone with two network ports and a handset beside it
     * asks for fewer.
     */
    private static final int SEVERAL = 3;

    private final Fleet fleet;
    private final AddressHolders presence;
    private final PhoneRecords books;
    private final ForeignRequests foreignRequests;
    private final Consumer<MacAddress> arrivals;

    /** @param arrivals takes the phones that are to be adopted */
    LeaseCheck(
            Fleet fleet,
            AddressHolders presence,
            PhoneRecords books,
            ForeignRequests foreignRequests,
            Consumer<MacAddress> arrivals) {
        this.fleet = fleet;
        this.presence = presence;
        this.books = books;
        this.foreignRequests = foreignRequests;
        this.arrivals = arrivals;
    }

    /** Decides on the file of {@code claimed}. */
    LeaseDecision rule(RequestContext asking, MacAddress claimed) {
        Phone phone = asking.plan().phones().get(claimed);
        if (!asking.owns(claimed, phone) && (asking.holder() != null || phone != null)) {
            return doubtful(
                    asking,
                    phone,
                    foreignRequest(asking, claimed),
                    asking.plan().leaseRule());
        }
        Optional<LeaseDecision.Nothing> stranger = neighbour(asking);
        return phone == null
                ? stranger.filter(found -> !found.isUnmet() || inPlace(asking.plan()) != LeaseRule.LOG)
                        .<LeaseDecision>map(found -> found)
                        .orElseGet(() -> unknown(asking, claimed))
                : stranger.or(() -> moved(asking, phone))
                        .map(found -> doubtful(asking, phone, found, inPlace(asking.plan())))
                        .orElseGet(() -> LeaseDecision.Whole.of(phone));
    }

    /** Why a file that belongs to no single phone is refused; empty where it isn't. */
    Optional<LeaseDecision.Nothing> refusal(RequestContext asking) {
        boolean waits = asking.holder() != null
                && books.pendingPhones()
                        .find(asking.holder())
                        .filter(PendingPhone::waits)
                        .isPresent();
        return asking.plan().leaseRule() == LeaseRule.ENFORCE
                ? unlisted(asking, waits).or(() -> stranger(asking))
                : Optional.empty();
    }

    /**
     * Why the phone book is refused: people's names and numbers are for phones of the site, and not for pending phones
     * or those that get no account.
     */
    Optional<LeaseDecision.Nothing> bookRefusal(RequestContext asking) {
        return asking.plan().leaseRule() == LeaseRule.LOG
                ? Optional.empty()
                : unlisted(asking, false).or(() -> displaced(asking));
    }

    private static Optional<LeaseDecision.Nothing> unlisted(RequestContext asking, boolean waits) {
        if (asking.holder() == null) {
            return Optional.of(new LeaseDecision.Nothing(LeaseDoubt.NOBODY, asking.nobody()));
        }
        return asking.asker() == null && !waits
                ? Optional.of(new LeaseDecision.Nothing(
                        LeaseDoubt.UNKNOWN, unlisted(Reason.IN_NO_SITE_FILE, asking.holder())))
                : Optional.empty();
    }

    /** Why the asking device may not be the holder, by ARP; empty too where the site wants that only in the journal. */
    private Optional<LeaseDecision.Nothing> stranger(RequestContext asking) {
        return asking.plan().access().placeRule() == PlaceRule.LOG ? Optional.empty() : neighbour(asking);
    }

    /** As {@link #stranger}; also why the asking phone may be another, by its switch port. */
    Optional<LeaseDecision.Nothing> displaced(RequestContext asking) {
        return asking.plan().access().placeRule() == PlaceRule.LOG
                ? Optional.empty()
                : neighbour(asking)
                        .or(() -> Optional.ofNullable(asking.asker()).flatMap(phone -> moved(asking, phone)));
    }

    /**
     * Why a silent address is refused over TFTP: no handshake proves the sender there, so that a device that answers
     * later would get the file.
     */
    Optional<LeaseDecision.Nothing> unproven(RequestContext asking) {
        boolean silent = asking.verdict() instanceof HolderVerdict.Nobody(boolean unanswered)
                ? unanswered
                : neighbour(asking).filter(LeaseDecision.Nothing::isUnmet).isPresent();
        return silent && asking.request().transport() == Transport.TFTP
                ? neighbour(asking).or(() -> Optional.of(unmet(asking, Reason.NOBODY_ANSWERS)))
                : Optional.empty();
    }

    /** Notes that the phone got its file at its present place. */
    void served(RequestContext asking, Phone phone) {
        Ip4 remote = asking.request().remote();
        presence.place(remote)
                .filter(_ -> presence.isPlaced(remote) && phone.equals(asking.asker()))
                .ifPresent(place -> books.places().settle(phone.mac(), place));
    }

    private LeaseDecision.Nothing foreignRequest(RequestContext asking, MacAddress claimed) {
        Ip4 address = asking.request().remote();
        int phones = foreignRequests.note(address, asking.holder(), claimed);
        boolean shared = phones >= SEVERAL;
        LeaseDoubt doubt = shared ? LeaseDoubt.SHARED : asking.holder() == null ? LeaseDoubt.NOBODY : LeaseDoubt.OTHERS;
        return new LeaseDecision.Nothing(doubt, asking.intruder(claimed).with(Detail.PHONES, shared ? phones : null));
    }

    /** The decision on a reason to refuse, by the rule. @param phone the phone whose file it is, or null */
    private static LeaseDecision doubtful(
            RequestContext asking, Phone phone, LeaseDecision.Nothing found, LeaseRule rule) {
        return switch (rule) {
            case ENFORCE -> found;
            case GENERIC -> found.isUnmet() ? found : new LeaseDecision.Bare(found.doubt(), found.grounds(), null);
            case LOG ->
                phone == null
                        ? new LeaseDecision.Nothing(LeaseDoubt.UNKNOWN, found.grounds())
                        : new LeaseDecision.Whole(
                                phone,
                                Event.FILE_SERVED_DESPITE,
                                found.grounds()
                                        .forEntry()
                                        .with(
                                                Detail.RULE,
                                                asking.plan().leaseRule() == LeaseRule.LOG
                                                        ? "leaseRule"
                                                        : "placeRule"));
        };
    }

    private static LeaseRule inPlace(ProvisionPlan plan) {
        return plan.access().placeRule() == PlaceRule.LOG ? LeaseRule.LOG : plan.leaseRule();
    }

    /**
     * On a link of the box the kernel knows which device has the address; this finds a device that took it, whether it
     * answers or hides.
     */
    private Optional<LeaseDecision.Nothing> neighbour(RequestContext asking) {
        return switch (asking.verdict()) {
            case HolderVerdict.Itself _, HolderVerdict.Nobody _ -> Optional.empty();
            case HolderVerdict.Another(MacAddress _, MacAddress device) -> Optional.of(other(asking, device));
            case HolderVerdict.Silent _ -> Optional.of(unmet(asking, Reason.NOBODY_ANSWERS));
            case HolderVerdict.Unreadable _ -> Optional.of(unmet(asking, Reason.NEIGHBOURS_UNREADABLE));
        };
    }

    private LeaseDecision.Nothing other(RequestContext asking, MacAddress met) {
        Ip4 address = asking.request().remote();
        foreignRequests.note(address, met, asking.holder());
        return new LeaseDecision.Nothing(
                LeaseDoubt.NEIGHBOUR,
                Grounds.of(Reason.OTHER_DEVICE_ANSWERS)
                        .with(Detail.ADDRESS, address)
                        .with(Detail.HOLDER, asking.holder())
                        .with(Detail.DEVICE, met));
    }

    private static LeaseDecision.Nothing unmet(RequestContext asking, Reason why) {
        return new LeaseDecision.Nothing(
                LeaseDoubt.UNMET,
                Grounds.of(why).with(Detail.ADDRESS, asking.request().remote()));
    }

    /**
     * The objection to a phone at another port than that of its last good boot, behind a relay. An address that was set
     * by hand has no port, nor has one on a link of the box where no relay is listed.
     */
    private Optional<LeaseDecision.Nothing> moved(RequestContext asking, Phone phone) {
        Ip4 address = asking.request().remote();
        List<String> known = books.places().of(phone.mac());
        if (known.isEmpty() || !presence.isPlaced(address)) {
            return Optional.empty();
        }
        String place = presence.place(address).orElse(null);
        return place != null && known.contains(place)
                ? Optional.empty()
                : Optional.of(new LeaseDecision.Nothing(
                        LeaseDoubt.PLACE,
                        Grounds.of(place == null ? Reason.MOVED_OUT_OF_SIGHT : Reason.MOVED)
                                .with(Detail.HOLDER, asking.holder())
                                .with(Detail.PLACE, place)
                                .with(Detail.FORMER_PLACE, known.getFirst())));
    }

    private LeaseDecision unknown(RequestContext asking, MacAddress claimed) {
        if (asking.plan().unknownPhones() == UnknownPhones.REFUSE) {
            return new LeaseDecision.Nothing(LeaseDoubt.UNKNOWN, unlisted(Reason.IN_NO_SITE_FILE, claimed));
        }
        if (asking.holder() == null) {
            return new LeaseDecision.Nothing(LeaseDoubt.UNKNOWN, unlisted(Reason.CANT_WAIT_WITHOUT_LEASE, claimed));
        }
        if (identity(asking, claimed).isEmpty()) {
            return new LeaseDecision.Nothing(LeaseDoubt.UNKNOWN, unlisted(Reason.CANT_WAIT_WITHOUT_VENDOR, claimed));
        }
        PendingPhone pendingPhone = books.pendingPhones().welcome(claimed);
        if (isToAdopt(asking, claimed)) {
            arrivals.accept(claimed);
        }
        return new LeaseDecision.Bare(
                LeaseDoubt.HELD,
                // Without the code: whoever knows it may adopt the phone, and more people read journeys.
                unlisted(Reason.WAITS_FOR_ADOPTION, claimed),
                pendingPhone.code());
    }

    /** The fleet may have no room for one phone more. */
    private Optional<Identity> identity(RequestContext asking, MacAddress claimed) {
        return fleet.identity(claimed, null, asking.request().usableUserAgent());
    }

    private static Grounds unlisted(Reason reason, MacAddress claimed) {
        return Grounds.of(reason).with(Detail.CLAIMED, claimed);
    }

    /**
     * Whether the phone is to be adopted; only a phone with a lease of this box is, so that one address is one phone.
     */
    private boolean isToAdopt(RequestContext asking, MacAddress claimed) {
        Set<String> vendors = asking.plan().access().adopt();
        return asking.plan().unknownPhones() == UnknownPhones.ADOPT
                && presence.isLeased(asking.request().remote())
                && (vendors.isEmpty()
                        || identity(asking, claimed)
                                .filter(identity -> vendors.contains(identity.vendor()))
                                .isPresent());
    }
}
