package org.dialtone.dhcp;

import java.util.List;
import org.dialtone.dhcp.DhcpPlan.Mode;
import org.dialtone.phone.ProvisioningRoot;

/**
 * Builds a plan for a test. What isn't said: the box serves relays, denies no client, lists no phones, knows no other
 * server and offers no other services.
 */
public final class DhcpPlanBuilder {

    private final List<Scope> scopes;
    private Mode mode = Mode.SERVER;
    private List<String> interfaces = List.of();
    private List<OptionSetting> options = List.of();
    private List<ClientClass> classes = List.of();
    private List<Reservation> reservations = List.of();
    private ProvisioningRoot root = new ProvisioningRoot(80, "token");

    public DhcpPlanBuilder(Scope... scopes) {
        this(List.of(scopes));
    }

    public DhcpPlanBuilder(List<Scope> scopes) {
        this.scopes = scopes;
    }

    public DhcpPlanBuilder mode(Mode value) {
        mode = value;
        return this;
    }

    public DhcpPlanBuilder interfaces(List<String> value) {
        interfaces = value;
        return this;
    }

    public DhcpPlanBuilder options(List<OptionSetting> value) {
        options = value;
        return this;
    }

    public DhcpPlanBuilder classes(List<ClientClass> value) {
        classes = value;
        return this;
    }

    public DhcpPlanBuilder reservations(List<Reservation> value) {
        reservations = value;
        return this;
    }

    public DhcpPlanBuilder root(ProvisioningRoot value) {
        root = value;
        return this;
    }

    public DhcpPlan build() {
        return new DhcpPlan(
                mode,
                interfaces,
                true,
                options,
                scopes,
                classes,
                reservations,
                null,
                root,
                ClientAdmission.EVERYONE,
                OtherServers.REFUSED,
                CoHostedServices.NOTHING);
    }
}
