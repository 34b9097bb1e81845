package org.dialtone.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection that is lost, when a test wants it, after the server committed a change and before its answer is here.
 */
record LossyConnection(Connection connection, AtomicBoolean changed) implements InvocationHandler {

    static final AtomicBoolean LOSES = new AtomicBoolean();

    static Connection over(Connection connection) {
        return proxy(Connection.class, new LossyConnection(connection, new AtomicBoolean()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
        Object made = on(connection, method, values);
        if (!(made instanceof PreparedStatement statement)) {
            return made;
        }
        String sql = (String) values[0];
        if (!sql.endsWith("COMMIT")) {
            changed.compareAndSet(false, !sql.startsWith("select"));
            return made;
        }
        return changed.getAndSet(false) && LOSES.getAndSet(false)
                ? proxy(PreparedStatement.class, (_, asked, given) -> lossy(statement, asked, given))
                : made;
    }

    private Object lossy(PreparedStatement commit, Method method, Object[] values) throws Throwable {
        Object made = on(commit, method, values);
        if (method.getName().equals("execute")) {
            connection.abort(Runnable::run);
            throw new SQLException("the answer got lost", "08006");
        }
        return made;
    }

    private static Object on(Object target, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
