package org.dialtone.provision;

import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;

/**
 * What a change of the site means for the files of its phones.
 *
 * @param phones    the phones whose own files change, by their first MACs; neither new nor removed phones
 * @param restarting those of them that restart because of what changes, whatever makes them fetch it
 * @param of        number of phones before
 * @param phonebook whether the phone book changes, which phones fetch by itself
 */
public record FileReach(List<MacAddress> phones, Set<MacAddress> restarting, int of, boolean phonebook) {

    public static final FileReach NONE = new FileReach(List.of(), Set.of(), 0, false);
}
