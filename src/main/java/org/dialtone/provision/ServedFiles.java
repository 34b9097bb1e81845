package org.dialtone.provision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/** The last file of each phone of the site. Safe to use from any thread. */
public final class ServedFiles {

    private final ServedFileStore store;
    private final InstantSource clock;
    private final Map<MacAddress, FileReceipt> latest = new ConcurrentHashMap<>();

    public ServedFiles(ServedFileStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.load().forEach(receipt -> latest.put(receipt.file().phone(), receipt));
    }

    /** The file that this phone got last; empty where it got none. */
    public Optional<FileReceipt> of(MacAddress phone) {
        return Optional.ofNullable(latest.get(phone));
    }

    public Collection<FileReceipt> all() {
        return latest.values();
    }

    /** Notes the answer to a phone that asked for its whole file; another device that got it too doesn't count. */
    void answered(RequestContext asking, FileMatch match, String model, Phone phone, Answer answer) {
        String etag = tag(answer);
        if (etag != null && (asking.holder() == null || asking.owns(match.claimed(), phone))) {
            ServedFile file = new ServedFile(
                    phone.mac(),
                    asking.file(),
                    match.pack().key(),
                    model,
                    asking.request().local(),
                    etag);
            store.remember(latest.compute(
                    phone.mac(),
                    (_, before) ->
                            new FileReceipt(file, clock.instant(), before == null ? null : before.confirmed(), null)));
        }
    }

    /** Notes that the phone registered at this moment. */
    void confirmed(MacAddress phone, Instant at) {
        change(phone, receipt -> receipt.confirmedAt(at));
    }

    /**
     * Notes whether the site has another file than the phone, which got this one.
     *
     * @return whether the phone has fallen behind just now
     */
    public boolean compared(ServedFile file, boolean behind) {
        FileReceipt before = latest.get(file.phone());
        if (before == null || !before.file().equals(file) || behind == (before.behind() != null)) {
            return false;
        }
        Instant since = behind ? clock.instant() : null;
        change(file.phone(), receipt -> receipt.file().equals(file) ? receipt.behindSince(since) : receipt);
        return behind;
    }

    private void change(MacAddress phone, UnaryOperator<FileReceipt> change) {
        FileReceipt before = latest.get(phone);
        if (before != null && !change.apply(before).equals(before)) {
            store.remember(latest.computeIfPresent(phone, (_, now) -> change.apply(now)));
        }
    }

    private static String tag(Answer answer) {
        return switch (answer) {
            case Answer.Document document -> document.etag();
            case Answer.Unchanged unchanged -> unchanged.etag();
            case Answer.Firmware _, Answer.Refused _, Answer.Unmet _, Answer.Missing _, Answer.Broken _ -> null;
        };
    }
}
