package org.dialtone.web.console.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.dialtone.web.console.page.PageFrame;

/** The pages about the first start; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/start")
final class StartTemplates {

    private StartTemplates() {}

    static native TemplateInstance start(PageFrame page, StartPage start);
}
