package org.dialtone.web.console.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.PresentSite;
import org.dialtone.app.ScopeProposal;
import org.dialtone.app.SiteBook;
import org.dialtone.phone.Fleet;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.References;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.console.edit.ChangeText;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.fields.KnownNames;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;

/** The forms about items of the site's lists. */
@ApplicationScoped
public class ItemForms {

    /** The lists that have forms of this kind. */
    static final List<Group> LISTS =
            List.of(Group.SCOPES, Group.CLASSES, Group.RESERVATIONS, Group.NUMBERS, Group.PHONEBOOK, Group.MODELS);

    private final SiteBook book;
    private final Fleet fleet;
    private final MachineInterfaces machine;
    private final FormHandler handler;

    @Inject
    ItemForms(SiteBook book, Fleet fleet, MachineInterfaces machine, FormHandler handler) {
        this.book = book;
        this.fleet = fleet;
        this.machine = machine;
        this.handler = handler;
    }

    /** The address of the page that shows the list. */
    static String back(Group group) {
        return group == Group.SCOPES ? "/console/network" : address(group);
    }

    private static String address(Group group) {
        return "/console/lists/" + group.key();
    }

    static String query(String key) {
        return "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    public KnownNames known(Site site) {
        return new KnownNames(
                words(), site, fleet.packs(), machine, book.plans().provision().levels());
    }

    ItemForm fields(Site site, Group group, Map<String, ?> tree) {
        return new ItemForm(words(), group, tree, known(site));
    }

    /** The values of a new item: a scope's from an interface that has none, and what the link to the form names. */
    Map<String, ?> proposed(Site site, Group group, FormInput asked) {
        Map<String, Object> tree = new HashMap<>();
        if (group == Group.SCOPES) {
            String from = asked.text("from");
            ScopeProposal.all(site, machine.all()).stream()
                    .filter(each -> from.isEmpty() || each.link().name().equals(from))
                    .findFirst()
                    .ifPresent(each -> tree.putAll(each.tree()));
        }
        Stream.of("name", "number", "mac", "address")
                .forEach(key -> asked.find(key).ifPresent(text -> tree.put(key, text)));
        return tree;
    }

    Form adding(PresentSite present, Group group, Map<String, ?> proposed) {
        return Form.of(
                words(),
                words().say(group.word() + ".add"),
                address(group) + "/add",
                back(group),
                present.revision(),
                fields(present.site(), group, proposed).parts());
    }

    Form editing(PresentSite present, ObjectName name, Map<String, ?> tree) {
        return Form.of(
                words(),
                words().say(name.group().word() + ".edit", name.key()),
                address(name.group()) + "/edit" + query(name.key()),
                back(name.group()),
                present.revision(),
                fields(present.site(), name.group(), tree).parts());
    }

    Form deleting(PresentSite present, ObjectName name) {
        String users = ChangeText.objects(new References(name).in(present.site()), words());
        String intro = words().say(name.group().word() + ".delete.intro");
        return Form.of(
                        words(),
                        words().say(name.group().word() + ".delete", name.key()),
                        address(name.group()) + "/delete" + query(name.key()),
                        back(name.group()),
                        present.revision(),
                        List.of())
                .intro(users.isEmpty() ? intro : intro + " " + words().say("list.users", users))
                .save(words().say("form.delete"));
    }

    private Words words() {
        return handler.words();
    }
}
