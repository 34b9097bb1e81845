package org.dialtone.dhcp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;

/** Builds a scope for a test. What isn't said: without pools, for every client, authoritative, leases of 7 days. */
public final class ScopeBuilder {

    private final String name;
    private final Subnet subnet;
    private List<IpRange> pools = List.of();
    private List<IpRange> exclude = List.of();
    private Duration lease = Duration.ofDays(7);
    private Duration least = Duration.ofMinutes(1);
    private Duration most = Duration.ofDays(30);
    private Duration renew = Duration.ofHours(1);
    private Duration rebind;
    private boolean authoritative = true;
    private List<OptionSetting> options = List.of();
    private String interfaceName;
    private Map<IpRange, String> poolClasses = Map.of();
    private ScopePolicy policy = ScopePolicy.PLAIN;
    private boolean probe;
    private String sharedWith;

    public ScopeBuilder(String name, String subnet) {
        this(name, Subnet.of(subnet));
    }

    public ScopeBuilder(String name, Subnet subnet) {
        this.name = name;
        this.subnet = subnet;
    }

    /** One that is as another in all that isn't said. */
    public ScopeBuilder(Scope like) {
        this(like.name(), like.subnet());
        pools = like.pools();
        exclude = like.exclude();
        lease = like.leaseTime();
        least = like.minLeaseTime();
        most = like.maxLeaseTime();
        renew = like.renewTime();
        rebind = like.rebindTime();
        authoritative = like.authoritative();
        options = like.options();
        interfaceName = like.interfaceName();
        poolClasses = like.poolClasses();
        policy = like.scopePolicy();
        probe = like.conflictProbe();
        sharedWith = like.sharedWith();
    }

    public ScopeBuilder pool(String value) {
        return pools(List.of(IpRange.of(value)));
    }

    public ScopeBuilder pools(List<IpRange> value) {
        pools = value;
        return this;
    }

    public ScopeBuilder exclude(List<IpRange> value) {
        exclude = value;
        return this;
    }

    /** The lease time of a client that asks for none, and the bounds of what one may ask for. */
    public ScopeBuilder leases(Duration usual, Duration shortest, Duration longest) {
        lease = usual;
        least = shortest;
        most = longest;
        return this;
    }

    public ScopeBuilder renew(Duration value) {
        renew = value;
        return this;
    }

    public ScopeBuilder rebind(Duration value) {
        rebind = value;
        return this;
    }

    public ScopeBuilder authoritative(boolean value) {
        authoritative = value;
        return this;
    }

    public ScopeBuilder options(List<OptionSetting> value) {
        options = value;
        return this;
    }

    /** Pools beside the others, each for the clients of its class. */
    public ScopeBuilder poolClasses(Map<IpRange, String> value) {
        poolClasses = value;
        return this;
    }

    public ScopeBuilder policy(ScopePolicy value) {
        policy = value;
        return this;
    }

    public ScopeBuilder probe(boolean value) {
        probe = value;
        return this;
    }

    public ScopeBuilder sharedWith(String value) {
        sharedWith = value;
        return this;
    }

    public Scope build() {
        return new Scope(
                name,
                subnet,
                pools,
                exclude,
                lease,
                least,
                most,
                renew,
                rebind,
                authoritative,
                options,
                interfaceName,
                poolClasses,
                policy,
                probe,
                sharedWith);
    }
}
