package org.dialtone.web.console.edit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dialtone.app.Basis;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.Outlook;
import org.dialtone.site.EditRefusal;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.web.console.forms.Form;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.FormNotice;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;

/**
 * Shows forms and takes them: each is one change of the site. What touches more than one phone, or gives cause to warn
 * of DHCP, is shown before it is made.
 */
@ApplicationScoped
public class FormHandler {

    /** The name of the hidden value that holds what the page told. */
    public static final String SHOWN = "shown";

    private final ObjectEdits edits;
    private final Deployments deployments;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    FormHandler(ObjectEdits edits, Deployments deployments, PageFrames frames, Caller caller) {
        this.edits = edits;
        this.deployments = deployments;
        this.frames = frames;
        this.caller = caller;
    }

    /**
     * A change that a form asks for.
     *
     * @param act     a word or two for the history, e.g. {@code edit phone}
     * @param objects the objects that must not have come, gone or changed since the form was opened
     * @param change  what it does to the site
     * @param then    the address of the page to go on with
     * @param done    what follows once the change is made
     * @param first   whether it is shown before it is made, however few phones it touches
     * @param places  the path of a field by a path in the site, where they differ
     */
    public record Wish(
            String act,
            List<ObjectName> objects,
            Consumer<SiteDraft> change,
            String then,
            Runnable done,
            boolean first,
            UnaryOperator<String> places) {

        /** @param object null: a new one, which nothing but its name can be in the way of */
        public Wish(String act, ObjectName object, Consumer<SiteDraft> change, String then) {
            this(act, object == null ? List.of() : List.of(object), change, then, () -> {}, false, path -> path);
        }

        public Wish after(Runnable other) {
            return new Wish(act, objects, change, then, other, first, places);
        }

        /** The same that further objects must not have changed for. */
        public Wish with(List<ObjectName> others) {
            return new Wish(
                    act, Stream.concat(objects.stream(), others.stream()).toList(), change, then, done, first, places);
        }

        public Wish shownFirst(boolean other) {
            return new Wish(act, objects, change, then, done, other, places);
        }

        /** The same with the fields that paths in the site are about. */
        public Wish at(UnaryOperator<String> others) {
            return new Wish(act, objects, change, then, done, first, others);
        }

        private Finding placed(Finding finding) {
            return finding.at(0, 0).on(places.apply(finding.path()));
        }
    }

    /** The words in the reader's language. */
    public Words words() {
        return frames.words();
    }

    /** The form as it opens. */
    public Response show(Form form) {
        return page(200, form);
    }

    /**
     * As {@link #take}, where the page told what goes along, by the hidden value {@link #SHOWN}: where that is something
     * else by now, the page is shown anew.
     */
    public Response takeAsShown(Form opened, MultivaluedMap<String, String> posted, Wish wish) {
        String now = opened.hidden().get(SHOWN);
        boolean shown = opened.filled(new FormInput(posted)).hidden().get(SHOWN).equals(now);
        return shown
                ? take(opened, posted, wish)
                : page(409, opened.with(FormNotice.stale(words(), List.of(words().say("form.now", now)))));
    }

    /** Takes a form that was sent: shows it again with its faults or its preview, or the page that confirms it. */
    public Response take(Form opened, MultivaluedMap<String, String> posted, Wish wish) {
        FormInput input = new FormInput(posted);
        Form form = opened.filled(input);
        Basis basis = wish.objects().isEmpty() ? null : Basis.of(wish.objects(), form.revision());
        Outcome preview = edits.preview(caller.actor(), basis, wish.change());
        if (!preview.ok()) {
            return refused(form, preview, wish);
        }
        boolean shows = wish.first() || preview.reach().phones().size() > 1 || isGrave(preview);
        boolean unseen = shows && !input.text("seen").equals(seen(preview));
        return unseen || input.text("act").equals("preview")
                ? page(200, form.with(notice(preview)))
                : made(form, edits.apply(caller.actor(), wish.act(), basis, wish.change()), wish);
    }

    private Response made(Form form, Outcome outcome, Wish wish) {
        if (!outcome.ok()) {
            return refused(form, outcome, wish);
        }
        wish.done().run();
        return saved(outcome, deployments.of(outcome.after()), wish.then());
    }

    /** The page that confirms a change. @param progress how far it is on its way to its phones, where that is followed */
    public Response saved(Outcome outcome, Optional<DeploymentProgress> progress, String then) {
        return Response.ok(EditTemplates.saved(frames.current(), SavedPage.of(words(), outcome, progress, then)))
                .build();
    }

    private FormNotice notice(Outcome preview) {
        return FormNotice.preview(
                words(),
                ChangeText.all(preview.changes(), words()),
                preview.reach().phones().size(),
                preview.reach().phonebook(),
                told(preview),
                warnings(preview),
                seen(preview));
    }

    private List<String> told(Outcome preview) {
        Outlook outlook = deployments.outlook(preview.reach(), preview.dhcp());
        List<String> told = new ArrayList<>();
        if (!outlook.now().isEmpty()) {
            told.add(words().count("form.told.now", outlook.now().size()));
        }
        if (!outlook.asks().isEmpty()) {
            told.add(words().count("form.told.asks", outlook.asks().size()));
        }
        if (!outlook.restarts().isEmpty()) {
            told.add(words().count("form.told.restart", outlook.restarts().size()));
        }
        return told;
    }

    /** Stands for the changes, the phones and the warnings of a preview: another preview has another. */
    private String seen(Outcome preview) {
        return Integer.toHexString(Objects.hash(
                preview.reach().phones().toString(), ChangeText.all(preview.changes(), words()), warnings(preview)));
    }

    /** Whether phones may lose their addresses, or the way to the box: that is worth another click. */
    private static boolean isGrave(Outcome preview) {
        return preview.warnings().stream().anyMatch(warning -> warning.path().startsWith(SiteObjects.DHCP));
    }

    private List<String> warnings(Outcome preview) {
        return preview.warnings().stream()
                .map(warning -> sentence(warning, words()))
                .toList();
    }

    /** A warning, and how to avoid its cause. */
    public static String sentence(Finding warning, Words words) {
        String says = warning.says(words.language());
        return words.say(
                "form.avoid",
                Character.toUpperCase(says.charAt(0)) + says.substring(1),
                warning.remedy(words.language()));
    }

    private Response refused(Form form, Outcome outcome, Wish wish) {
        return outcome.review()
                .refused()
                .map(refusal -> page(409, form.with(notice(refusal))))
                .orElseGet(() -> page(
                        422,
                        form.refused(outcome.review().findings().stream()
                                .map(wish::placed)
                                .toList())));
    }

    /** What stands above a form whose change was refused. */
    public FormNotice notice(EditRefusal refusal) {
        return switch (refusal) {
            case EditRefusal.Stale stale -> FormNotice.stale(words(), ChangeText.all(stale.changes(), words()));
            case EditRefusal.Removal removal ->
                FormNotice.refused(removal.complaint().says(words().language()));
            case EditRefusal.Forbidden forbidden -> FormNotice.refused(words().refused(forbidden.complaint()) + ".");
        };
    }

    private Response page(int status, Form form) {
        return Response.status(status)
                .entity(EditTemplates.form(frames.current(), form))
                .header("Cache-Control", "no-store")
                .build();
    }
}
