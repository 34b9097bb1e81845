package org.dialtone.lab;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Three machines on a switch with the lab's server, as cluster/ makes them. */
final class PatroniCluster implements AutoCloseable {

    private static final String BRIDGE = "lan0";
    private final List<PatroniMachine> machines = new ArrayList<>();
    private final Lab lab;

    /** @param address the lab's server's, with its length */
    PatroniCluster(Lab lab, String address) throws IOException {
        this.lab = lab;
        try {
            make(address);
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void make(String address) throws IOException {
        Path files = lab.folder.resolve("files");
        Command.run(60, List.of("cluster/files", files.toString())).must();
        lab.onServer("ip", "link", "add", BRIDGE, "type", "bridge", "forward_delay", "0")
                .must();
        lab.onServer("ip", "addr", "add", address, "brd", "+", "dev", BRIDGE).must();
        lab.onServer("ip", "link", "set", BRIDGE, "up").must();
        for (String row : Files.readAllLines(Path.of("cluster/machines"))) {
            if (!row.startsWith("#")) {
                PatroniMachine machine = new PatroniMachine(lab, row.split(" ")[0], row.split(" ")[1], files);
                machines.add(machine);
                machine.make();
                machine.plug(BRIDGE);
            }
        }
    }

    void start() throws IOException {
        for (PatroniMachine machine : machines) {
            machine.start();
        }
    }

    PatroniMachine leader() {
        return machine("leader").orElseThrow(() -> new AssertionError("nobody leads: " + members()));
    }

    /** The one whose Patroni says that it has this role: leader, sync_standby or replica. */
    Optional<PatroniMachine> machine(String role) {
        return members().entrySet().stream()
                .filter(member -> member.getValue().startsWith(role))
                .map(member -> machines.stream()
                        .filter(each -> each.name.equals(member.getKey()))
                        .findFirst()
                        .orElseThrow())
                .findFirst();
    }

    /** Role and state of each member by its name, e.g. {@code sync_standby streaming}; empty where nobody answers. */
    Map<String, String> members() {
        for (PatroniMachine machine : machines) {
            Command asked =
                    lab.onServer("curl", "-sk", "--max-time", "2", "https://" + machine.address + ":8008/cluster");
            if (asked.status() == 0 && asked.output().startsWith("{")) {
                List<Map<String, Object>> members =
                        JsonPath.from(asked.output()).getList("members");
                return members.stream()
                        .collect(Collectors.toMap(
                                member -> (String) member.get("name"),
                                member -> member.get("role") + " " + member.get("state")));
            }
        }
        return Map.of();
    }

    /** Waits until one leads, and this many follow of which one is synchronous. */
    void await(int followers) {
        Box.await(240, () -> members() + logs(), () -> {
            List<String> states = List.copyOf(members().values());
            return states.contains("leader running")
                    && states.contains("sync_standby streaming")
                    && states.stream()
                                    .filter(each -> each.endsWith(" streaming"))
                                    .count()
                            >= followers;
        });
    }

    /** The last words of each Patroni. */
    String logs() {
        return machines.stream()
                .map(machine -> Box.text(machine.log("patroni")))
                .map(text -> text.substring(Math.max(0, text.length() - 3_000)))
                .collect(Collectors.joining("\n"));
    }

    List<PatroniMachine> machines() {
        return machines;
    }

    @Override
    public void close() {
        machines.forEach(PatroniMachine::close);
    }
}
