package org.dialtone.store.site;

import jakarta.persistence.Embeddable;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.SiteDocument.Name;

/** One name that the appliance's DNS answers. */
@Embeddable
public class NameRow {

    public String name;

    public String address;

    static NameRow of(Name name) {
        NameRow row = new NameRow();
        row.name = name.name();
        row.address = name.address().toString();
        return row;
    }

    Name name() {
        return new Name(name, Ip4.of(address));
    }
}
