package org.dialtone.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.dhcp.Scope;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.JournalBook;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.SubnetMap;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Provisioner;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** Carries out an operator's decisions on the access of phones. */
public final class SitePhoneAccess implements PhoneAccess {

    private final SiteBook site;
    private final PhoneRecords books;
    private final Provisioner provisioner;
    private final KnownHolders presence;

    public SitePhoneAccess(SiteBook site, PhoneRecords books, Provisioner provisioner, KnownHolders presence) {
        this.site = site;
        this.books = books;
        this.provisioner = provisioner;
        this.presence = presence;
    }

    /**
     * Opens the window of a phone that is notified to fetch its files, and keeps it open longer for a phone that loads
     * firmware in it.
     */
    public void listen(JournalBook journal) {
        journal.listen(this::heard);
    }

    private void heard(Entry entry) {
        if (site.plans().provision().access().window() == null) {
            return;
        }
        if (entry.step() == Step.NOTIFY && entry.status() == null) {
            provisioner.open(entry.mac());
        } else if (entry.event() == Event.FILE_FIRMWARE) {
            provisioner.loads(entry.mac());
        }
    }

    @Override
    public void join(Actor who, Long read, MacAddress one, MacAddress other) {
        MacAddress listed = site.plans().provision().phones().containsKey(one) ? one : other;
        site.edit(who, "join", Basis.ofPhone(site.document(), listed, read), now -> PhoneEdits.join(now, one, other))
                .require();
    }

    @Override
    public void acceptPlace(MacAddress mac) {
        books.places().accept(phone(mac).mac(), place(phone(mac)).orElse(null));
    }

    @Override
    public int acceptPlaces(String scope) {
        requireScope(scope);
        SubnetMap<String> scopes = scopes();
        int count = 0;
        for (Phone phone : phones()) {
            Optional<MovedTogether.Standing> standing = standing(phone, scopes);
            if (standing.filter(each -> each.moved() && (scope == null || scope.equals(each.scope())))
                    .isPresent()) {
                books.places().accept(phone.mac(), place(phone).orElse(null));
                count++;
            }
        }
        return count;
    }

    private void requireScope(String scope) {
        List<String> names =
                site.plans().dhcp().scopes().stream().map(Scope::name).toList();
        if (scope != null && !scope.isEmpty() && !names.contains(scope)) {
            throw new EditFault(
                    names.isEmpty()
                            ? Complaint.of(Flaw.SCOPE_UNKNOWN_NONE, scope)
                            : Complaint.of(Flaw.SCOPE_UNKNOWN, scope, String.join(", ", names)));
        }
    }

    @Override
    public List<MovedTogether> movedTogether() {
        SubnetMap<String> scopes = scopes();
        return MovedTogether.of(phones().stream()
                .flatMap(phone -> standing(phone, scopes).stream())
                .toList());
    }

    /** Where a phone with an address and with accepted ports is; the scope is empty where no scope has the address. */
    private Optional<MovedTogether.Standing> standing(Phone phone, SubnetMap<String> scopes) {
        List<String> accepted = books.places().of(phone.mac());
        return accepted.isEmpty()
                ? Optional.empty()
                : address(phone)
                        .map(address -> new MovedTogether.Standing(
                                scopes.at(address).orElse(""),
                                presence.place(address)
                                        .filter(accepted::contains)
                                        .isEmpty()));
    }

    private SubnetMap<String> scopes() {
        SubnetMap<String> scopes = new SubnetMap<>();
        site.plans().dhcp().scopes().forEach(scope -> scopes.put(scope.subnet(), scope.name()));
        return scopes;
    }

    @Override
    public void open(MacAddress mac) {
        requireWindow();
        provisioner.open(phone(mac).mac());
    }

    @Override
    public int openAll() {
        requireWindow();
        List<Phone> all = phones();
        all.forEach(phone -> provisioner.open(phone.mac()));
        return all.size();
    }

    @Override
    public void shut(MacAddress mac) {
        books.windows().close(phone(mac).mac());
    }

    private void requireWindow() {
        if (site.plans().provision().access().window() == null) {
            throw new EditFault(Flaw.WINDOW_MISSING);
        }
    }

    /** Each once, though it stands under each of its MACs. */
    private List<Phone> phones() {
        return site.plans().provision().phones().entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().mac()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Phone phone(MacAddress mac) {
        return Optional.ofNullable(site.plans().provision().phones().get(mac))
                .orElseThrow(() -> new EditFault(Flaw.PHONE_UNLISTED, mac));
    }

    private Optional<String> place(Phone phone) {
        return address(phone).flatMap(presence::place);
    }

    private Optional<Ip4> address(Phone phone) {
        return Stream.concat(Stream.of(phone.mac()), phone.alsoMacs().stream())
                .flatMap(mac -> presence.addressOf(mac).stream())
                .filter(presence::isPlaced)
                .findFirst();
    }
}
