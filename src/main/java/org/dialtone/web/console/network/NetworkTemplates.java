package org.dialtone.web.console.network;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.web.console.edit.Undo;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Choices;
import org.dialtone.web.console.page.PageFrame;

/** The pages about the network; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console/network")
final class NetworkTemplates {

    private NetworkTemplates() {}

    static native TemplateInstance leases(PageFrame page, LeaseTable table, List<Choices> fields);

    static native TemplateInstance leasehead(Words words, LeaseTable table);

    static native TemplateInstance leasefoot(Words words, LeaseTable table);

    static native TemplateInstance leaserow(Words words, LeaseTable.LeaseRow row);

    static native TemplateInstance lease(
            PageFrame page,
            String address,
            List<LeaseTable.LeaseRow> holders,
            String reservation,
            long revision,
            String done,
            Undo undo,
            String fault);

    static native TemplateInstance network(PageFrame page, NetworkPage network);

    static native TemplateInstance options(PageFrame page, OptionsPage options);

    static native TemplateInstance usage(PageFrame page, String span, UsagePage usage);

    static native TemplateInstance ports(PageFrame page, PortTable table);
}
