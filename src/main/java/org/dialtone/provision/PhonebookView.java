package org.dialtone.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dialtone.provision.ProvisionPlan.Contact;

/** The phone book as a template sees it. */
final class PhonebookView {

    /** What fits a page on all phones that know pages: Cisco's take 32 entries (phones-more.md 3.1), Mitel's 30 with those that turn the page. */
    private static final int PAGE = 28;

    private final List<Contact> book;
    private final Map<String, String> groups = new LinkedHashMap<>();

    PhonebookView(List<Contact> book) {
        this.book = book;
        book.stream().map(Contact::group).filter(Objects::nonNull).distinct().sorted().forEach(name -> groups.put(name, index(groups.size())));
    }

    /** Each with {@code index}, {@code name}, {@code group} and its index {@code groupIndex} (both may be empty) and {@code numbers}. */
    List<Map<String, Object>> contacts() {
        return IntStream.range(0, book.size()).mapToObj(this::contact).toList();
    }

    /** Each with {@code index} from 1 on and {@code name}, in the order of their names. */
    List<Map<String, Object>> groups() {
        return groups.entrySet().stream().map(group -> Map.<String, Object>of("index", group.getValue(), "name", group.getKey())).toList();
    }

    /** How many pages there are; one at least. */
    int pages() {
        return Math.max(1, (entries().size() + PAGE - 1) / PAGE);
    }

    /** One entry a number, each with {@code name} and {@code number}, of this page. */
    List<Map<String, Object>> page(int page) {
        return entries().stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    }

    private List<Map<String, Object>> entries() {
        return book.stream().flatMap(contact -> contact.numbers().stream().map(number -> Map.<String, Object>of("name", contact.name(), "number", number))).toList();
    }

    private Map<String, Object> contact(int position) {
        Contact contact = book.get(position);
        String group = contact.group() == null ? "" : contact.group();
        return Map.of("index", index(position), "name", contact.name(), "group", group,
                "groupIndex", groups.getOrDefault(group, ""), "numbers", numbers(contact));
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
