package org.dialtone.dhcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;

/**
 * Decides on which interfaces the box may answer: before its first lease there it must not become a second server
 * beside another, and after it must not fail its phones because of one. Safe to use from any thread; each change
 * returns its news.
 */
public final class RogueWatch {

    /** The state of the box on an interface. */
    public enum State {
        /** The box doesn't serve yet: it asks first whether another server answers. */
        ASKING,
        /** The box serves, alone or beside known servers. */
        SERVING,
        /** The box doesn't serve: another server was there first. */
        SILENT,
        /** The box serves, and another server answers too. */
        ALARM
    }

    /**
     * The state of the box on one interface.
     *
     * @param others  servers that are neither the box nor permitted by the operator
     * @param asked   whether the box that serves asked before
     * @param failure why the box that serves can't ask, or null
     * @param says    the state in words; for ASKING and SILENT the reason why the box doesn't answer
     */
    public record Standing(
            String interfaceName, State state, List<OtherServer> others, boolean asked, String failure, String says) {

        /** For ASKING and SILENT the reason why the box doesn't answer. */
        Grounds grounds() {
            return (state == State.ASKING
                            ? Grounds.of(Reason.ASKING_FOR_OTHERS)
                            : Grounds.of(Reason.OTHER_SERVER_ANSWERS).with(Detail.SERVERS, who(others)))
                    .with(Detail.LINK, interfaceName);
        }

        public boolean serves() {
            return state == State.SERVING || state == State.ALARM;
        }
    }

    /**
     * What the box knows of an interface.
     *
     * @param leased  whether the box ever gave an address there
     * @param settled whether the box asked and waited, or can't ask
     * @param failure why the box can't ask, or null
     */
    private record Link(String name, boolean leased, boolean settled, List<OtherServer> heard, String failure) {}

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Set<Integer> questions = ConcurrentHashMap.newKeySet();
    private OtherServers policy = OtherServers.REFUSED;
    private Set<Ip4> own = Set.of();

    /**
     * Takes the operator's rules and the interfaces to serve from now on; knowledge of interfaces that stay is kept.
     *
     * @param leased each interface, and whether the box ever gave an address there
     */
    public synchronized List<Standing> install(OtherServers newer, Map<String, Boolean> leased) {
        policy = newer;
        links.keySet().retainAll(leased.keySet());
        standings.keySet().retainAll(leased.keySet());
        List<Standing> news = new ArrayList<>();
        leased.forEach((name, given) -> {
            links.putIfAbsent(name, new Link(name, given, false, List.of(), null));
            change(name, link -> given ? leased(link) : link).ifPresent(news::add);
        });
        return news;
    }

    /**
     * Notes that the box asks on all links under this transaction number, so that it doesn't answer itself; ends with
     * {@link #asked}.
     */
    public void asking(int xid) {
        questions.add(xid);
    }

    public void asked(int xid) {
        questions.remove(xid);
    }

    /** Whether a message is one of the box's own questions. */
    public boolean isQuestion(int xid) {
        return !questions.isEmpty() && questions.contains(xid);
    }

    /**
     * Notes that a server answered.
     *
     * @param box addresses of this box, whose own answers are not another server's, and of those that share its leases
     */
    public synchronized Optional<Standing> heard(String name, OtherServer other, Set<Ip4> box) {
        own = box;
        return change(
                name, link -> new Link(name, link.leased(), link.settled(), with(link.heard(), other), link.failure()));
    }

    /** Notes that the longest wait of the first client is over. */
    public synchronized Optional<Standing> waited(String name) {
        return change(name, link -> new Link(name, link.leased(), true, link.heard(), link.failure()));
    }

    /**
     * Notes that the question is over: these servers answered it, and others that answered earlier questions are gone.
     */
    public synchronized Optional<Standing> concluded(String name, List<OtherServer> all, Set<Ip4> box) {
        own = box;
        return change(name, link -> new Link(name, link.leased(), true, List.copyOf(all), null));
    }

    /** Notes that the box couldn't ask: it serves, and reports that. */
    public synchronized Optional<Standing> failed(String name, String why) {
        return change(name, link -> new Link(name, link.leased(), true, link.heard(), why));
    }

    /**
     * Notes that the interface is gone, or was plugged in anew, perhaps elsewhere: what was heard there no longer
     * counts.
     */
    public synchronized Optional<Standing> unplugged(String name) {
        return change(name, link -> new Link(name, link.leased(), false, List.of(), null));
    }

    /** Notes that the box gave an address there. The call is cheap, because it comes with each address. */
    public void gave(String name) {
        Link known = links.get(name);
        if (known != null && !known.leased()) {
            synchronized (this) {
                change(name, RogueWatch::leased);
            }
        }
    }

    /** Whether the box is to serve this interface, so that other servers matter there. */
    public boolean isServed(String name) {
        return links.containsKey(name);
    }

    /** Whether the box ever gave an address there. */
    public boolean hasGiven(String name) {
        Link known = links.get(name);
        return known != null && known.leased();
    }

    /** Why the box may not answer on this interface, or null where it serves. */
    Grounds silence(String name) {
        Standing standing = standings.get(name);
        return standing == null || standing.serves() ? null : standing.grounds();
    }

    /** Whether the box hasn't decided that yet. */
    boolean isAsking(String name) {
        Standing standing = standings.get(name);
        return standing != null && standing.state() == State.ASKING;
    }

    /** The states of all interfaces, by name. */
    public List<Standing> standings() {
        return standings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<Standing> change(String name, UnaryOperator<Link> change) {
        Link link = links.computeIfPresent(name, (_, before) -> change.apply(before));
        if (link == null) {
            return Optional.empty();
        }
        Standing after = standing(link);
        Standing before = standings.put(name, after);
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }

    private Standing standing(Link link) {
        List<OtherServer> others = link.heard().stream()
                .filter(other -> !other.isAt(own))
                .filter(other -> !policy.knows(other))
                .toList();
        boolean asserted = link.leased() || policy.serve();
        State state = !others.isEmpty()
                ? asserted ? State.ALARM : State.SILENT
                : link.settled() || asserted ? State.SERVING : State.ASKING;
        boolean serving = state == State.SERVING;
        return new Standing(
                link.name(),
                state,
                others,
                serving && link.settled(),
                serving ? link.failure() : null,
                says(link, state, others));
    }

    private static String says(Link link, State state, List<OtherServer> others) {
        String who = who(others);
        return switch (state) {
            case ASKING -> "the box asks first whether another DHCP server answers on " + link.name();
            case SERVING -> serving(link);
            case SILENT ->
                "another DHCP server " + who + " answers on " + link.name()
                        + "; the box stays silent there until that is gone, or is named in "
                        + "dhcp.knownServers, or the site says dhcp.onOtherServer: serve";
            case ALARM ->
                "another DHCP server " + who + " answers on " + link.name()
                        + "; the box goes on serving. Find and remove that server, "
                        + "or name it in dhcp.knownServers";
        };
    }

    private static String serving(Link link) {
        if (link.failure() != null) {
            return "the box can't ask whether another DHCP server answers on " + link.name() + ", and serves: "
                    + link.failure();
        }
        return link.settled()
                ? "no unknown DHCP server answers on " + link.name()
                : "the box hasn't asked yet whether another DHCP server answers on " + link.name();
    }

    private static String who(List<OtherServer> others) {
        return others.stream().map(OtherServer::who).collect(Collectors.joining(" and "));
    }

    private static Link leased(Link link) {
        return new Link(link.name(), true, link.settled(), link.heard(), link.failure());
    }

    private static List<OtherServer> with(List<OtherServer> heard, OtherServer other) {
        List<OtherServer> newer = new ArrayList<>(
                heard.stream().filter(each -> !each.isSame(other)).toList());
        newer.add(other);
        return List.copyOf(newer);
    }
}
