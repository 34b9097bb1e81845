package org.dialtone.web.console.edit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.page.PageFrame;

/** Forms, and what became of them; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/edit")
final class EditTemplates {

    private EditTemplates() {}

    static native TemplateInstance form(PageFrame page, Form form);

    static native TemplateInstance saved(PageFrame page, SavedPage saved);

    static native TemplateInstance progress(PageFrame page, DeploymentText deployment);

    static native TemplateInstance deployment(DeploymentText deployment, boolean operator);
}
