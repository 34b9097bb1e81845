package org.dialtone.provision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dialtone.holder.HolderCheck;
import org.dialtone.holder.HolderVerdict;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ProvisionPlan.Phone;

/** Makes the answer to a request whose file is known: by the lease rule, the window and what the phone may see. */
final class FileServing {

    private final HolderCheck holders;
    private final LeaseCheck gate;
    private final RenderedFiles files;
    private final FirmwareLookup firmware;
    private final ProvisioningWindow handover;
    private final ServedFiles served;

    FileServing(
            HolderCheck holders,
            LeaseCheck gate,
            RenderedFiles files,
            FirmwareLookup firmware,
            ProvisioningWindow handover,
            ServedFiles served) {
        this.holders = holders;
        this.gate = gate;
        this.files = files;
        this.firmware = firmware;
        this.handover = handover;
        this.served = served;
    }

    /** @param model null: unknown */
    FileDecision serve(RequestContext asking, FileMatch match, String model) {
        return switch (match.file().kind()) {
            case PHONE -> servePhone(asking, match, model);
            case MODEL, COMMON -> serveShared(asking, match, model, gate.refusal(asking), view -> view.common(model));
            case PHONEBOOK -> serveBook(asking, match, model);
            case FIRMWARE -> serveFirmware(asking, match, model);
            case LOG -> FileDecision.missing(match.claimed(), Reason.LOG_IS_PUT);
            case ABSENT ->
                FileDecision.leftOut(match.claimed(), absence(match.file().why()));
        };
    }

    private static Grounds absence(String why) {
        return why == null
                ? Grounds.of(Reason.NOT_MADE)
                : Grounds.of(Reason.LEFT_OUT_BY_PACK).with(Detail.NOTE, why);
    }

    private FileDecision servePhone(RequestContext asking, FileMatch match, String model) {
        MacAddress claimed = match.claimed();
        return switch (gate.rule(asking, claimed)) {
            case LeaseDecision.Nothing nothing -> FileDecision.refused(claimed, nothing);
            case LeaseDecision.Bare(LeaseDoubt doubt, Grounds grounds, String code) ->
                render(match, null, () -> view(asking, match).bare(claimed, model, code), asking, model, null)
                        .as(doubt, doubt.bare, grounds.forEntry());
            case LeaseDecision.Whole(Phone phone, Event despite, Details why) -> {
                if (despite == null) {
                    firmware.take(asking.plan(), match.pack().key(), model, phone.mac());
                }
                FileDecision whole = render(
                        match,
                        source(asking, match, claimed, model, phone.mac()),
                        () -> view(asking, match).of(phone, claimed, model),
                        asking,
                        model,
                        phone);
                HolderVerdict now =
                        holders.again(asking.verdict(), asking.request().remote(), asking.plan()::isOne);
                if (despite == null && !now.equals(asking.verdict())) {
                    yield servePhone(asking.with(now), match, model);
                }
                FileDecision rendered = despite == null ? spare(match, phone, whole) : whole.as(null, despite, why);
                if (rendered.answer() instanceof Answer.Document) {
                    gate.served(asking, phone);
                }
                FileDecision handed = handover.hand(asking, match, model, phone, rendered);
                served.answered(asking, match, model, phone, handed.answer());
                yield handed;
            }
        };
    }

    /** Notes where the vendor's file holds fewer accounts than the phone has lines. */
    private static FileDecision spare(FileMatch match, Phone phone, FileDecision rendered) {
        int fit = match.pack().dialect().accounts();
        int lines = phone.lines().size();
        return lines <= fit
                ? rendered
                : rendered.as(
                        null,
                        Event.FILE_LINES_LEFT_OUT,
                        Grounds.of(Reason.LINES_LEFT_OUT)
                                .with(Detail.VENDOR, match.pack().name())
                                .with(Detail.MOST, fit)
                                .with(Detail.LEFT_OUT, lines - fit)
                                .forEntry());
    }

    private FileDecision serveShared(
            RequestContext asking,
            FileMatch match,
            String model,
            Optional<LeaseDecision.Nothing> refusal,
            Function<TemplateView, Map<String, Object>> content) {
        return refusal.map(nothing -> FileDecision.refused(null, nothing))
                .orElseGet(() -> render(
                        match,
                        source(asking, match, null, model, asking.askerMac()),
                        () -> content.apply(view(asking, match)),
                        asking,
                        model,
                        null));
    }

    private FileDecision serveBook(RequestContext asking, FileMatch match, String model) {
        Optional<LeaseDecision.Nothing> refusal = gate.bookRefusal(asking);
        if (refusal.isEmpty() && match.file().search() != null) {
            return search(asking, match, model);
        }
        boolean beyond = match.page() > 1
                && match.page() > new PhonebookView(asking.plan().phonebook()).pages();
        return refusal.isEmpty() && beyond
                ? FileDecision.missing(null, Grounds.of(Reason.NO_SUCH_PAGE).with(Detail.PAGE, match.page()))
                : serveShared(asking, match, model, refusal, view -> view.phonebook(model, match.page()));
    }

    /** The wanted file has no {@link RenderedFiles.Source}. */
    private FileDecision search(RequestContext asking, FileMatch match, String model) {
        return BookQuery.of(match.file().search(), asking.request().path())
                .map(query -> render(match, null, () -> view(asking, match).found(model, query), asking, model, null))
                .orElseGet(() -> FileDecision.missing(null, Reason.NO_SUCH_SEARCH));
    }

    private FileDecision serveFirmware(RequestContext asking, FileMatch match, String model) {
        Optional<LeaseDecision.Nothing> refusal = gate.refusal(asking);
        if (refusal.isEmpty()) {
            firmware.take(asking.plan(), match.pack().key(), model, asking.askerMac());
        }
        boolean described = match.file().template() != null
                && firmware.told(asking.plan(), match.pack().key(), model, asking.askerMac())
                        .isPresent();
        return described
                ? serveShared(asking, match, model, refusal, view -> view.common(model))
                : toKnown(
                        asking, () -> firmware.forPhone(asking.plan(), match, model, asking.file(), asking.askerMac()));
    }

    /** Firmware is no secret, but strangers could keep the box busy with it. */
    FileDecision toKnown(RequestContext asking, Supplier<Answer> answer) {
        return gate.refusal(asking)
                .map(nothing -> FileDecision.refused(null, nothing))
                .orElseGet(() -> switch (answer.get()) {
                    case Answer.Missing(Grounds grounds) -> FileDecision.missing(null, grounds);
                    case Answer found -> FileDecision.served(found, null);
                });
    }

    private TemplateView view(RequestContext asking, FileMatch match) {
        return new TemplateView(asking.plan(), match.pack(), asking.request().local(), firmware, asking.askerMac());
    }

    private RenderedFiles.Source source(
            RequestContext asking, FileMatch match, MacAddress whose, String model, MacAddress told) {
        String state = firmware.state(asking.plan(), match.pack().key(), model, told);
        return RenderedFiles.Source.of(match, whose, model, asking.request().local(), state);
    }

    private FileDecision render(
            FileMatch match,
            RenderedFiles.Source source,
            Supplier<Map<String, Object>> view,
            RequestContext asking,
            String model,
            Phone phone) {
        Supplier<RenderedFiles.View> whole = () -> new RenderedFiles.View(
                view.get(),
                asking.plan().levels().of(match.pack().key(), model, phone).raw());
        return switch (files.get(asking.plan(), match, source, whole)) {
            case RenderedFiles.File.Whole(byte[] bytes, String etag) ->
                FileDecision.served(
                        new Answer.Document(asking.file(), bytes, match.file().type(), etag), match.claimed());
            case RenderedFiles.File.Broken(String why, Instant _) -> FileDecision.broken(match.claimed(), why);
        };
    }
}
