package org.dialtone.web.console.files;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.pack.PackEditing;
import org.dialtone.web.console.page.PageFrame;

/** The pages about files of phones, packs and firmware; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/files")
final class FileTemplates {

    private FileTemplates() {}

    static native TemplateInstance packs(PageFrame page, List<PackEditing.Vendor> vendors);

    static native TemplateInstance pack(
            PageFrame page,
            PackEditing.Vendor vendor,
            List<PackEditing.Entry> files,
            List<PackVersion> versions,
            String done);

    static native TemplateInstance packfile(PageFrame page, PackFileText file);

    static native TemplateInstance files(
            PageFrame page, String id, String mac, String vendor, List<FileText> files, boolean secrets);

    static native TemplateInstance firmware(
            PageFrame page, FirmwareTable table, List<RolloutRow> rollouts, String done, String fault);
}
