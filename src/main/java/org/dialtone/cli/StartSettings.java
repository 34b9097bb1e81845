package org.dialtone.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.Settings;
import org.dialtone.dhcp.CoHostedServices;
import org.dialtone.site.model.Endpoints;

/** Reads the settings before Quarkus starts, from the same sources. */
public final class StartSettings {

    private static final Pattern PROBLEM = Pattern.compile(
            ".*config property (?<name>\\S+) with the config value \"(?<value>.*?)\" threw .*(?:SRCFG\\d+: )(?<why>.*)",
            Pattern.DOTALL);

    private StartSettings() {}

    /** @throws CommandFault with a line for each setting that can't be understood */
    public static Settings read() {
        try {
            return ConfigUtils.configBuilder()
                    .withMapping(Settings.class)
                    .build()
                    .getConfigMapping(Settings.class);
        } catch (ConfigValidationException e) {
            throw new CommandFault(
                    IntStream.range(0, e.getProblemCount())
                            .mapToObj(e::getProblem)
                            .map(problem -> words(problem.getMessage()))
                            .collect(Collectors.joining("\n")),
                    e);
        }
    }

    /** The problem without the names of Java's classes and of SmallRye's messages. */
    public static String words(String problem) {
        Matcher known = PROBLEM.matcher(problem);
        return known.matches()
                ? "setting " + known.group("name") + " can't be \"" + known.group("value") + "\": " + known.group("why")
                : problem;
    }

    /** The ports that phones get in their files. */
    static Endpoints endpoints() {
        Settings settings = read();
        return new Endpoints(
                settings.http().port(),
                settings.sip().port(),
                Endpoints.secure(settings.sip().port(), settings.sip().tlsPort()),
                Endpoints.syslog(
                        settings.syslog().port().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        settings.interfaces().isPresent()),
                new CoHostedServices(settings.dns().names().isPresent(), settings.time()));
    }

    public static Path dataFolder() {
        return read().data();
    }
}
