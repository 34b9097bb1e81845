package org.dialtone.web.console.settings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.forms.Words;

/**
 * A list of the site as a table.
 *
 * @param list   the list's key in the site file
 * @param word   what one item is called in the words of the pages
 * @param query  text that rows must hold, perhaps empty
 * @param hidden number of rows that match but don't fit on the page
 */
public record ItemTable(
        Words words,
        String list,
        String word,
        List<String> columns,
        String query,
        int total,
        List<ItemRow> rows,
        int hidden) {

    private static final int ROWS = 200;

    /** @param id the item's name as a part of an address */
    public record ItemRow(String id, String name, List<Cell> cells) {

        boolean matches(String wanted) {
            return name.toLowerCase(Locale.ROOT).contains(wanted)
                    || cells.stream()
                            .anyMatch(
                                    cell -> cell.text().toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    /** One value, with the label of its column. */
    public record Cell(String label, String text) {}

    /** @param shown makes a text one that shows no secret */
    static ItemTable of(Words words, Group group, Site site, String query, UnaryOperator<String> shown) {
        String wanted = query.toLowerCase(Locale.ROOT).strip();
        Map<String, Object> items = SiteObjects.of(site, group);
        List<String> keys = columns(group);
        List<String> labels =
                keys.stream().map(key -> words.say(group.word() + "." + key)).toList();
        int word = group.word().length() + 1;
        List<ItemRow> matching = items.entrySet().stream()
                .map(each -> row(
                        each.getKey().substring(word), SiteWriter.tree(each.getValue(), false), keys, labels, shown))
                .filter(row -> row.matches(wanted))
                .toList();
        return new ItemTable(
                words,
                group.key(),
                group.word(),
                labels,
                query,
                items.size(),
                matching.stream().limit(ROWS).toList(),
                Math.max(0, matching.size() - ROWS));
    }

    private static List<String> columns(Group group) {
        return switch (group) {
            case SCOPES -> List.of("subnet", "pools", "options");
            case CLASSES -> List.of("match", "options");
            case RESERVATIONS -> List.of("address", "hostname", "options");
            case NUMBERS -> List.of("name", "ring");
            case PHONEBOOK -> List.of("numbers", "group");
            case MODELS -> List.of("settings");
            case EXTENSIONS, PHONES, FIRMWARE -> throw new IllegalArgumentException("no table of " + group);
        };
    }

    private static ItemRow row(
            String key, Map<String, Object> tree, List<String> keys, List<String> labels, UnaryOperator<String> shown) {
        List<Cell> cells = IntStream.range(0, keys.size())
                .mapToObj(i -> new Cell(labels.get(i), shown.apply(text(tree.get(keys.get(i))))))
                .toList();
        return new ItemRow(URLEncoder.encode(key, StandardCharsets.UTF_8), key, cells);
    }

    /** A value of the site file on one line. */
    public static String text(Object value) {
        return switch (value) {
            case null -> "";
            case List<?> items -> items.stream().map(ItemTable::text).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + " " + text(each.getValue()))
                        .collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }

    /** Whether it is a list of the DHCP server. */
    public boolean isOfNetwork() {
        return list.equals(Group.SCOPES.key())
                || list.equals(Group.CLASSES.key())
                || list.equals(Group.RESERVATIONS.key());
    }

    /** Whether it is a part of the set-up rather than of what can be called. */
    public boolean isOfSetup() {
        return list.equals(Group.MODELS.key());
    }

    public String say(String key) {
        return words.say("list." + key);
    }

    /** Words about the items of this list. */
    public String own(String key) {
        return words.say(word + "." + key);
    }
}
