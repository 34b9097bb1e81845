package org.dialtone.web.console.phones;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.app.view.PhoneSettings;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrame;

/** The pages about phones; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/phones")
final class PhoneTemplates {

    private PhoneTemplates() {}

    static native TemplateInstance phones(PageFrame page, PhoneList board, PhoneFilters filters);

    static native TemplateInstance boardhead(Words words, PhoneList board);

    static native TemplateInstance boardfoot(Words words, PhoneList board);

    static native TemplateInstance phonerow(Words words, PhoneRow row);

    static native TemplateInstance phone(PageFrame page, PhonePage phone);

    static native TemplateInstance story(Words words, PhonePage phone);

    static native TemplateInstance resync(PageFrame page, String where, String macs, int count, RoundText round);

    static native TemplateInstance round(Words words, RoundText round);

    static native TemplateInstance access(PageFrame page, AccessPage access, String fault, String done, Undo undo);

    static native TemplateInstance settings(
            PageFrame page, PhoneSettings.Sheet sheet, List<SettingText> settings, String id, boolean secrets);

    static native TemplateInstance logs(PageFrame page, String id, String mac, List<LogPages.LogRow> rows);

    static native TemplateInstance recording(PageFrame page, String id, String mac, List<RecordingPages.TakeRow> rows);
}
