package org.dialtone.web.console.page;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;
import org.dialtone.app.Role;
import org.dialtone.journal.Language;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SetupRows.SetupLink;

/**
 * What every page shows around its content. Qute doesn't check the layout as it checks templates, so code must call the
 * layout's values to have them in a native image.
 *
 * @param words   those of the page, in the reader's language
 * @param here    the page's own address, to which the choice of a language leads back
 * @param user    the user who is logged in, or null
 * @param release version of Dialtone; shown only to users who are logged in
 * @param alarms  alarms that every page shows to the operator
 * @param waiting number of matters that need attention: alarms that nobody has acknowledged, and hindered phones
 * @param role    what the user may do; null where nobody is logged in
 * @param assets  the folder of styles and scripts
 * @param outage  why no phone gets an address; null: phones do, or nobody need do anything about it
 */
@TemplateData
public record PageFrame(
        Words words,
        String here,
        String site,
        String user,
        String release,
        List<String> alarms,
        int waiting,
        Role role,
        String assets,
        Outage outage) {

    /** A language that the reader may choose. */
    @TemplateData
    public record LanguageLink(String tag, String title, boolean chosen) {}

    /** A text of the catalogue. */
    public String say(String key, Object... values) {
        return words.say(key, values);
    }

    /** A text with a count, which is the first value. */
    public String count(String key, int count, Object... more) {
        return words.count(key, count, more);
    }

    /** A text that holds HTML, with its values escaped. */
    public RawString html(String key, Object... values) {
        return words.html(key, values);
    }

    public String language() {
        return words.language().tag();
    }

    public List<LanguageLink> languages() {
        return Arrays.stream(Language.values())
                .map(each -> new LanguageLink(each.tag(), each.title(), each == words.language()))
                .toList();
    }

    /** The role as a style: a page hides the buttons that the server would refuse. */
    public String style() {
        return role == null ? "" : role.word();
    }

    /** Whether the page offers everyday acts. */
    public boolean isOperator() {
        return role != null && role != Role.VIEWER;
    }

    /** The rows above a page of Setup, by its name or address; null for any other page. */
    public SetupRows setup(String at) {
        return role == null
                ? null
                : SetupPage.of(at)
                        .map(each -> each.rows(words, role))
                        .map(rows -> isFirst() ? rows.after(start()) : rows)
                        .orElse(null);
    }

    private SetupLink start() {
        return new SetupLink(words.say("setup.start"), "/console/start", false);
    }

    /** Whether the page offers acts on the box itself. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /**
     * Why no phone gets an address.
     *
     * @param first whether that is because the first start isn't done yet
     */
    @TemplateData
    public record Outage(String says, boolean first) {}

    /** Whether the first start isn't done yet, and the user may do it. */
    public boolean isFirst() {
        return outage != null && outage.first() && isOperator();
    }
}
