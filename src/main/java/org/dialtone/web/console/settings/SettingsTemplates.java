package org.dialtone.web.console.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.dialtone.web.console.page.PageFrame;

/** The pages about lists of the site; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/settings")
final class SettingsTemplates {

    private SettingsTemplates() {}

    static native TemplateInstance items(PageFrame page, ItemTable table);
}
