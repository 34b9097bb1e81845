package org.dialtone.dhcp.leasefile;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.leasefile.LeaseFile.Flaw;
import org.dialtone.net.MacAddress;

/**
 * ISC dhcpd's {@code dhcpd.leases}, by dhcpd.leases(5). Of all its statements only {@code lease} counts here; times are
 * UTC.
 */
final class IscLeases {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_WORDS = 64;

    private final LeaseFile.Entries entries;
    private final List<IscToken> statement = new ArrayList<>();
    /** The statements of the present lease by their names; the last of a name counts. */
    private final Map<String, List<IscToken>> said = new HashMap<>();

    /** The address of the present lease; null outside of a lease. */
    private IscToken head;

    private int depth;

    IscLeases(LeaseFile.Entries entries) {
        this.entries = entries;
    }

    void read(String text) {
        IscScanner scanner = new IscScanner(text);
        for (Optional<IscToken> next = scanner.next(); next.isPresent(); next = scanner.next()) {
            take(next.get());
        }
        if (head != null) {
            entries.fault(new LeaseFile.Fault(head.line(), Flaw.CUT_OFF, Cells.quote(head.text())));
        }
    }

    private void take(IscToken token) {
        if (token.is("{")) {
            open();
        } else if (token.is("}")) {
            close();
        } else if (token.is(";")) {
            end();
        } else if (statement.size() < MOST_WORDS) {
            statement.add(token);
        }
    }

    private void open() {
        depth++;
        if (depth == 1 && statement.size() == 2 && statement.getFirst().is("lease")) {
            head = statement.getLast();
        }
        statement.clear();
    }

    private void close() {
        depth = Math.max(0, depth - 1);
        statement.clear();
        if (depth == 0 && head != null) {
            lease();
            said.clear();
            head = null;
        }
    }

    private void end() {
        if (depth == 1 && head != null && !statement.isEmpty()) {
            said.put(name(statement), List.copyOf(statement));
        }
        statement.clear();
    }

    /** {@code binding state active} and {@code hardware ethernet …} are told by two words, all else by one. */
    private static String name(List<IscToken> statement) {
        String first = statement.getFirst().text();
        return statement.size() > 1 && (first.equals("binding") || first.equals("hardware"))
                ? first + " " + statement.get(1).text()
                : first;
    }

    private void lease() {
        try {
            FiledLease.State state = state();
            MacAddress mac = last("hardware ethernet").map(Cells::mac).orElse(null);
            if (mac == null && state == FiledLease.State.ACTIVE) {
                throw new EntryFault(Flaw.MAC_MISSING, "");
            }
            entries.add(new FiledLease(
                    head.line(),
                    Cells.address(head.text()),
                    mac,
                    clientId(said.get("uid")),
                    state,
                    ends(said.get("ends")),
                    last("client-hostname").map(Cells::hostname).orElse(null)));
        } catch (EntryFault e) {
            entries.fault(e.on(head.line()));
        }
    }

    private Optional<String> last(String name) {
        return Optional.ofNullable(said.get(name)).map(List::getLast).map(IscToken::text);
    }

    private FiledLease.State state() {
        if (said.containsKey("abandoned")) {
            return FiledLease.State.DECLINED;
        }
        return switch (last("binding state").orElse("active")) {
            case "active" -> FiledLease.State.ACTIVE;
            case "abandoned" -> FiledLease.State.DECLINED;
            default -> FiledLease.State.ENDED;
        };
    }

    /** Quoted bytes, or hex digits with colons. */
    private static String clientId(List<IscToken> said) {
        if (said == null || said.size() < 2) {
            return null;
        }
        IscToken value = said.getLast();
        return value.quoted()
                ? Cells.clientId(
                        HexFormat.ofDelimiter(":").formatHex(value.text().getBytes(StandardCharsets.ISO_8859_1)))
                : Cells.clientId(value.text());
    }

    /** {@code ends never}, {@code ends epoch 1794902400} or {@code ends 4 2026/11/26 20:00:00}; null: never. */
    private static Instant ends(List<IscToken> said) {
        if (said == null || said.getLast().is("never")) {
            return null;
        }
        if (said.size() > 2 && said.get(1).is("epoch")) {
            return Cells.seconds(said.get(2).text());
        }
        String text = said.size() > 3
                ? said.get(2).text() + " " + said.get(3).text()
                : said.getLast().text();
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new EntryFault(Flaw.NO_TIME, Cells.quote(text));
        }
    }
}
