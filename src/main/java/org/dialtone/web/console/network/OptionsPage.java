package org.dialtone.web.console.network;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionTable;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.forms.FormField.Choice;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.settings.ItemTable;

/**
 * The DHCP options that are set by hand, level by level.
 *
 * @param phones what the field for a phone proposes
 * @param mac    the phone that was asked for; empty: none
 * @param offer  what that phone would get; null: not asked, or not known
 * @param fault  why that is not known; null: it is
 * @param hidden number of reservations with options that don't fit on the page
 */
public record OptionsPage(
        Words words,
        List<Level> levels,
        List<Choice> phones,
        String mac,
        WhatIf.Answer offer,
        String fault,
        int hidden) {

    private static final int MOST_RESERVATIONS = 50;

    /** @param edit the address of the form that sets options at this level */
    public record Level(String title, String edit, List<OptionRow> rows) {}

    /** @param code null where the name is the code */
    public record OptionRow(Integer code, String name, String value) {}

    /** @param shown makes a text one that shows no secret */
    static OptionsPage of(Words words, Site site, List<Choice> phones, UnaryOperator<String> shown) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(
                words.say("option.level.everyone"),
                "/console/settings/dhcp#f-options-0-name",
                rows(site.dhcp().withoutLists(), shown)));
        levels.addAll(of(words, site, Group.SCOPES, shown));
        levels.addAll(of(words, site, Group.CLASSES, shown));
        List<Level> reservations = of(words, site, Group.RESERVATIONS, shown).stream()
                .filter(level -> !level.rows().isEmpty())
                .toList();
        levels.addAll(reservations.stream().limit(MOST_RESERVATIONS).toList());
        int hidden = Math.max(0, reservations.size() - MOST_RESERVATIONS);
        return new OptionsPage(words, levels, phones, "", null, null, hidden);
    }

    /** The same with what a phone would get, or why that is not known. */
    OptionsPage with(String otherMac, WhatIf.Answer otherOffer, String otherFault) {
        return new OptionsPage(words, levels, phones, otherMac, otherOffer, otherFault, hidden);
    }

    private static List<Level> of(Words words, Site site, Group group, UnaryOperator<String> shown) {
        int word = group.word().length() + 1;
        return SiteObjects.of(site, group).entrySet().stream()
                .map(each -> {
                    String key = each.getKey().substring(word);
                    return new Level(
                            words.say(group.word() + ".edit", key),
                            "/console/lists/" + group.key() + "/edit?key="
                                    + URLEncoder.encode(key, StandardCharsets.UTF_8) + "#f-options-0-name",
                            rows(each.getValue(), shown));
                })
                .toList();
    }

    private static List<OptionRow> rows(Object item, UnaryOperator<String> shown) {
        return SiteWriter.tree(item, false).get("options") instanceof Map<?, ?> options
                ? options.entrySet().stream()
                        .map(each -> new OptionRow(
                                OptionTable.byName(each.getKey().toString())
                                        .map(OptionDefinition::code)
                                        .orElse(null),
                                each.getKey().toString(),
                                shown.apply(ItemTable.text(each.getValue()))))
                        .toList()
                : List.of();
    }

    public String say(String key) {
        return words.say("option." + key);
    }
}
