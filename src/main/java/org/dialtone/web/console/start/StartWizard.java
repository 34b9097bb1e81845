package org.dialtone.web.console.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Basis;
import org.dialtone.app.LinkSurvey;
import org.dialtone.app.LinkSurvey.Seen;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.Settings;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Finding.Severity;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.edit.FormHandler;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormField;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.login.Caller;

/** Makes the pages of the first start, checks what is chosen at each step, and applies all of it in the end. */
@ApplicationScoped
class StartWizard {

    /** Characters that a draft keeps at most of a table: some 10,000 phones. */
    private static final int MOST_OF_TABLE = 1 << 20;

    /** And of each other field. */
    private static final int MOST = 16_000;

    private final ObjectEdits edits;
    private final LinkSurvey survey;
    private final StartDrafts drafts;
    private final Settings settings;
    private final Caller caller;
    private final FormHandler handler;

    @Inject
    StartWizard(
            ObjectEdits edits,
            LinkSurvey survey,
            StartDrafts drafts,
            Settings settings,
            Caller caller,
            FormHandler handler) {
        this.edits = edits;
        this.survey = survey;
        this.drafts = drafts;
        this.settings = settings;
        this.caller = caller;
        this.handler = handler;
    }

    /**
     * What became of the last step.
     *
     * @param refused the page that says why nothing was changed; null: it was
     * @param stale   whether somebody else changed the same meanwhile
     */
    record Result(Outcome outcome, StartPage refused, boolean stale) {}

    StartDraft draft(String session) {
        return drafts.of(session);
    }

    void keep(String session, StartDraft draft) {
        drafts.keep(session, draft);
    }

    /** Begins to ask for other DHCP servers, where the step shows them. */
    void look(StartStep step) {
        if (step == StartStep.INTERFACE || step == StartStep.SUMMARY) {
            survey.look();
        }
    }

    private List<Seen> links() {
        return settings.interfaces()
                .map(names -> names.stream().map(survey::of).toList())
                .orElseGet(survey::all);
    }

    private StartForms forms(StartDraft draft) {
        return new StartForms(
                words(), edits.present(), links(), draft, ZoneId.systemDefault().getId());
    }

    /** The draft with what was sent of a step's fields. */
    StartDraft taken(StartStep step, Map<String, List<String>> posted, StartDraft before) {
        Map<String, List<String>> values = new HashMap<>();
        forms(before).form(step).parts().stream()
                .flatMap(part -> part.fields().stream())
                .map(FormField::path)
                .forEach(path -> values.put(path, List.of(new FormInput(posted).text(path))));
        return before.with(step, values);
    }

    /** What is wrong with a step of a draft. */
    List<Finding> faults(StartStep step, StartDraft draft) {
        List<Finding> tooLong = tooLong(draft.of(step).orElse(Map.of()));
        if (!tooLong.isEmpty()) {
            return tooLong;
        }
        return edits.preview(caller.actor(), null, new StartChange(forms(draft), step)).review().findings().stream()
                .filter(Finding::isFault)
                .filter(fault ->
                        StartStep.ofPath(fault.path()).filter(step::equals).isPresent())
                .toList();
    }

    /** A draft is kept in memory. */
    static List<Finding> tooLong(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .filter(each -> each.getValue().getFirst().length()
                        > (each.getKey().equals(StartForms.CSV) ? MOST_OF_TABLE : MOST))
                .map(each -> tooLong(each.getKey()))
                .toList();
    }

    private static Finding tooLong(String path) {
        Flaw flaw = path.equals(StartForms.CSV) ? Flaw.START_TABLE_TOO_LARGE : Flaw.START_TEXT_TOO_LONG;
        return new Finding(Severity.FAULT, 0, 0, path, Complaint.of(flaw));
    }

    StartPage page(StartStep step, StartDraft draft) {
        StartForms forms = forms(draft);
        boolean chooses = step == StartStep.INTERFACE;
        return new StartPage(
                words(),
                forms.form(step),
                StartPage.steps(words(), step, draft),
                chooses
                        ? StartPage.links(
                                words(), forms.choices(), forms.input(step).text(StartForms.INTERFACES))
                        : List.of(),
                note(step, forms),
                step == StartStep.PHONES,
                step == StartStep.SUMMARY ? outlook(forms) : null);
    }

    /** The same page with another form. */
    StartPage with(StartPage page, Form form) {
        return new StartPage(page.words(), form, page.steps(), page.links(), page.note(), page.table(), page.outlook());
    }

    private String note(StartStep step, StartForms forms) {
        return switch (step) {
            case INTERFACE ->
                settings.interfaces()
                        .map(names -> words().say("dhcp.interfaces.set", String.join(", ", names)))
                        .orElse(null);
            case ADDRESSES -> forms.chosen().map(this::note).orElse(null);
            case REGISTRAR, PHONES, SUMMARY -> null;
        };
    }

    private String note(Seen link) {
        return !link.others().isEmpty()
                ? words().say("start.other", StartSummary.who(link), link.name())
                : link.addresses().isEmpty() ? words().say("start.bare", link.name()) : null;
    }

    private StartOutlook outlook(StartForms forms) {
        StartChange change = new StartChange(forms, StartStep.SUMMARY);
        Outcome preview = edits.preview(caller.actor(), null, change);
        SiteDraft draft = new SiteDraft(forms.present().site());
        change.accept(draft);
        return StartOutlook.of(
                words(),
                preview,
                new StartSummary(
                                words(),
                                draft.site(),
                                forms.chosen().orElse(null),
                                forms.own().orElse(null),
                                settings.dhcp().port() != 0,
                                settings.sip().port())
                        .lines());
    }

    /** Applies what was chosen, unless somebody else changed the same since the summary was shown. */
    Result go(Map<String, List<String>> posted, String session) {
        StartForms forms = forms(drafts.of(session));
        long read =
                new FormInput(posted).number("revision").orElse(forms.present().revision());
        Outcome outcome = edits.apply(
                caller.actor(),
                "first start",
                Basis.of(StartChange.OBJECTS, read),
                new StartChange(forms, StartStep.SUMMARY));
        if (outcome.ok()) {
            drafts.drop(session);
            return new Result(outcome, null, false);
        }
        StartPage shown = page(StartStep.SUMMARY, forms.draft());
        return outcome.review()
                .refused()
                .map(refusal -> new Result(outcome, with(shown, shown.form().with(handler.notice(refusal))), true))
                .orElseGet(() -> new Result(outcome, shown, false));
    }

    private Words words() {
        return handler.words();
    }
}
