package org.dialtone.web.console;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.ApplianceNetwork;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.host.ApplianceRoot;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.host.PrivilegedSocket;

/** A box with two network cards, eth0 and eth1; its machine is an appliance while a test listens at {@link #socket}. */
public class ApplianceProfile extends ConsoleProfile {

    /** The path is short because the kernel accepts paths of about 100 bytes. */
    public static Path socket() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "dialtone-root-" + ProcessHandle.current().pid());
    }

    /** The appliance after its first start: nothing sets its addresses, nor does the site. */
    public static ApplianceRoot start(SiteBook site, Path folder) throws IOException {
        TestSite.apply(site, "dialtone: 1\nsite: {timezone: UTC}\n").require();
        ApplianceRoot root = new ApplianceRoot(folder);
        root.run("", "network", "boot");
        return root;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        Set<Class<?>> all = new HashSet<>(super.getEnabledAlternatives());
        all.add(Cards.class);
        return all;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("dialtone.root-socket", socket().toString());
        return settings;
    }

    /** The same two cards on every machine. */
    @Alternative
    @Singleton
    public static class Cards {

        @Produces
        @Singleton
        @Alternative
        ApplianceNetwork network(SiteBook site, PrivilegedSocket root) {
            return new ApplianceNetwork(site, root, new KernelInterfaces() {
                @Override
                public List<String> cards() {
                    return List.of("eth0", "eth1");
                }
            });
        }
    }
}
