package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.app.Settings;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.store.DataFolder;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.move.DatabaseMove;
import org.dialtone.store.move.DatabaseMove.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Moves the state of a stopped box between its SQLite files and a PostgreSQL server. */
final class DatabaseCommand implements Command {

    /** What the command does. */
    enum Verb {
        move
    }

    /** Where the state goes. */
    enum Engine {
        postgresql,
        sqlite
    }

    private final PositionalParamSpec verb = VerbParameters.verb(
            "move: takes leases, registrations, site, operators, audit, calls and alarms along.", Verb.values());
    private final OptionSpec to = OptionSpec.builder("--to")
            .required(true)
            .type(Engine.class)
            .paramLabel("postgresql|sqlite")
            .description("postgresql: the server in DIALTONE_DB. sqlite: the files in DIALTONE_DATA.")
            .build();
    private final Flag dry = Flag.of("--dry-run", "Tries it, tells the rows by table, and changes nothing.");
    private final Flag replace = Flag.of("--replace", "Rows that are there already go.");
    private final Terminal terminal;

    DatabaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(verb)
                .addOption(to)
                .addOption(dry.spec())
                .addOption(replace.spec())
                .usageMessage()
                .description(
                        "Moves a stopped box's state from the files in its data folder to the PostgreSQL server in DIALTONE_DB, or back.",
                        "All rows or none go, and each is read back and compared. Journal, pictures, keys, packs and firmware stay in the data folder.");
    }

    @Override
    public int run() throws IOException {
        Settings settings = StartSettings.read();
        DatabaseAddress address = DatabaseSetting.read(settings)
                .orElseThrow(() -> new CommandFault(
                        "DIALTONE_DB names no server; set it, e.g. to postgresql://dialtone@10.66.0.5/dialtone"));
        try (DataFolder held = DataFolder.open(settings.data())) {
            List<Table> tables = move(new DatabaseMove(held.path(), address, new KernelInterfaces().hostname()));
            tables.forEach(table -> terminal.say(line(table)));
            terminal.say(done(held.path(), address));
            return 0;
        } catch (SQLException e) {
            throw new CommandFault("nothing was moved: " + e.getMessage(), e);
        }
    }

    private List<Table> move(DatabaseMove move) throws IOException, SQLException {
        return switch (to.<Engine>getValue()) {
            case postgresql -> move.toServer(dry.isGiven(), replace.isGiven());
            case sqlite -> move.toFiles(dry.isGiven(), replace.isGiven());
        };
    }

    private static String line(Table table) {
        return "%-16s %9d rows%s"
                .formatted(
                        table.name(),
                        table.moved(),
                        table.replaced() == 0 ? "" : ", in the place of " + table.replaced());
    }

    private String done(Path folder, DatabaseAddress address) {
        if (dry.isGiven()) {
            return "Tried: all rows fit. Nothing was changed; leave --dry-run out to move.";
        }
        return switch (to.<Engine>getValue()) {
            case postgresql ->
                "Moved to " + address + ". What it was lies in site.db.moved and leases.db.moved; start the box with"
                        + " the same DIALTONE_DB.";
            case sqlite -> "Moved to " + folder + ". The server keeps its rows; start the box without DIALTONE_DB.";
        };
    }
}
