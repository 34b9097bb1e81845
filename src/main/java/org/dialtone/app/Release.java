package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which Dialtone this is, as the build wrote it down ({@code src/build/Origin.java}).
 *
 * @param version the version of the pom
 * @param commit  the commit of git, with {@code -dirty} where files differed from it; empty for sources without one
 * @param date    the day of the version, or of {@code SOURCE_DATE_EPOCH} where the build had one
 */
public record Release(String version, Optional<String> commit, LocalDate date) {

    private static final String RESOURCE = "/build.properties";
    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final Pattern TAIL = Pattern.compile("(?<=^\\w{12})\\w+");

    /** The release of the running program. */
    public static Release read() {
        try (InputStream resource = Release.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(resource);
            return of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }

    static Release of(Properties build) {
        return new Release(
                build.getProperty("version"),
                Optional.of(build.getProperty("commit")).filter(commit -> !commit.isEmpty()),
                date(build.getProperty("date")));
    }

    /** The release for people, e.g. {@code 0.1.0 (8ceb3a7f0c1d)}. */
    public String says() {
        return commit.map(id -> version + " (" + TAIL.matcher(id).replaceFirst("") + ")")
                .orElse(version);
    }

    /** The release for health and metrics, with the whole commit. */
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>(Map.of("version", version));
        commit.ifPresent(id -> facts.put("commit", id));
        return facts;
    }

    private static LocalDate date(String timestamp) {
        Instant at = SECONDS.matcher(timestamp).matches()
                ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                : Instant.parse(timestamp);
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
