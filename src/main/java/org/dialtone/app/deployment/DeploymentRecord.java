package org.dialtone.app.deployment;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReach;

/**
 * A change of the site on its way to its phones, as it lasts over restarts of the box.
 *
 * @param at       from when on the box serves the changed files
 * @param of       number of phones of the site
 * @param looking  whether the box still looks which of the phones it changes the files of
 * @param phones   the phones whose files it changes, by their first MACs
 * @param restarting those of them that restart because of what it changes
 * @param held     those of them that are told only when an operator says so
 * @param answer   what an operator said; null: nothing yet
 * @param done     whether all phones have it
 */
public record DeploymentRecord(
        long revision,
        Instant at,
        int of,
        boolean looking,
        Set<MacAddress> phones,
        Set<MacAddress> restarting,
        Set<MacAddress> held,
        TellTime answer,
        boolean done) {

    public DeploymentRecord {
        phones = Set.copyOf(phones);
        restarting = Set.copyOf(restarting);
        held = Set.copyOf(held);
    }

    /** The change before anybody looked which files it changes. @param reach those that may be concerned */
    static DeploymentRecord fresh(long revision, Instant at, FileReach reach) {
        return new DeploymentRecord(
                revision, at, reach.of(), true, Set.copyOf(reach.phones()), reach.restarting(), Set.of(), null, false);
    }

    DeploymentRecord looked(Set<MacAddress> changed, Set<MacAddress> asked) {
        return new DeploymentRecord(
                revision, at, of, false, changed, common(restarting, changed), asked, answer, changed.isEmpty());
    }

    /** The operator's word is about all phones that don't have it yet. */
    DeploymentRecord answered(TellTime when) {
        return new DeploymentRecord(revision, at, of, looking, phones, restarting, phones, when, done);
    }

    DeploymentRecord finished() {
        return new DeploymentRecord(revision, at, of, looking, phones, restarting, held, answer, true);
    }

    /** The same without phones that left the site. */
    DeploymentRecord among(Set<MacAddress> present) {
        return present.containsAll(phones)
                ? this
                : new DeploymentRecord(
                        revision,
                        at,
                        of,
                        looking,
                        common(phones, present),
                        common(restarting, present),
                        common(held, present),
                        answer,
                        done);
    }

    private static Set<MacAddress> common(Set<MacAddress> some, Set<MacAddress> others) {
        Set<MacAddress> common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }
}
