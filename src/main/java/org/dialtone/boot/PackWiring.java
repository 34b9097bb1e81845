package org.dialtone.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.dialtone.app.FirmwareFolder;
import org.dialtone.app.KnownHolders;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.pack.PackEditing;
import org.dialtone.pack.PackPreview;
import org.dialtone.pack.PackWatch;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Packs;
import org.dialtone.provision.SeenPacks;

/** The vendor packs' part of the object graph. */
@ApplicationScoped
class PackWiring {

    @Produces
    @Singleton
    InstalledPacks packShelf(Settings settings) {
        InstalledPacks installed = new InstalledPacks(settings.data().resolve("packs"));
        PackWatch.tell(installed.load(), installed.notes());
        return installed;
    }

    @Produces
    @Singleton
    PackWatch packWatch(InstalledPacks installed, Fleet fleet, SiteBook site) {
        installed.onChange(packs -> {
            fleet.install(packs);
            site.install(packs);
        });
        return new PackWatch(installed);
    }

    void stop(@Disposes PackWatch watch) {
        watch.close();
    }

    @Produces
    @Singleton
    PackPreview packPreview(
            InstalledPacks installed,
            Fleet fleet,
            SiteBook site,
            FirmwareFolder firmware,
            Rollouts rollouts,
            KnownHolders presence) {
        Function<MacAddress, Ip4> server = mac -> Optional.ofNullable(mac)
                .flatMap(presence::addressOf)
                .flatMap(NetworkInterfaces::toward)
                .or(() -> NetworkInterfaces.all().stream()
                        .map(LocalInterface::address)
                        .findFirst())
                .orElse(Ip4.ANY);
        return new PackPreview(installed, fleet, () -> site.plans().provision(), firmware, rollouts, server);
    }

    @Produces
    @Singleton
    PackEditing packEditing(InstalledPacks installed, PackPreview preview, SeenPacks seen, BoxClock clock) {
        return new PackEditing(
                installed,
                preview,
                vendor -> seen.of(vendor)
                        .map(first -> new PackEditing.Seen(
                                first.phone().toString(), first.model(), first.firmware(), clock.shown(first.at()))));
    }

    @Produces
    @Singleton
    Packs packs(InstalledPacks installed) {
        return installed.packs();
    }
}
