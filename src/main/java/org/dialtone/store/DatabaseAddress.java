package org.dialtone.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where PostgreSQL keeps the box's state, and as whom the box connects.
 *
 * @param hosts      each with its port; the one that takes changes is used
 * @param name       of the database
 * @param parameters of the driver, the operator's own and the box's
 */
public record DatabaseAddress(
        List<String> hosts, String name, String user, String password, Map<String, String> parameters) {

    private static final String SCHEME = "postgresql://";
    private static final String PORT = ":5432";
    private static final int LAST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\w.-]+)(?::(\\d{1,5}))?");
    private static final String FORM = "must read as postgresql://user:password@host/database does";
    /** Seconds: a phone asks again after four, and a switch or a guard that drops packets tells nobody. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "targetServerType", "primary",
            "connectTimeout", "3",
            "socketTimeout", "10",
            "tcpKeepAlive", "true",
            "ApplicationName", "dialtone",
            "currentSchema", "dialtone");

    /**
     * A statement over several rows would refuse two writes of one row; and a server tells in an error's detail the row
     * that it refused, which is for no log.
     */
    private static final Map<String, String> FIXED =
            Map.of("reWriteBatchedInserts", "false", "logServerErrorDetail", "false");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final int ANSWERS = 2;
    private static final int LONGEST_SEARCH = 8;

    public DatabaseAddress {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /**
     * Reads {@code postgresql://user:password@host[:port][,host[:port]]/database[?parameter=value&…]}, as libpq has it;
     * letters with a meaning of their own stand in it as {@code %40}.
     *
     * @throws IllegalArgumentException where it isn't one; the message never holds the password
     */
    public static DatabaseAddress of(String text) {
        String rest = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : "";
        int slash = rest.indexOf('/');
        int at = rest.lastIndexOf('@', slash);
        if (at < 1 || rest.indexOf('@', slash) >= 0) {
            throw new IllegalArgumentException(FORM);
        }
        String[] who = rest.substring(0, at).split(":", 2);
        String[] what = rest.substring(slash + 1).split("\\?", 2);
        if (what[0].isEmpty() || who[0].isEmpty()) {
            throw new IllegalArgumentException(FORM);
        }
        List<String> hosts = Stream.of(rest.substring(at + 1, slash).split(",", -1))
                .map(DatabaseAddress::withPort)
                .toList();
        return new DatabaseAddress(
                hosts,
                decoded(what[0]),
                decoded(who[0]),
                who.length > 1 ? decoded(who[1]) : "",
                parameters(what.length > 1 ? what[1] : "", hosts.size()));
    }

    private static String withPort(String text) {
        Matcher host = HOST.matcher(text);
        if (!host.matches() || host.group(2) != null && Integer.parseInt(host.group(2)) > LAST_PORT) {
            throw new IllegalArgumentException(
                    text.isEmpty() ? FORM : text + " is no host: a name or an address, with : and a port or without");
        }
        return host.group(2) == null ? text + PORT : text;
    }

    private static Map<String, String> parameters(String query, int hosts) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        Stream.of(query.split("&")).filter(each -> !each.isEmpty()).forEach(each -> {
            String[] pair = each.split("=", 2);
            all.put(
                    decoded(pair[0]),
                    Optional.of(pair)
                            .filter(whole -> whole.length > 1)
                            .map(whole -> decoded(whole[1]))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "parameter " + decoded(pair[0]) + " lacks = and a value")));
        });
        all.putAll(FIXED);
        all.putIfAbsent("loginTimeout", login(all.get("connectTimeout"), hosts));
        return all;
    }

    /** The driver bounds the search through all hosts by it, and by {@code connectTimeout} each one; 0: no bound. */
    private static String login(String connect, int hosts) {
        if (!SECONDS.matcher(connect).matches()) {
            throw new IllegalArgumentException("connectTimeout is a number of seconds, not " + connect);
        }
        int seconds = Integer.parseInt(connect);
        return seconds == 0 ? "0" : String.valueOf((long) hosts * seconds + ANSWERS);
    }

    /** A plus sign stands for itself, unlike in a form. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a % in it isn't followed by two hexadecimal digits: write it as %25", e);
        }
    }

    public DatabaseAddress withPassword(String other) {
        return new DatabaseAddress(hosts, name, user, other, parameters);
    }

    /** With a name of its own for the sessions, by which the server tells those of one process from another's. */
    public DatabaseAddress named(String application) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("ApplicationName", application);
        return new DatabaseAddress(hosts, name, user, password, all);
    }

    /** With this long for each answer of the server, in seconds, for what takes many rows at once. */
    public DatabaseAddress withPatience(int seconds) {
        Map<String, String> patient = new TreeMap<>(parameters);
        patient.put("socketTimeout", String.valueOf(seconds));
        return new DatabaseAddress(hosts, name, user, password, patient);
    }

    /** One host by itself, whether it takes changes or not. */
    public DatabaseAddress alone(String host) {
        Map<String, String> own = new TreeMap<>(parameters);
        own.put("targetServerType", "any");
        own.put("loginTimeout", login(parameters.get("connectTimeout"), 1));
        return new DatabaseAddress(List.of(host), name, user, password, own);
    }

    /** For questions whose answer is worth nothing when it comes late: some seconds bound the search of all hosts. */
    public DatabaseAddress inHaste() {
        Map<String, String> hasty = new TreeMap<>(parameters);
        hasty.put("connectTimeout", "2");
        hasty.put("loginTimeout", String.valueOf(Math.min(2 * hosts.size() + ANSWERS, LONGEST_SEARCH)));
        hasty.put("socketTimeout", "3");
        return new DatabaseAddress(hosts, name, user, password, hasty);
    }

    /** The driver's form, without user, password and parameters. */
    public String jdbcUrl() {
        return "jdbc:" + SCHEME + String.join(",", hosts) + "/" + encoded(name);
    }

    /** The schema that holds the tables. */
    public String schema() {
        return parameters.get("currentSchema");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the password, for messages. */
    @Override
    public String toString() {
        return SCHEME + encoded(user) + "@"
                + hosts.stream()
                        .map(host -> host.endsWith(PORT) ? host.substring(0, host.length() - PORT.length()) : host)
                        .collect(Collectors.joining(","))
                + "/" + encoded(name);
    }
}
