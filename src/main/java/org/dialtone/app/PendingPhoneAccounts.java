package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingAccountKey;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PendingPhones;
import org.dialtone.provision.PhoneRecords;
import org.dialtone.sip.PendingAccounts;

/** The accounts of phones that wait for an adoption; who comes with one though it was adopted is told to fetch its files. */
public final class PendingPhoneAccounts implements PendingAccounts {

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MOST = 1_000;

    private final PendingPhones pendingPhones;
    private final SiteBook site;
    private final InstantSource clock;
    /** Whom it told when; of the thread that brings SIP messages alone. */
    private final Map<MacAddress, Instant> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MacAddress, Instant> eldest) {
            return size() > MOST;
        }
    };

    private volatile Consumer<MacAddress> latecomers = _ -> {};

    public PendingPhoneAccounts(PhoneRecords books, SiteBook site, InstantSource clock) {
        pendingPhones = books.pendingPhones();
        this.site = site;
        this.clock = clock;
    }

    /** Is told of phones that were adopted and don't know it; must not wait. */
    void onLatecomer(Consumer<MacAddress> listener) {
        latecomers = listener;
    }

    @Override
    public Optional<Visitor> find(String user) {
        PendingAccountKey key = site.plans().provision().visits();
        return key == null
                ? Optional.empty()
                : pendingPhones.pendingAccount(user).map(pendingPhone -> pendingAccount(pendingPhone, user, key));
    }

    private static Visitor pendingAccount(PendingPhone pendingPhone, String user, PendingAccountKey key) {
        return new Visitor(user, "waits for its adoption", key.password(pendingPhone.mac()), pendingPhone.mac());
    }

    @Override
    public void registered(Visitor pendingAccount) {
        MacAddress phone = pendingAccount.phone();
        Instant now = clock.instant();
        Instant before = told.get(phone);
        if (site.plans().provision().phones().containsKey(phone)
                && (before == null || before.plus(PAUSE).isBefore(now))) {
            told.put(phone, now);
            latecomers.accept(phone);
        }
    }
}
