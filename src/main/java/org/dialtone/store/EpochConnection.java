package org.dialtone.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection whose commits fail once another process began an epoch, whoever lends it out and commits. */
record EpochConnection(Connection connection, Epoch epoch) implements InvocationHandler {

    /** Returns the connection that commits so; closes it where another process began an epoch already. */
    static Connection of(Connection connection, Epoch epoch) throws SQLException {
        try {
            epoch.requireNewest(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                EpochConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new EpochConnection(connection, epoch));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
        if (method.getName().equals("commit")) {
            commit();
            return null;
        }
        try {
            return method.invoke(connection, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void commit() throws SQLException {
        try {
            epoch.commit(connection);
        } catch (SQLException e) {
            throw CommitInDoubt.of(e);
        }
    }
}
