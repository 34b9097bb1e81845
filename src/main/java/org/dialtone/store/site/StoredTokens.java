package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dialtone.app.Settings;
import org.dialtone.app.TokenScope;
import org.dialtone.app.Tokens;
import org.dialtone.net.BoxClock;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;

/** Keeps tokens by their hashes, in memory and in {@code site.db}, in wall time. */
@ApplicationScoped
public class StoredTokens implements Tokens {

    /** The prefix of each token; it shows the finder of a token what the token opens. */
    private static final String PREFIX = "dialtone_";

    private static final int BYTES = 32;
    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    /**
     * The shortest time between two notes of a use: a program may ask many times a second, and each note is a write to
     * the disk.
     */
    private static final Duration NOTED = Duration.ofMinutes(5);

    private final Settings settings;
    private final BoxClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Token> byHash = new ConcurrentHashMap<>();
    /** Names whose revoking got no answer: they open nothing, and stay listed so that somebody revokes them again. */
    private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();

    @Inject
    StoredTokens(Settings settings, BoxClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void load(@Observes StartupEvent event) {
        if (!settings.offline()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> ApiToken.<ApiToken>listAll().forEach(row -> byHash.put(row.hash, token(row))));
        }
    }

    @Override
    public List<Token> all() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(Token::name))
                .map(token -> new Token(
                        token.name(),
                        token.scope(),
                        token.chosen(),
                        clock.meant(token.made()),
                        clock.meant(token.used())))
                .toList();
    }

    @Override
    public synchronized String make(String name, TokenScope scope) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new EditFault(Flaw.TOKEN_NAME_UNREADABLE);
        }
        if (all().stream().anyMatch(token -> token.name().equals(name))) {
            throw new EditFault(Flaw.TOKEN_THERE, name);
        }
        if (byHash.size() >= MOST) {
            throw new EditFault(Flaw.TOKENS_TOO_MANY, MOST);
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        keep(name, scope, hash(token));
        inDoubt.remove(name);
        return token;
    }

    @Override
    public synchronized boolean revoke(String name) {
        // The disk first: a token that it keeps would come back at the next start.
        try {
            SiteWrites.make(() -> ApiToken.deleteById(name));
        } catch (EditFault e) {
            if (e.complaint().flaw() == Flaw.CHANGE_IN_DOUBT) {
                inDoubt.add(name);
            }
            throw e;
        }
        boolean known = byHash.values().removeIf(token -> token.name().equals(name));
        inDoubt.remove(name);
        return known;
    }

    /** Looks the token up by its hash, so that the time taken reveals nothing. */
    @Override
    public Optional<Token> find(String token) {
        return Optional.of(token)
                .filter(given -> given.startsWith(PREFIX))
                .map(given -> byHash.get(hash(given)))
                .filter(found -> !inDoubt.contains(found.name()));
    }

    @Override
    public boolean isStale(Token token) {
        return token.used() == null
                || Duration.between(token.used(), clock.wall().instant()).abs().compareTo(NOTED) > 0;
    }

    @Override
    public synchronized void note(Token token) {
        Instant now = clock.wall().instant();
        Optional<Map.Entry<String, Token>> known = byHash.entrySet().stream()
                .filter(each -> each.getValue().name().equals(token.name()))
                .findFirst();
        known.filter(each -> isStale(each.getValue())).ifPresent(each -> {
            byHash.put(each.getKey(), new Token(token.name(), token.scope(), token.chosen(), token.made(), now));
            SiteWrites.run(() -> ApiToken.update("used = ?1 where name = ?2", now.getEpochSecond(), token.name()));
        });
    }

    private void keep(String name, TokenScope scope, String hash) {
        ApiToken row = new ApiToken();
        row.name = name;
        row.scope = Objects.requireNonNullElse(scope, TokenScope.ADMIN).name();
        row.chosen = scope != null;
        row.hash = hash;
        row.made = clock.wall().instant().getEpochSecond();
        SiteWrites.make(() -> {
            // Of one whose making got no answer, nobody knows the text.
            ApiToken.delete("name", row.name);
            row.persist();
        });
        byHash.put(hash, token(row));
    }

    private static Token token(ApiToken row) {
        return new Token(
                row.name,
                TokenScope.valueOf(row.scope),
                row.chosen,
                Instant.ofEpochSecond(row.made),
                row.used == null ? null : Instant.ofEpochSecond(row.used));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
