package org.dialtone.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A writer of a file of numbers, which a test can hold inside a transaction, and whose disk it can fill. */
final class WriterRig implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    /** Of the changes that wait. */
    static final int LIMIT = 100;

    final AtomicInteger commits = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final DatabaseFile file;
    GroupWriter writer;

    WriterRig(Path folder) {
        file = new DatabaseFile(folder.resolve("numbers.db"), SynchronousMode.FULL);
        useWriter(Duration.ZERO);
    }

    /** @param pace time from one commit to the next, unless half of the queue is full */
    void useWriter(Duration pace) {
        if (writer != null) {
            writer.close();
        }
        Connection connection =
                file.open(new Schema(List.of(List.of("CREATE TABLE number (n INTEGER PRIMARY KEY) STRICT"))));
        writer = new GroupWriter(
                "numbers.db", file.statements(counting(connection)), LIMIT, InstantSource.fixed(NOW), pace);
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Keeps the writer inside a transaction until {@link #go}. */
    CompletionStage<Void> hold() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CompletionStage<Void> done = writer.store(statements -> {
            inside.countDown();
            await(held);
        });
        inside.await();
        return done;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void go() {
        held.countDown();
    }

    /** SQLite's own page limit fails as a full disk does. */
    void pages(int most) {
        writer.store(statements -> {
                    statements.get("PRAGMA max_page_count = " + most).execute();
                    insert(-most).apply(statements);
                })
                .toCompletableFuture()
                .join();
    }

    static Change insert(int n) {
        return statements -> {
            var row = statements.get("INSERT INTO number VALUES (?)");
            row.setInt(1, n);
            row.executeUpdate();
        };
    }

    List<Integer> numbers() {
        return file.read("SELECT n FROM number ORDER BY n", row -> row.getInt("n"));
    }

    @Override
    public void close() {
        go();
        writer.close();
    }
}
