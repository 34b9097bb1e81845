package org.dialtone.web.console.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.ApplianceNetwork.Card;
import org.dialtone.app.ApplianceNetwork.Standing;
import org.dialtone.net.MacAddress;
import org.dialtone.site.file.SiteReader;
import org.dialtone.site.model.Network;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** What is typed for the box's own addresses is the network that the API takes. */
class NetworkFormTest {

    private static final Words WORDS = Words.english();
    private static final Network TAGGED = network(
            "{interfaces: {eth0: {address: 10.66.0.1/16, vlan: 20}}, gateway: 10.66.0.254, routes: [{to: 10.70.0.0/16, via: 10.66.0.253}]}");
    private static final List<Card> CARDS = List.of(
            new Card("eth0", MacAddress.of("00:15:65:00:00:01"), true, List.of("10.66.0.1/16")),
            new Card("eth1", null, false, List.of()));

    private static Network network(String text) {
        return SiteReader.network(text).network();
    }

    private static NetworkForm form(Network inForce) {
        return new NetworkForm(WORDS, new Standing(Network.NONE, inForce, null, null, CARDS), inForce);
    }

    /** The values of the page as a browser sends them, with some of them changed. */
    private static Network sent(NetworkForm form, Map<String, String> changed) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        form.form()
                .parts()
                .forEach(part -> fields(part).forEach(field -> posted.put(field.path(), List.of(field.value()))));
        changed.forEach((path, value) -> posted.put(path, List.of(value)));
        FormInput input = new FormInput(posted);
        Form filled = form.form().filled(input);
        return network(form.text(filled, input));
    }

    private static List<FormField> fields(FormPart part) {
        return Stream.concat(part.fields().stream(), part.rows().stream().flatMap(List::stream))
                .toList();
    }

    @Test
    void thePresentNetworkComesBackAsItIs() {
        assertEquals(TAGGED, sent(form(TAGGED), Map.of()));
        assertEquals(Network.NONE, sent(form(Network.NONE), Map.of()));
    }

    @Test
    void anEmptyAddressIsByDhcpAndOthersAreAdded() {
        assertEquals(
                network("{interfaces: {eth1: {address: 192.168.7.2/24}}, gateway: 192.168.7.1}"),
                sent(
                        form(TAGGED),
                        Map.of(
                                "interfaces.eth0.address", "",
                                "interfaces.eth0.vlan", "",
                                "interfaces.eth1.address", " 192.168.7.2/24 ",
                                "gateway", "192.168.7.1",
                                "routes[0].to", "",
                                "routes[0].via", "")));
    }

    @Test
    void aVlanWithoutAnAddressIsAFaultAtItsCard() {
        FormInput input = new FormInput(Map.of("interfaces.eth1.vlan", List.of("20")));
        NetworkForm form = form(Network.NONE);
        assertEquals(
                List.of("interfaces.eth1.address"),
                SiteReader.network(form.text(form.form().filled(input), input)).inOrder().stream()
                        .map(finding -> finding.path())
                        .toList());
    }

    @Test
    void eachCardSaysHowItIsNowAndACardThatIsMissingToo() {
        Network missing = network("{interfaces: {eth7: {address: 10.67.0.1/16}}}");
        assertEquals(
                "eth0: 10.66.0.1/16 now · cable in · 00:15:65:00:00:01 | eth1: no address now · no cable"
                        + " | eth7: This machine has no such card.",
                form(missing).form().parts().stream()
                        .limit(3)
                        .map(part -> part.legend() + ": " + part.hint())
                        .collect(Collectors.joining(" | ")));
    }

    @Test
    void aNetworkIsToldInWords() {
        assertEquals(
                List.of(
                        "eth0: 10.66.0.1/16, VLAN 20",
                        "Any other card takes its address from a DHCP server",
                        "Gateway 10.66.0.254",
                        "10.70.0.0/16 by way of 10.66.0.253"),
                NetworkForm.lines(TAGGED, WORDS));
        assertEquals(List.of("Each card takes its address from a DHCP server"), NetworkForm.lines(Network.NONE, WORDS));
    }
}
