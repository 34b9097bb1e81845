package org.dialtone.web.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What pages of every feature show; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/page")
final class PageTemplates {

    private PageTemplates() {}

    static native TemplateInstance setupindex(PageFrame page, List<SetupPart> parts);

    static native TemplateInstance missing(PageFrame page, String what, String remedy);
}
