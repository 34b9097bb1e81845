package org.dialtone.edge.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import org.dialtone.edge.box.Settings;

/** The settings as they are before Quarkus starts, from the same sources. */
final class StartSettings {

    private StartSettings() {
    }

    static Settings read() {
        return ConfigUtils.configBuilder().withMapping(Settings.class).build().getConfigMapping(Settings.class);
    }

    static Path dataFolder() {
        return read().data();
    }
}
