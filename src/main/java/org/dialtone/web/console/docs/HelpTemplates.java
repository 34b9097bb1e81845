package org.dialtone.web.console.docs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.console.page.PageFrame;

/** The pages about the documentation; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/docs")
final class HelpTemplates {

    private HelpTemplates() {}

    static native TemplateInstance helpindex(PageFrame page, List<HelpPages.HelpTopic> topics);

    static native TemplateInstance help(PageFrame page, String title, RawString text);

    static native TemplateInstance licences(PageFrame page, List<LicenceFolder.LicencePart> parts);
}
