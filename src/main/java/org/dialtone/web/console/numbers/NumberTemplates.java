package org.dialtone.web.console.numbers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrame;

/** The pages about extensions and calls; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/numbers")
final class NumberTemplates {

    private NumberTemplates() {}

    static native TemplateInstance calls(PageFrame page, CallTable table);

    static native TemplateInstance calltable(Words words, CallTable table);

    static native TemplateInstance emergency(PageFrame page, List<EmergencyPages.Answered> numbers);

    static native TemplateInstance extensions(PageFrame page, ExtensionTable table);
}
