package org.dialtone.store.site;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.dialtone.net.IpRange;
import org.dialtone.site.model.SiteDocument.Pool;

/** One pool; a null class name means that everyone may get its addresses. */
@Embeddable
public class PoolRow {

    public String addresses;

    @Column(name = "class_name")
    public String className;

    static PoolRow of(Pool pool) {
        PoolRow row = new PoolRow();
        row.addresses = pool.range().toString();
        row.className = pool.className();
        return row;
    }

    Pool pool() {
        return new Pool(IpRange.of(addresses), className);
    }
}
