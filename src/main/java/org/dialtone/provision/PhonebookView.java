package org.dialtone.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dialtone.provision.ProvisionPlan.Contact;

/** The phone book in the form for templates. */
final class PhonebookView {

    /**
     * The number of entries that fit a page on all phones with pages: Cisco's take 32 entries (phones-more.md 3.1),
     * Mitel's 30 with those that turn the page.
     */
    private static final int PAGE = 28;

    private final List<Contact> book;
    private final Map<String, String> groups = new LinkedHashMap<>();

    PhonebookView(List<Contact> book) {
        this.book = book;
        book.stream()
                .map(Contact::group)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .forEach(name -> groups.put(name, index(groups.size())));
    }

    /**
     * The contacts, each with {@code index}, {@code name}, {@code group} and its index {@code groupIndex} (both may be
     * empty) and {@code numbers}.
     */
    List<Map<String, Object>> contacts() {
        return IntStream.range(0, book.size()).mapToObj(this::contact).toList();
    }

    /** The groups, each with {@code index} from 1 and {@code name}, in the order of their names. */
    List<Map<String, Object>> groups() {
        return groups.entrySet().stream()
                .map(group -> Map.<String, Object>of("index", group.getValue(), "name", group.getKey()))
                .toList();
    }

    /** The number of pages; at least one. */
    int pages() {
        return Math.max(1, (entries().size() + PAGE - 1) / PAGE);
    }

    /** The entries of a page, one for each number, with {@code name}, {@code number} and {@code index} on this page. */
    List<Map<String, Object>> page(int page) {
        return numbered(entries().stream().skip((page - 1L) * PAGE).limit(PAGE).toList());
    }

    /** The wanted part of the entries that the search finds, in the form of a page. */
    Found found(BookQuery query) {
        List<Entry> all = entries().stream()
                .filter(entry -> query.finds(entry.name(), entry.number()))
                .toList();
        int before = Math.min(query.first() - 1, all.size());
        List<Entry> wanted = all.subList(before, Math.min(all.size(), before + query.count()));
        return new Found(
                numbered(wanted.stream()
                        .map(entry -> new Entry(query.cut(entry.name()), entry.number()))
                        .toList()),
                all.size(),
                before);
    }

    /**
     * A part of the results of a search.
     *
     * @param total  number of all results
     * @param before number of results before this part
     */
    record Found(List<Map<String, Object>> entries, int total, int before) {}

    private record Entry(String name, String number) {}

    private List<Entry> entries() {
        return book.stream()
                .flatMap(contact -> contact.numbers().stream().map(number -> new Entry(contact.name(), number)))
                .toList();
    }

    private static List<Map<String, Object>> numbered(List<Entry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "index",
                        index(i),
                        "name",
                        entries.get(i).name(),
                        "number",
                        entries.get(i).number()))
                .toList();
    }

    private Map<String, Object> contact(int position) {
        Contact contact = book.get(position);
        String group = contact.group() == null ? "" : contact.group();
        return Map.of(
                "index",
                index(position),
                "name",
                contact.name(),
                "group",
                group,
                "groupIndex",
                groups.getOrDefault(group, ""),
                "numbers",
                numbers(contact));
    }

    private static List<Map<String, Object>> numbers(Contact contact) {
        List<Map<String, Object>> numbers = new ArrayList<>();
        for (String number : contact.numbers()) {
            numbers.add(Map.of("index", index(numbers.size()), "number", number));
        }
        return numbers;
    }

    private static String index(int position) {
        return String.valueOf(position + 1);
    }
}
