package org.dialtone.web.console.phones;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneView.LineView;
import org.dialtone.journal.Boot;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.Phrases;
import org.dialtone.web.console.page.SiteTime;

/**
 * One phone in the list.
 *
 * @param style   the phone's state, for colour: {@code unheard}, {@code stuck}, …
 * @param silent  whether it is registered and doesn't answer
 * @param behind  whether its file is older than the site's
 * @param seen    when the phone last sent anything, or null
 * @param trouble what hinders the phone, or null
 */
public record PhoneRow(
        String mac,
        String id,
        String title,
        String numbers,
        boolean listed,
        String device,
        String address,
        String style,
        String state,
        boolean silent,
        boolean behind,
        BootProgress bar,
        Moment seen,
        TroubleText trouble) {

    public static PhoneRow of(PhoneView phone, SiteTime clock) {
        return new PhoneRow(
                phone.mac().toString(),
                phone.mac().plain(),
                title(phone, clock.words()),
                numbers(phone),
                phone.listed(),
                device(phone, clock.words()),
                Objects.toString(phone.address(), ""),
                phone.state().key(),
                state(phone, clock.words()),
                phone.isUnreachable(),
                phone.isBehind(),
                BootProgress.of(phone),
                phone.lastSeen() == null ? null : clock.show(phone.lastSeen()),
                trouble(phone, clock.words()));
    }

    public static String title(PhoneView phone, Words words) {
        String names = phone.lines().stream()
                .map(LineView::name)
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return !names.isEmpty()
                ? names
                : !phone.listed()
                        ? words.say("phones.unknown")
                        : phone.lines().isEmpty()
                                ? words.say("phones.withoutLine")
                                : words.say("phones.named", numbers(phone));
    }

    public static String numbers(PhoneView phone) {
        return phone.lines().stream().map(LineView::number).collect(Collectors.joining(", "));
    }

    public static String device(PhoneView phone, Words words) {
        String device = Stream.of(phone.vendor(), phone.model())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return device.isEmpty() ? words.say("phones.noVendor") : device;
    }

    private static String state(PhoneView phone, Words words) {
        return switch (phone.state()) {
            case REGISTERED, PARTLY, WAITING, STUCK ->
                words.say("phones.state." + phone.state().key());
            case BOOTING ->
                phone.progress()
                        .map(state -> underway(state, words))
                        .orElseGet(() -> words.say("phones.state.booting"));
            case UNHEARD -> words.say(phone.lastSeen() == null ? "phones.state.unheard" : "phones.state.lost");
        };
    }

    /** A boot that was done is under way again where the phone's registration is gone. */
    private static String underway(Boot.State progress, Words words) {
        return switch (progress) {
            case DISCOVERING, LEASED, CONFIGURED -> Phrases.of(progress, words);
            case REGISTERED, STUCK -> words.say("phones.state.booting");
        };
    }

    private static TroubleText trouble(PhoneView phone, Words words) {
        return phone.journey().diagnosis().isEmpty()
                ? null
                : TroubleText.of(phone.journey().diagnosis().getFirst(), words);
    }
}
