package org.dialtone.sip;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;

/** The registered contacts of each extension. Any thread may read; only the registrar's thread changes them. */
public final class Bindings {

    static final int MOST_CONTACTS = 10;

    private final BindingStore store;
    private final InstantSource clock;
    private final Map<String, List<Binding>> byUser = new ConcurrentHashMap<>();
    private final Map<Ip4, Set<String>> usersByAddress = new ConcurrentHashMap<>();
    private final List<Binding> endedMeanwhile = new ArrayList<>();
    private volatile Predicate<Binding> lasting = _ -> true;
    private Consumer<String> watcher = _ -> {};
    private BiConsumer<String, CompletionStage<Void>> awaiting = (_, _) -> {};

    /** Takes the stored bindings that have not ended meanwhile. */
    public Bindings(BindingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        Instant now = clock.instant();
        store.load().stream()
                .collect(Collectors.groupingBy(Binding::user))
                .forEach((user, kept) -> takeUp(user, kept, now));
    }

    private void takeUp(String user, List<Binding> kept, Instant now) {
        List<Binding> live = kept.stream()
                .filter(ending(now).negate())
                .map(binding -> shortened(binding, now))
                .toList();
        kept.stream().filter(ending(now)).forEach(endedMeanwhile::add);
        put(user, live);
        if (!live.equals(kept)) {
            store.store(user, live);
        }
    }

    /** A clock that was set back must not make a binding last longer than a new one. */
    private static Binding shortened(Binding binding, Instant now) {
        Instant latest = now.plusSeconds(ContactUpdateReader.MOST);
        return binding.expires().isAfter(latest) ? binding.until(latest) : binding;
    }

    /** Hands over, once, the stored bindings that had ended when the box started. */
    List<Binding> endedMeanwhile() {
        List<Binding> ended = List.copyOf(endedMeanwhile);
        endedMeanwhile.clear();
        return ended;
    }

    /** Sets the condition for a binding to last; any thread may ask it. */
    void lastWhile(Predicate<Binding> condition) {
        lasting = condition;
    }

    /** Names who is told of each user whose contacts may have changed, on the thread that changes them. */
    void watch(Consumer<String> told) {
        watcher = told;
    }

    /** Names who is told of each commit of what a user's phone has changed, on the thread that changes it. */
    void onCommit(BiConsumer<String, CompletionStage<Void>> told) {
        awaiting = told;
    }

    /** All live bindings, by user. */
    public List<Binding> all() {
        Instant now = clock.instant();
        return byUser.values().stream()
                .flatMap(List::stream)
                .filter(binding -> isLive(binding, now))
                .sorted(Comparator.comparing(Binding::user))
                .toList();
    }

    /** The live bindings of one user. */
    public List<Binding> of(String user) {
        Instant now = clock.instant();
        List<Binding> held = byUser.getOrDefault(user, List.of());
        // Nearly always no binding has ended, and then no new list is needed.
        return isEnding(held, now)
                ? held.stream().filter(binding -> isLive(binding, now)).toList()
                : held;
    }

    private boolean isLive(Binding binding, Instant now) {
        return binding.expires().isAfter(now) && lasting.test(binding);
    }

    private boolean isEnding(List<Binding> held, Instant now) {
        for (Binding binding : held) {
            if (!isLive(binding, now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a live binding that was registered from this address is such a one. */
    public boolean anyAt(Ip4 address, Predicate<Binding> such) {
        Instant now = clock.instant();
        for (String user : usersAt(address)) {
            for (Binding binding : byUser.getOrDefault(user, List.of())) {
                if (binding.source().equals(address) && isLive(binding, now) && such.test(binding)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The live bindings that were registered from this address, in no order. */
    public List<Binding> from(Ip4 address) {
        Set<String> users = usersAt(address);
        return users.isEmpty()
                ? List.of()
                : users.stream()
                        .flatMap(user -> of(user).stream())
                        .filter(binding -> binding.source().equals(address))
                        .toList();
    }

    /** The users that have, or had until a moment ago, a contact registered from this address. */
    Set<String> usersAt(Ip4 address) {
        return usersByAddress.getOrDefault(address, Set.of());
    }

    /**
     * Changes the user's bindings. Empty where a younger request came before; then nothing is changed.
     *
     * @param dead tells which contacts can't be alive any more, because this request has come
     */
    Optional<BindingChanges> change(
            String user,
            List<ContactUpdate.Contact> contacts,
            Function<ContactUpdate.Contact, Binding> binder,
            Predicate<Binding> dead) {
        Rebinding rebinding = new Rebinding(of(user));
        rebinding.bury(dead, contacts);
        for (ContactUpdate.Contact contact : contacts) {
            if (!rebinding.put(contact, binder.apply(contact))) {
                return Optional.empty();
            }
        }
        return Optional.of(finish(user, rebinding));
    }

    /** Removes all bindings of the user; empty as above. */
    Optional<BindingChanges> clear(String user, String callId, long cseq) {
        Rebinding rebinding = new Rebinding(of(user));
        return rebinding.clear(callId, cseq) ? Optional.of(finish(user, rebinding)) : Optional.empty();
    }

    private BindingChanges finish(String user, Rebinding rebinding) {
        BindingChanges changed = rebinding.finish(MOST_CONTACTS);
        if (!changed.nothing()) {
            List<Binding> live = List.copyOf(rebinding.bindings);
            put(user, live);
            awaiting.accept(user, store.commit(user, live));
        }
        return changed;
    }

    /** Removes the bindings that have ended by now, and returns them. */
    List<Binding> expire() {
        List<Binding> ended = new ArrayList<>();
        byUser.keySet().forEach(user -> ended.addAll(expire(user)));
        return ended;
    }

    /** Removes the ended bindings of one user as {@link #expire()} does. */
    List<Binding> expire(String user) {
        Instant now = clock.instant();
        List<Binding> held = byUser.getOrDefault(user, List.of());
        if (!isAnyLate(held, now) && !isEnding(held, now)) {
            return List.of();
        }
        Map<Boolean, List<Binding>> byLife = held.stream()
                .map(binding -> shortened(binding, now))
                .collect(Collectors.partitioningBy(binding -> isLive(binding, now)));
        put(user, byLife.get(true));
        store.store(user, byLife.get(true));
        return byLife.get(false);
    }

    private static boolean isAnyLate(List<Binding> held, Instant now) {
        for (Binding binding : held) {
            if (shortened(binding, now) != binding) {
                return true;
            }
        }
        return false;
    }

    /**
     * Removes the contacts of users that exist no more, and returns them; the same thread calls it as
     * {@link #expire()}.
     */
    List<Binding> keep(Predicate<String> known) {
        List<Binding> removed = new ArrayList<>();
        List.copyOf(byUser.keySet()).stream().filter(known.negate()).forEach(user -> {
            removed.addAll(byUser.getOrDefault(user, List.of()));
            put(user, List.of());
            store.store(user, List.of());
        });
        return removed;
    }

    private void put(String user, List<Binding> live) {
        List<Binding> before = live.isEmpty() ? byUser.remove(user) : byUser.put(user, live);
        for (Binding gone : before == null ? List.<Binding>of() : before) {
            if (!isAt(gone.source(), live)) {
                usersByAddress.computeIfPresent(
                        gone.source(), (_, users) -> users.remove(user) && users.isEmpty() ? null : users);
            }
        }
        live.forEach(binding -> usersByAddress
                .computeIfAbsent(binding.source(), _ -> ConcurrentHashMap.newKeySet())
                .add(user));
        watcher.accept(user);
    }

    private static boolean isAt(Ip4 address, List<Binding> live) {
        for (Binding binding : live) {
            if (binding.source().equals(address)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Binding> ending(Instant now) {
        return binding -> !binding.expires().isAfter(now);
    }
}
