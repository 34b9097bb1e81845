package org.dialtone.store.site;

import java.sql.Types;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.spi.SqlAppender;

/**
 * The SQL that SQLite and PostgreSQL both understand, as far as the entities here need it: Quarkus fixes the dialect when
 * it builds, and the box chooses its database when it starts.
 */
public final class SiteDialect extends SQLiteDialect {

    /** SQLite takes these words for 1 and 0; PostgreSQL compares no flag with a number. */
    @Override
    public void appendBooleanValueString(SqlAppender appender, boolean flag) {
        appender.appendSql(flag);
    }

    @Override
    public void contributeTypes(TypeContributions types, ServiceRegistry registry) {
        super.contributeTypes(types, registry);
        types.getTypeConfiguration().getJdbcTypeRegistry().addDescriptor(Types.VARCHAR, new TextWithoutNul());
    }
}
