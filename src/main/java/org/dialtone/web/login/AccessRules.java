package org.dialtone.web.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.dialtone.app.AllowedFrom;
import org.dialtone.app.StartupFault;
import org.dialtone.net.Ip4;

/**
 * Decides who may reach what over HTTP: everybody reaches phone files; allowed clients reach console, API and metrics,
 * over TLS.
 */
public final class AccessRules {

    /** First segments of paths that never name phone files; a file at the root can't have one of these names. */
    public static final Set<String> RESERVED =
            Set.of("console", "api", "q", "webjars", "j_security_check", "_importmap", "_static");

    private final BiPredicate<Ip4, Ip4> admits;
    private final Supplier<Plain> plain;

    /** What the plain port does with the console. */
    public enum Plain {
        SERVES,
        SENDS_TO_TLS,
        EXPLAINS
    }

    /** The decision on a request. */
    public enum Verdict {
        PASS,
        TO_TLS,
        FORBIDDEN,
        NO_TLS
    }

    /** @param admits whether a client at the first address, which reached the box's second one, may manage */
    AccessRules(BiPredicate<Ip4, Ip4> admits, Supplier<Plain> plain) {
        this.admits = admits;
        this.plain = plain;
    }

    /**
     * Throws a StartupFault where an entry of {@code dialtone.console.allow} can't be read, or names an interface that
     * this machine doesn't have: nobody would get in.
     */
    public static void require(String entry, List<String> interfaces) {
        try {
            if (!(AllowedFrom.of(entry) instanceof AllowedFrom.Interface(String name)) || interfaces.contains(name)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new StartupFault("DIALTONE_CONSOLE_ALLOW: " + e.getMessage(), e);
        }
        throw new StartupFault("DIALTONE_CONSOLE_ALLOW: \"" + entry.strip()
                + "\" is neither an address or subnet, e.g. 10.66.0.0/16, nor one of this machine's interfaces "
                + String.join(", ", interfaces));
    }

    /**
     * Decides on a request for {@code path} from {@code remote} to the box's address {@code local}; both are null for
     * IPv6 addresses.
     */
    Verdict judge(String path, boolean tls, Ip4 remote, Ip4 local) {
        if (isForPhones(path)) {
            return Verdict.PASS;
        }
        if (!admits.test(remote, local)) {
            return Verdict.FORBIDDEN;
        }
        return tls
                ? Verdict.PASS
                : switch (plain.get()) {
                    case SERVES -> Verdict.PASS;
                    case SENDS_TO_TLS -> Verdict.TO_TLS;
                    case EXPLAINS -> Verdict.NO_TLS;
                };
    }

    /**
     * Whether this path's first segment belongs to the console, the API or the like, and so never names a phone's file.
     */
    public static boolean isReserved(String path) {
        return RESERVED.contains(firstSegment(path));
    }

    /** Whether everybody reaches this path: it may name a phone's file, or is health's. */
    public static boolean isForPhones(String path) {
        String first = firstSegment(path);
        return !first.isEmpty() && !RESERVED.contains(first) || isHealth(path);
    }

    /** Accepts only the plain spelling: any other falls under the stricter rule. */
    private static boolean isHealth(String path) {
        return path.equals("/q/health") || path.matches("/q/health/(live|ready|started)");
    }

    /**
     * Reads the path as the router will: leading slashes count once, escapes are decoded, parameters after a semicolon
     * don't belong to the name.
     */
    private static String firstSegment(String path) {
        String relative = path.replaceFirst("^[/\\\\]+", "");
        String segment = relative.split("[/;]", 2)[0];
        try {
            String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.split("[/\\\\;]", 2)[0].strip().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return segment.toLowerCase(Locale.ROOT);
        }
    }
}
