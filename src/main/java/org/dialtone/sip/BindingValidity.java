package org.dialtone.sip;

import java.util.Optional;
import java.util.function.Supplier;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.SipPlan.LeaseRule;

/**
 * Whether an address is still with the phone that registered from it: an address passes to another device sooner than a
 * registration ends. Safe to ask from any thread.
 */
final class BindingValidity {

    private final AddressHolders presence;
    private final Supplier<Accounts> accounts;

    BindingValidity(AddressHolders presence, Supplier<Accounts> accounts) {
        this.presence = presence;
        this.accounts = accounts;
    }

    /** False once another device has the address that this contact was registered from. */
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
        // Where nobody was known to hold it, a lease since is another's; a neighbour met since may be who registered.
        return extension.phones().contains(holder) || !presence.isLeased(binding.source());
    }

    /** Whether a registration from there is enough to call as this extension, without its password. */
    boolean vouches(Extension extension, Ip4 source) {
        return !isTied(extension)
                || presence.holder(source).filter(extension.phones()::contains).isPresent();
    }

    /** Whether a phone of this extension may be there; where nobody has the address, whoever had it last may. */
    boolean mayBeAt(String user, Ip4 address) {
        Account account = accounts.get().byUser().get(user);
        return account == null
                || !isTied(account.extension())
                || presence.holder(address)
                        .filter(holder -> !account.extension().phones().contains(holder))
                        .isEmpty();
    }

    /** Whether the site ties it to its phones' addresses. */
    private boolean isTied(Extension extension) {
        return accounts.get().plan().leaseRule() == LeaseRule.ENFORCE
                && !extension.anywhere()
                && !extension.phones().isEmpty();
    }
}
