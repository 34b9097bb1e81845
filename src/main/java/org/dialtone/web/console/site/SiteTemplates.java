package org.dialtone.web.console.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.console.page.PageFrame;

/** The pages about the site file, its history and tables; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/site")
final class SiteTemplates {

    private SiteTemplates() {}

    static native TemplateInstance site(PageFrame page, SitePage site);

    static native TemplateInstance history(PageFrame page, HistoryPage history);

    static native TemplateInstance revision(PageFrame page, RevisionPage revision);

    static native TemplateInstance compare(PageFrame page, long from, long to, List<String> changes);

    static native TemplateInstance table(PageFrame page, String of, String csv, TableText table, LeaseFileText leases);
}
