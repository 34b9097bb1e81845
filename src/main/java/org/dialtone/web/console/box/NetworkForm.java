package org.dialtone.web.console.box;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.ApplianceNetwork.Card;
import org.dialtone.app.ApplianceNetwork.Standing;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Network.Port;
import org.dialtone.web.console.forms.FieldMaker;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField.Kind;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormPart;
import org.dialtone.web.console.forms.Words;

/**
 * The fields of the box's own addresses, and the network that they make. Their paths are those of {@code network} in a
 * site file.
 *
 * @param now     of an appliance
 * @param present the values to begin with: the network in force or that of the site
 */
record NetworkForm(Words words, Standing now, Network present) {

    static final String ADDRESS = "/console/box/network";
    private static final String INTERFACES = "interfaces";
    /** Rows for further routes. */
    private static final int SPARE = 2;

    Form form() {
        List<FormPart> parts = new ArrayList<>();
        names().forEach(name -> parts.add(card(name)));
        FieldMaker maker = new FieldMaker(words, "boxnet", tree());
        parts.add(FormPart.of(words.say("boxnet.router"), List.of(maker.field("gateway", Kind.ADDRESS))));
        parts.add(new FormPart(
                        words.say("boxnet.routes"),
                        null,
                        List.of(),
                        IntStream.range(0, routes() + SPARE)
                                .mapToObj(i -> List.of(
                                        maker.field("routes[" + i + "].to", Kind.TEXT),
                                        maker.field("routes[" + i + "].via", Kind.ADDRESS)))
                                .toList(),
                        true)
                .folded());
        return Form.of(words, words.say("boxnet.title"), ADDRESS, "/console/box", 0, parts)
                .save(words.say("boxnet.try"));
    }

    /** The machine's cards, and those of its networks that it hasn't. */
    private List<String> names() {
        Stream<String> used = Stream.of(now.inForce(), now.configured())
                .flatMap(network -> network.interfaces().stream().map(Port::name));
        return Stream.concat(now.cards().stream().map(Card::name), used)
                .distinct()
                .toList();
    }

    private int routes() {
        return Math.max(now.inForce().routes().size(), now.configured().routes().size());
    }

    private FormPart card(String name) {
        Port port = present.interfaces().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        FieldMaker maker = new FieldMaker(words, "boxnet.card", port == null ? Map.of() : tree(port), path(name));
        return FormPart.of(
                        name,
                        List.of(
                                maker.field("address", Kind.ADDRESS).usual(words.say("boxnet.dhcp")),
                                maker.field("vlan", Kind.NUMBER).usual(words.say("boxnet.untagged"))))
                .hint(now.cards().stream()
                        .filter(card -> card.name().equals(name))
                        .findFirst()
                        .map(this::says)
                        .orElse(words.say("boxnet.nocard")));
    }

    private static String path(String card) {
        return INTERFACES + "." + card;
    }

    /** What the box knows of a card. */
    private String says(Card card) {
        String has = card.addresses().isEmpty()
                ? words.say("boxnet.noaddress")
                : words.say("boxnet.now", String.join(", ", card.addresses()));
        return Stream.of(
                        has,
                        card.link() ? words.say("boxnet.link") : words.say("boxnet.nolink"),
                        Objects.toString(card.mac(), ""))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    private static Map<String, String> tree(Port port) {
        Map<String, String> tree = new LinkedHashMap<>();
        tree.put("address", port.address() + "/" + port.prefix());
        if (port.vlan() != null) {
            tree.put("vlan", port.vlan().toString());
        }
        return tree;
    }

    private Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (present.gateway() != null) {
            tree.put("gateway", present.gateway().toString());
        }
        tree.put(
                "routes",
                present.routes().stream()
                        .map(route -> Map.of(
                                "to", route.to().toString(), "via", route.via().toString()))
                        .toList());
        return tree;
    }

    /** What was typed, as the API takes it: an empty card is by DHCP, and has no place there. */
    @SuppressWarnings("unchecked")
    String text(Form form, FormInput input) {
        Map<String, Object> network = present(input.patch(form));
        Map<String, Object> ports = new LinkedHashMap<>();
        ((Map<String, Object>) network.getOrDefault(INTERFACES, Map.of()))
                .forEach((name, port) -> ports.put(name, present((Map<String, Object>) port)));
        ports.values().removeIf(port -> ((Map<?, ?>) port).isEmpty());
        network.put(INTERFACES, ports);
        return new JsonObject(network).encode();
    }

    private static Map<String, Object> present(Map<String, Object> tree) {
        Map<String, Object> without = new LinkedHashMap<>(tree);
        without.values().removeIf(Objects::isNull);
        return without;
    }

    /** A network in words, one line a card, router or route. */
    static List<String> lines(Network network, Words words) {
        List<String> lines = new ArrayList<>();
        network.interfaces()
                .forEach(port -> lines.add(port.name() + ": " + port.address() + "/" + port.prefix()
                        + (port.vlan() == null ? "" : ", " + words.say("boxnet.tagged", port.vlan()))));
        lines.add(words.say(network.interfaces().isEmpty() ? "boxnet.alldhcp" : "boxnet.restdhcp"));
        if (network.gateway() != null) {
            lines.add(words.say("boxnet.gateway.is", network.gateway()));
        }
        network.routes().forEach(route -> lines.add(words.say("boxnet.route.is", route.to(), route.via())));
        return List.copyOf(lines);
    }
}
