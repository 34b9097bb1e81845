package org.dialtone.web.console.box;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.console.page.PageFrame;

/** The pages about the box; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/box")
final class BoxTemplates {

    private BoxTemplates() {}

    static native TemplateInstance box(PageFrame page, BoxPage box, String done, String fault);

    static native TemplateInstance restore(PageFrame page, BackupPages.ExaminedText backup, String fault);

    static native TemplateInstance boxnetwork(PageFrame page, BoxNetworkPage net, String done, String fault);

    static native TemplateInstance certificate(PageFrame page, CertificatePage certificate, String done, String fault);

    static native TemplateInstance restarting(PageFrame page, String says);

    static native TemplateInstance boxlog(PageFrame page, BoxLogPages.LogAsk ask, List<BoxLogPages.LogLine> lines);
}
