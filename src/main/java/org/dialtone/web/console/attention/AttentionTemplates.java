package org.dialtone.web.console.attention;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.api.SupportBundle;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrame;

/** The pages about what needs an operator; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/attention")
final class AttentionTemplates {

    private AttentionTemplates() {}

    static native TemplateInstance alarms(PageFrame page, AlarmTable table);

    static native TemplateInstance attention(PageFrame page, AttentionTable table, AttentionDone done, String fault);

    static native TemplateInstance matters(Words words, AttentionTable table);

    static native TemplateInstance support(PageFrame page, List<SupportBundle.Part> parts);

    static native TemplateInstance report(PageFrame page, HandoverTable report);

    static native TemplateInstance alarmtable(Words words, AlarmTable table);
}
