package org.dialtone.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.journal.Catalogue;
import org.dialtone.journal.Language;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;
import org.dialtone.site.compile.Plans;

/** The lines that make another DHCP server send phones to this box, for the servers that sites often have already. */
public final class DhcpRecipes {

    private static final MacAddress EXAMPLE = MacAddress.of("00:15:65:aa:bb:cc");
    private static final int EXAMPLE_HOST = 50;
    private static final Pattern WORDS = Pattern.compile("<say:([A-Za-z.]+)>");

    private final Map<String, String> values = new TreeMap<>();

    /**
     * @param root   the provisioning folder's URL with its trailing slash
     * @param subnet the phones' subnet
     */
    public DhcpRecipes(String root, Subnet subnet) {
        values.put("root", root);
        values.put("snom", root + "cfg{mac}");
        values.put("network", subnet.network().toString());
        values.put("netmask", subnet.mask().toString());
        values.put("subnet", subnet.toString());
        values.put("first", subnet.network().plus(1).toString());
        values.put("last", subnet.broadcast().plus(-1).toString());
        values.put("address", example(subnet).toString());
        values.put("mac", EXAMPLE.toString());
        values.put("MAC", EXAMPLE.toString().toUpperCase(Locale.ROOT));
        values.put("ciscoMac", EXAMPLE.plain().replaceAll("(....)(?=.)", "$1."));
    }

    /** The recipes for phones in {@code subnet}. They name {@code address} as the box unless the site names another. */
    public static DhcpRecipes of(Plans plans, Ip4 address, Subnet subnet) {
        Ip4 server = plans.provision().site().serverAddress();
        return new DhcpRecipes(plans.provision().root().url(server == null ? address : server), subnet);
    }

    /** All recipes, for a terminal; in English. */
    public String text() {
        return text(Language.ENGLISH);
    }

    /** All recipes, with what is said of each in a language. */
    public String text(Language language) {
        Map<String, String> words = Catalogue.read(DhcpRecipes.class, "recipes", language);
        return fill("<say:head>\n", words)
                + Arrays.stream(DhcpRecipe.values())
                        .map(recipe -> "\n" + words.get("title." + recipe) + "\n"
                                + fill(recipe.text, words).indent(2))
                        .collect(Collectors.joining());
    }

    private static Ip4 example(Subnet subnet) {
        Ip4 address = subnet.network().plus(EXAMPLE_HOST);
        return subnet.contains(address) ? address : subnet.broadcast().plus(-1);
    }

    private String fill(String template, Map<String, String> words) {
        String text = WORDS.matcher(template).replaceAll(place -> Matcher.quoteReplacement(words.get(place.group(1))));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("<" + value.getKey() + ">", value.getValue());
        }
        return text;
    }
}
