package org.dialtone.provision;

import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.ProvisioningRoot;
import org.dialtone.provision.ProvisionPlan.Access;
import org.dialtone.provision.ProvisionPlan.Contact;
import org.dialtone.provision.ProvisionPlan.LeaseRule;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.ProvisionPlan.Registrar;
import org.dialtone.provision.ProvisionPlan.Site;
import org.dialtone.provision.ProvisionPlan.UnknownPhones;

/**
 * Builds a plan for a test. What isn't said: phones register with the box, have the settings of site and registrar
 * alone, and fetch by the strictest rules; pending phones have no account.
 */
public final class ProvisionPlanBuilder {

    private final Map<MacAddress, Phone> phones;
    private ProvisioningRoot root = new ProvisioningRoot(80, "tok");
    private LeaseRule leaseRule = LeaseRule.ENFORCE;
    private UnknownPhones unknown = UnknownPhones.REFUSE;
    private Site site = new Site("Test", "UTC", "en", List.of(), null);
    private Registrar registrar = new Registrar(null, 5060, "udp", 3600);
    private List<Contact> phonebook = List.of();
    /** Null: those of site and registrar. */
    private Levels levels;

    private Access access = Access.USUAL;
    private List<Firmware> firmware = List.of();
    private ReportKey reports;

    /** @param phones by each of their MACs */
    public ProvisionPlanBuilder(Map<MacAddress, Phone> phones) {
        this.phones = phones;
    }

    public ProvisionPlanBuilder root(ProvisioningRoot value) {
        root = value;
        return this;
    }

    public ProvisionPlanBuilder leaseRule(LeaseRule value) {
        leaseRule = value;
        return this;
    }

    public ProvisionPlanBuilder unknown(UnknownPhones value) {
        unknown = value;
        return this;
    }

    public ProvisionPlanBuilder site(Site value) {
        site = value;
        return this;
    }

    public ProvisionPlanBuilder registrar(Registrar value) {
        registrar = value;
        return this;
    }

    public ProvisionPlanBuilder phonebook(List<Contact> value) {
        phonebook = value;
        return this;
    }

    public ProvisionPlanBuilder levels(Levels value) {
        levels = value;
        return this;
    }

    public ProvisionPlanBuilder access(Access value) {
        access = value;
        return this;
    }

    public ProvisionPlanBuilder firmware(List<Firmware> value) {
        firmware = value;
        return this;
    }

    public ProvisionPlanBuilder reports(ReportKey value) {
        reports = value;
        return this;
    }

    public ProvisionPlan build() {
        return new ProvisionPlan(
                root,
                leaseRule,
                unknown,
                site,
                registrar,
                phones,
                phonebook,
                levels == null ? Levels.plain(site, registrar) : levels,
                access,
                firmware,
                reports,
                null);
    }
}
