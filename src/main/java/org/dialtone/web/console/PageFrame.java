package org.dialtone.web.console;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.dialtone.app.Role;
import org.dialtone.web.console.SetupRows.SetupLink;
import org.dialtone.web.console.forms.Words;

/**
 * What every page shows around its content. Qute doesn't check the layout as it checks templates, so code must call the
 * layout's values to have them in a native image.
 *
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
        String site,
        String user,
        String release,
        List<String> alarms,
        int waiting,
        Role role,
        String assets,
        Outage outage) {

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
                        .map(each -> each.rows(Words.english(), role))
                        .map(rows -> isFirst() ? rows.after(start()) : rows)
                        .orElse(null);
    }

    private static SetupLink start() {
        return new SetupLink(Words.english().say("setup.start"), StartStep.FIRST, false);
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
