package org.dialtone.sip;

import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;

/**
 * Tells whether the phone that registered from an address still has it: an address may pass to another device before a
 * registration ends. Safe to use from any thread.
 */
final class BindingValidity {

    private final AddressHolders presence;
    private final Supplier<Accounts> accounts;

    BindingValidity(AddressHolders presence, Supplier<Accounts> accounts) {
        this.presence = presence;
        this.accounts = accounts;
    }

    /** Whether the contact lasts; false once another device has the address that it registered from. */
    boolean lasts(Binding binding) {
        Optional<MacAddress> holder = presence.holder(binding.source());
        return holder.isEmpty() || isStillWith(holder.get(), binding);
    }

    private boolean isStillWith(MacAddress holder, Binding binding) {
        Account account = accounts.get().byUser().get(binding.user());
        if (account == null) {
            return holder.equals(binding.holder());
        }
        Extension extension = account.extension();
        if (isTied(extension) && !extension.phones().contains(holder)) {
            return false;
        }
        if (binding.holder() != null) {
            return extension.phone(binding.holder()).equals(extension.phone(holder));
        }
        // Where the holder wasn't known, a later lease belongs to another device; a later neighbour may be the phone
        // that registered.
        return extension.phones().contains(holder) || !presence.isLeased(binding.source());
    }

    /** Why a contact that doesn't last has ended: its own device may still be there, and have lost the extension. */
    BindingEnd end(Binding binding) {
        return presence.holder(binding.source())
                        .filter(holder -> holder.equals(binding.holder()))
                        .isPresent()
                ? BindingEnd.LINE_MOVED
                : BindingEnd.ADDRESS_TAKEN;
    }

    /** Whether a registration from this address is enough to call as this extension, without its password. */
    boolean vouches(Extension extension, Ip4 source) {
        return !isTied(extension)
                || presence.holder(source).filter(extension.phones()::contains).isPresent();
    }

    /**
     * Whether a phone of this extension may be at this address; where no device has the address, its last user may.
     *
     * @param removed whether an extension that the site has no more may be anywhere
     */
    boolean mayBeAt(String user, Ip4 address, boolean removed) {
        Account account = accounts.get().byUser().get(user);
        return account == null
                ? removed
                : !isTied(account.extension())
                        || presence.holder(address)
                                .filter(holder -> !account.extension().phones().contains(holder))
                                .isEmpty();
    }

    /** Whether the site ties the extension to its phones' addresses. */
    private boolean isTied(Extension extension) {
        return accounts.get().plan().leaseRule() == LeaseRule.ENFORCE
                && !extension.anywhere()
                && !extension.phones().isEmpty();
    }
}
