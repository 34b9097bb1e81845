package org.dialtone.web.console.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.web.console.page.PageFrame;

/** The pages about who may log in, and what he did; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/people")
final class PeopleTemplates {

    private PeopleTemplates() {}

    static native TemplateInstance login(PageFrame page, String to, String name, String why, String fault);

    static native TemplateInstance password(PageFrame page, boolean forced, String fault);

    static native TemplateInstance tokens(
            PageFrame page, List<TokenPages.TokenRow> tokens, TokenPages.FreshToken fresh, String fault);

    static native TemplateInstance operators(
            PageFrame page,
            List<OperatorPages.OperatorRow> operators,
            String reached,
            ConsoleAccess.Standing console,
            String done,
            String fault);

    static native TemplateInstance audit(PageFrame page, AuditTable table);
}
