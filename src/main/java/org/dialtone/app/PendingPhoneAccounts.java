package org.dialtone.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.dialtone.provision.PendingAccountKey;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PendingPhones;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.sip.PendingAccounts;

/**
 * The accounts of phones that wait for an adoption. An adopted phone that still registers with such an account is told
 * to fetch its files.
 */
public final class PendingPhoneAccounts implements PendingAccounts {

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MOST = 1_000;

    private final PendingPhones pendingPhones;
    private final SiteBook site;
    private final InstantSource clock;
    private final Pace.PerKey<MacAddress> told = new Pace.PerKey<>(1, PAUSE, MOST);

    private volatile Consumer<MacAddress> latecomers = _ -> {};

    public PendingPhoneAccounts(PhoneRecords books, SiteBook site, InstantSource clock) {
        pendingPhones = books.pendingPhones();
        this.site = site;
        this.clock = clock;
    }

    /** Tells the listener of phones that were adopted and don't know it; the listener must not wait. */
    void onLatecomer(Consumer<MacAddress> listener) {
        latecomers = listener;
    }

    @Override
    public Optional<PendingAccount> find(String user) {
        PendingAccountKey key = site.plans().provision().visits();
        return key == null
                ? Optional.empty()
                : pendingPhones.pendingAccount(user).map(pendingPhone -> pendingAccount(pendingPhone, user, key));
    }

    private static PendingAccount pendingAccount(PendingPhone pendingPhone, String user, PendingAccountKey key) {
        return new PendingAccount(user, "waits for its adoption", key.password(pendingPhone.mac()), pendingPhone.mac());
    }

    @Override
    public void registered(PendingAccount pendingAccount) {
        MacAddress phone = pendingAccount.phone();
        if (site.plans().provision().phones().containsKey(phone) && told.take(phone, clock.instant())) {
            latecomers.accept(phone);
        }
    }
}
