package org.dialtone.web.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.dialtone.app.ConsoleAccess;
import org.dialtone.app.view.PhoneSettings;
import org.dialtone.pack.PackEditing;
import org.dialtone.web.api.SupportApi;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.Words;

/** The console's pages; every expression in them is checked when the box is built. */
@CheckedTemplate(basePath = "console")
final class Templates {

    private Templates() {}

    static native TemplateInstance login(PageFrame page, String to, String name, String why, String fault);

    static native TemplateInstance password(PageFrame page, boolean forced, String fault);

    static native TemplateInstance setupindex(PageFrame page, List<SetupPart> parts);

    static native TemplateInstance phones(PageFrame page, PhoneList board, PhoneFilters filters);

    static native TemplateInstance boardhead(Words words, PhoneList board);

    static native TemplateInstance boardfoot(Words words, PhoneList board);

    static native TemplateInstance phonerow(Words words, PhoneRow row);

    static native TemplateInstance phone(PageFrame page, PhonePage phone);

    static native TemplateInstance story(Words words, PhonePage phone);

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

    static native TemplateInstance calls(PageFrame page, CallTable table);

    static native TemplateInstance calltable(Words words, CallTable table);

    static native TemplateInstance alarms(PageFrame page, AlarmTable table);

    static native TemplateInstance attention(PageFrame page, AttentionTable table, AttentionDone done, String fault);

    static native TemplateInstance matters(Words words, AttentionTable table);

    static native TemplateInstance support(PageFrame page, List<SupportApi.PartJson> parts);

    static native TemplateInstance emergency(PageFrame page, List<EmergencyPages.Answered> numbers);

    static native TemplateInstance report(PageFrame page, HandoverTable report);

    static native TemplateInstance alarmtable(Words words, AlarmTable table);

    static native TemplateInstance network(PageFrame page, NetworkPage network);

    static native TemplateInstance resync(PageFrame page, String where, String macs, int count, RoundText round);

    static native TemplateInstance round(Words words, RoundText round);

    static native TemplateInstance access(PageFrame page, AccessPage access, String fault, String done, Undo undo);

    static native TemplateInstance tokens(
            PageFrame page, List<TokenPages.TokenRow> tokens, TokenPages.FreshToken fresh, String fault);

    static native TemplateInstance operators(
            PageFrame page,
            List<OperatorPages.OperatorRow> operators,
            String reached,
            ConsoleAccess.Standing console,
            String done,
            String fault);

    static native TemplateInstance audit(PageFrame page, AuditTable table);

    static native TemplateInstance site(PageFrame page, SitePage site);

    static native TemplateInstance history(PageFrame page, HistoryPage history);

    static native TemplateInstance revision(PageFrame page, RevisionPage revision);

    static native TemplateInstance compare(PageFrame page, long from, long to, List<String> changes);

    static native TemplateInstance settings(PageFrame page, PhoneSettings.Sheet sheet, String id, boolean secrets);

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

    static native TemplateInstance logs(PageFrame page, String id, String mac, List<LogPages.LogRow> rows);

    static native TemplateInstance recording(PageFrame page, String id, String mac, List<RecordingPages.TakeRow> rows);

    static native TemplateInstance table(PageFrame page, String of, String csv, TableText table, LeaseFileText leases);

    static native TemplateInstance extensions(PageFrame page, ExtensionTable table);

    static native TemplateInstance items(PageFrame page, ItemTable table);

    static native TemplateInstance options(PageFrame page, OptionsPage options);

    static native TemplateInstance form(PageFrame page, Form form);

    static native TemplateInstance start(PageFrame page, StartPage start);

    static native TemplateInstance saved(PageFrame page, SavedPage saved);

    static native TemplateInstance progress(PageFrame page, DeploymentText deployment);

    static native TemplateInstance deployment(DeploymentText deployment, boolean operator);

    static native TemplateInstance box(PageFrame page, BoxPage box, String done, String fault);

    static native TemplateInstance restore(PageFrame page, BackupPages.ExaminedText backup, String fault);

    static native TemplateInstance boxnetwork(PageFrame page, BoxNetworkPage net, String done, String fault);

    static native TemplateInstance certificate(PageFrame page, CertificatePage certificate, String done, String fault);

    static native TemplateInstance restarting(PageFrame page, String says);

    static native TemplateInstance firmware(
            PageFrame page, FirmwareTable table, List<RolloutRow> rollouts, String done, String fault);

    static native TemplateInstance boxlog(PageFrame page, BoxLogPages.LogAsk ask, List<BoxLogPages.LogLine> lines);

    static native TemplateInstance helpindex(PageFrame page, List<HelpPages.HelpTopic> topics);

    static native TemplateInstance help(PageFrame page, String title, RawString text);

    static native TemplateInstance licences(PageFrame page, List<LicenceFolder.LicencePart> parts);

    static native TemplateInstance usage(PageFrame page, String span, UsagePage usage);

    static native TemplateInstance ports(PageFrame page, PortTable table);

    static native TemplateInstance missing(PageFrame page, String what, String remedy);
}
