package org.dialtone.store.site;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;

/** Texts without NUL, the one character that PostgreSQL's texts can't hold; strangers send it to see what breaks. */
final class TextWithoutNul extends VarcharJdbcType {

    private static final long serialVersionUID = 1L;

    private static final char NUL = 0;
    private static final char INSTEAD_OF_NUL = '\uFFFD';

    private static String plain(String text) {
        return text.replace(NUL, INSTEAD_OF_NUL);
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> of) {
        return new BasicBinder<>(of, this) {

            private static final long serialVersionUID = 1L;

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setString(index, plain(of.unwrap(value, String.class, options)));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setString(name, plain(of.unwrap(value, String.class, options)));
            }
        };
    }
}
