package org.dialtone.provision;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/** The last file of each phone of the site. Safe to use from any thread. */
public final class ServedFiles {

    private final ServedFileStore store;
    private final Map<MacAddress, ServedFile> latest = new ConcurrentHashMap<>();

    public ServedFiles(ServedFileStore store) {
        this.store = store;
        store.load().forEach(file -> latest.put(file.phone(), file));
    }

    /** The file that this phone got last; empty where it got none. */
    public Optional<ServedFile> of(MacAddress phone) {
        return Optional.ofNullable(latest.get(phone));
    }

    public Collection<ServedFile> all() {
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
            if (!file.equals(latest.put(phone.mac(), file))) {
                store.remember(file);
            }
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
