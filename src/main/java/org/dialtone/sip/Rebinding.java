package org.dialtone.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.sip.wire.SipUri;

/** The bindings of one user during a REGISTER, which changes all or nothing (RFC 3261 section 10.3 step 7). */
final class Rebinding {

    final List<Binding> bindings;
    private final BindingChanges changed = new BindingChanges(
            new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));

    Rebinding(List<Binding> live) {
        bindings = new ArrayList<>(live);
    }

    /** Adds or refreshes a contact. False where a younger request of the same Call-ID came before. */
    boolean put(ContactUpdate.Contact contact, Binding wished) {
        Optional<Binding> held = held(contact);
        if (held.filter(binding -> overtakes(binding, wished)).isPresent()) {
            return false;
        }
        if (held.filter(binding -> repeats(binding, wished)).isPresent()) {
            return true;
        }
        held.ifPresent(bindings::remove);
        if (contact.expires() == 0) {
            held.ifPresent(changed.removed()::add);
        } else {
            add(wished, held);
        }
        return true;
    }

    private void add(Binding wished, Optional<Binding> held) {
        Optional<Binding> sameBoot = held.filter(binding -> binding.callId().equals(wished.callId()));
        bindings.add(sameBoot.map(binding -> wished.since(binding.registered())).orElse(wished));
        (sameBoot.isPresent() ? changed.refreshed() : changed.added()).add(wished);
    }

    /** Removes dead contacts, except those that the request itself names. */
    void bury(Predicate<Binding> dead, List<ContactUpdate.Contact> contacts) {
        if (!isAny(dead)) {
            return;
        }
        List<Binding> named =
                contacts.stream().flatMap(contact -> held(contact).stream()).toList();
        List<Binding> buried = bindings.stream()
                .filter(dead)
                .filter(binding -> !named.contains(binding))
                .toList();
        bindings.removeAll(buried);
        changed.replaced().addAll(buried);
    }

    private boolean isAny(Predicate<Binding> dead) {
        for (Binding binding : bindings) {
            if (dead.test(binding)) {
                return true;
            }
        }
        return false;
    }

    /** Removes all contacts. False where this request of its Call-ID, or a younger one, came before. */
    boolean clear(String callId, long cseq) {
        if (bindings.stream().anyMatch(binding -> binding.callId().equals(callId) && binding.cseq() >= cseq)) {
            return false;
        }
        changed.removed().addAll(bindings);
        bindings.clear();
        return true;
    }

    /** Makes room and returns the changes: the contact that was longest without a refresh goes first. */
    BindingChanges finish(int most) {
        while (bindings.size() > most) {
            Binding oldest = bindings.stream()
                    .min(Comparator.comparing(Binding::expires))
                    .orElseThrow();
            bindings.remove(oldest);
            changed.crowdedOut().add(oldest);
        }
        return changed;
    }

    /**
     * The contact with the same instance and way, at any address (RFC 5626 section 6); else the one with the same URI.
     */
    private Optional<Binding> held(ContactUpdate.Contact contact) {
        Binding sameUri = null;
        for (Binding binding : bindings) {
            if (contact.flow() != null && contact.flow().equals(binding.flow())) {
                return Optional.of(binding);
            }
            if (sameUri == null && (contact.flow() == null || binding.flow() == null) && isSameUri(contact, binding)) {
                sameUri = binding;
            }
        }
        return Optional.ofNullable(sameUri);
    }

    private static boolean isSameUri(ContactUpdate.Contact contact, Binding binding) {
        return binding.contact().equals(contact.text())
                || SipUri.parse(binding.contact())
                        .filter(contact.uri()::matches)
                        .isPresent();
    }

    private static boolean overtakes(Binding held, Binding wished) {
        return held.callId().equals(wished.callId()) && held.cseq() > wished.cseq();
    }

    private static boolean repeats(Binding held, Binding wished) {
        return held.callId().equals(wished.callId()) && held.cseq() == wished.cseq();
    }
}
