package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.app.WhatIfQuestion;
import org.dialtone.boot.QuarkusProcess;
import org.dialtone.host.KernelInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theHelpNamesEveryCommand() {
        assertEquals(0, run("--help"));
        assertEquals("""
                Usage: dialtone [-h] [--version] [COMMAND]
                DHCP, provisioning and SIP registration for desk phones, in one box. Without a
                command: serve.
                  -h, --help      Prints this help.
                      --version   Prints the version.
                Commands:
                  serve          Runs the box: the one command that opens ports and the
                                   database.
                  check          Tells every fault of a site file and of the vendor packs in
                                   the data folder, each with its line, and changes nothing.
                  apply          Makes the configuration equal to a site file, in the running
                                   box or, when none runs, in its data folder.
                  import         Adds and changes extensions and phones by a table (CSV), in
                                   the running box or, when none runs, in its data folder.
                  export         Prints the configuration as a site file.
                  history        Prints who changed the site, when, how and what, newest first.
                  progress       Prints how many phones have a change of the site, and which
                                   don't.
                  diff           Prints what changed from one revision of the site to another,
                                   one line for each change.
                  rollback       Makes the site what it was at an earlier revision, as a new
                                   revision, in the running box or, when none runs, in its data
                                   folder.
                  password       Sets the password of a user of console and API.
                  backup         Writes site, leases, passwords, keys, certificates and own
                                   packs to one file, encrypted under a passphrase; the box may
                                   run.
                  restore        Puts a backup, of this box or of another, in the place of the
                                   box's whole state; a running box restarts with it.
                  reset          Deletes all that the box knows: site, leases, passwords, keys,
                                   certificates, packs, firmware, logs.
                  database       Moves a stopped box's state from the files in its data folder
                                   to the PostgreSQL server in DIALTONE_DB, or back.
                  processes      Lists the processes that share this one's database on
                                   PostgreSQL: state, name, version, since when, shared
                                   addresses, console.
                  handover       Has another process that shares the database on PostgreSQL
                                   become active; this one starts anew, and is ready then.
                  free-declined  Frees all declined addresses of the running box; each is
                                   probed before a phone gets it.
                  probe          Tells which DHCP servers answer on an interface, and what they
                                   offer. Takes no lease. Where another server answers: how
                                   option 66 is set on it.
                  simulate       Boots simulated phones through DHCP, HTTP and SIP, as a relay
                                   agent and from their own addresses.
                  lan            Runs the box for the network of one interface.
                  network        Shows the addresses of the appliance, or changes them with a
                                   way back.
                  console        Opens console, API and metrics to the interfaces that serve
                                   phones, or closes them.
                  certificate    Gives the box a certificate for TLS in place of its own.
                  update         Updates the appliance from a signed file, or tells which
                                   versions its two slots hold.
                  demo           Runs the box with a made-up hotel and 15 simulated phones, one
                                   of them unknown to it.

                Settings come from environment variables such as DIALTONE_DATA;
                src/docs/settings.md lists them.
                Exit status: 0, 1 with one line for each fault, 2 for wrong usage.
                """, out.toString());
    }

    /** Picocli converts all other types by methods that it looks up by name, which a native image lacks. */
    @Test
    void argumentsAreOfTypesThatANativeImageConverts() {
        Set<Class<?>> types = Set.of(String.class, boolean.class, Integer.class, Path.class);
        List<String> others = Stream.concat(
                        Stream.of(commands().spec()),
                        commands().spec().subcommands().values().stream().map(CommandLine::getCommandSpec))
                .flatMap(command -> command.args().stream())
                .filter(argument ->
                        !types.contains(argument.type()) && !argument.type().isEnum())
                .map(argument ->
                        argument.command().qualifiedName() + " " + argument.paramLabel() + ": " + argument.type())
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void theVersionIsOneLine() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("dialtone \\d\\S*( \\([0-9a-f]{7,12}(-dirty)?\\))?\n"), out.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sevre                 | Unmatched argument at index 0: 'sevre'",
                "check                 | Missing required parameter: 'SITE.yaml'",
                "check a.yaml b.yaml   | Unmatched argument at index 2: 'b.yaml'",
                "export --secret       | Unknown option: '--secret'",
                "simulate --phones ten | Invalid value for option '--phones': 'ten' is not an int",
                "password              | Missing required parameter: 'USER'",
                "probe                 | Missing required parameter: 'INTERFACE'"
            })
    void wrongUsageGivesTwoAndSaysWhatIsWrong(String line, String says) {
        assertEquals(2, run(line.split(" ")));
        assertEquals(says, err.toString().lines().findFirst().orElse(""));
        assertEquals("", out.toString());
    }

    @Test
    void checkTellsWhatAPhoneWouldBeOffered() throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), """
                dialtone: 1
                site: {timezone: Europe/Athens, serverAddress: 10.66.0.1}
                dhcp:
                  options: {domain-name: example.test}
                  scopes:
                    - {name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.0-10.66.1.99], leaseTime: 1h, options: {routers: [10.66.0.254]}}
                  classes:
                    - {name: desk, match: {vendorClass: "yealink*", userClass: desk}, options: {66: "{root}{mac}"}}
                """);
        assertEquals(
                0,
                run(
                        "check",
                        site.toString(),
                        "--what-if",
                        "mac=0015.65aa.bbcc,class=yealink,userclass=desk,ask=1,3,15,66"));
        assertEquals("""
                scope   voice
                vendor  yealink
                classes desk
                address 10.66.1.0: free
                 54 dhcp-server-identifier  10.66.0.1                                      protocol
                 51 dhcp-lease-time         3600s                                          protocol
                 58 dhcp-renewal-time       1800s                                          protocol
                 59 dhcp-rebinding-time     3150s                                          protocol
                  1 subnet-mask             255.255.0.0                                    protocol
                  3 routers                 10.66.0.254                                    scope voice
                 15 domain-name             example.test                                   global
                 66 tftp-server-name        http://10.66.0.1/provision/TOKEN/001565aabbcc  class desk
                """, out.toString());
        assertEquals(1, run("check", site.toString(), "--what-if", "mac=kitchen"));
        assertEquals("dialtone: --what-if: not a MAC address: \"kitchen\"\n", err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vendor=yealink                       | unknown key vendor; write key=value with keys of mac, class, userclass, interface, giaddr, ask",
                "mac=001565aabbcc,vendorClass=yealink | unknown key vendorClass; write key=value with keys of mac, class, userclass, interface, giaddr, ask",
                "yealink                              | nothing is asked; write key=value with keys of mac, class, userclass, interface, giaddr, ask",
                "class=yealink                        | which phone? give mac=00:15:65:aa:bb:cc",
                "mac=001565aabbcc,ask=66,x            | ask takes option numbers, not \"x\"",
                "mac=001565aabbcc,ask=255             | ask takes option numbers from 1 to 254, not 255",
                "mac=001565aabbcc,giaddr=10.66        | giaddr takes an IPv4 address, not \"10.66\""
            })
    void aQuestionThatCantBeUnderstoodSaysWhy(String text, String says) {
        assertEquals(
                says,
                assertThrows(IllegalArgumentException.class, () -> WhatIfQuestion.of(text, new KernelInterfaces()))
                        .getMessage());
    }

    /** A machine that has one of the interfaces is the box that the file is for. */
    @Test
    void checkTellsOfAnInterfaceThatIsNotThere() throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), """
                dialtone: 1
                site: {timezone: Europe/Athens}
                dhcp: {mode: listen, interfaces: [lo, voise0]}
                """);
        assertEquals(0, run("check", site.toString()));
        assertTrue(
                out.toString().contains("warning: dhcp.interfaces[1]: network interface voise0 does not exist"),
                out.toString());
        assertFalse(out.toString().contains("interfaces[0]"), out.toString());
    }

    @Test
    void checkTellsEveryFaultWithItsPlace() throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), """
                dialtone: 1
                site: {timezone: Europe/Athens}
                dhcp:
                  scopes:
                    - {name: voice, subnet: 10.66.0.0/16, pools: [10.67.0.1-10.67.0.9]}
                phones:
                  - {mac: "00:15:65", lines: ["1001"]}
                extensions:
                  - {number: "1001"}
                """);
        assertEquals(1, run("check", site.toString()));
        assertEquals("""
                FILE:5:51: dhcp.scopes[0].pools[0]: the pool 10.67.0.1-10.67.0.9 is not within what clients of 10.66.0.0/16 can use (write a range within 10.66.0.1-10.66.255.254)
                FILE:7:11: phones[0].mac: not a MAC address: "00:15:65" (expected twelve hex digits, e.g. 00:15:65:aa:bb:cc)
                """, out.toString().replace(site.toString(), "FILE"));
        assertEquals("", err.toString());
    }

    @Test
    void aSoundFileIsPassedInSilence() throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), "dialtone: 1\nsite: {timezone: Europe/Athens}\n");
        assertEquals(0, run("check", site.toString()));
        assertEquals("", out.toString() + err);
    }

    @Test
    void aWarningDoesNotChangeTheStatus() throws IOException {
        Path site = Files.writeString(folder.resolve("site.yaml"), "dialtone: 1\n");
        assertEquals(0, run("check", site.toString()));
        assertEquals(
                "FILE:1:1: warning: site.timezone: no time zone is set: phones are told UTC (add timezone, e.g. Europe/Athens)\n",
                out.toString().replace(site.toString(), "FILE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check nowhere.yaml                       | nowhere.yaml doesn't exist; give the path of a site file",
                "check src                                | src is a folder; give the path of a site file",
                "simulate                                 | there is nothing to simulate; give --phones N or --macs",
                "simulate --phones 1 --vendors acme       | no phones of \"acme\" can be simulated; there are yealink, fanvil, grandstream, dinstar, ale, htek, snom, cisco-mpp, mitel-aastra, gigaset, panasonic, flyingvoice",
                "simulate --macs 00:15                    | not a MAC address: \"00:15\" (expected twelve hex digits, e.g. 00:15:65:aa:bb:cc)",
                "password admin                           | no password was given; nothing was changed"
            })
    void aFaultGivesOneAndOneLine(String line, String says) {
        assertEquals(1, run(line.split(" ")));
        assertEquals("dialtone: " + says + "\n", err.toString());
    }

    @Test
    void simulatePrintsASiteOfItsPhones() {
        assertEquals(0, run("simulate", "--phones", "2", "--vendors", "htek", "--print-site"));
        assertEquals("""
                dialtone: 1
                site: {name: Simulation, timezone: Europe/Athens, language: en, serverAddress: 127.66.0.1}
                dhcp:
                  scopes:
                    - {name: simulated, subnet: 127.66.0.0/16, pools: [127.66.1.0-127.66.240.255]}
                extensions:
                  - {number: "1000", name: htek 0}
                  - {number: "1001", name: htek 1}
                phones:
                  - {mac: "00:1f:c1:00:00:01", vendor: htek, model: "UC924", lines: ["1000"]}
                  - {mac: "00:1f:c1:00:00:02", vendor: htek, model: "UC903", lines: ["1001"]}
                """, out.toString());
    }

    private int run(String... arguments) {
        return commands().execute(arguments);
    }

    private Commands commands() {
        return new Commands(
                new Terminal(
                        new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader("")), null),
                new QuarkusProcess());
    }
}
