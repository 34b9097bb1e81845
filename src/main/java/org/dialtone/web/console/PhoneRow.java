package org.dialtone.web.console;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneView.LineView;

/**
 * One phone in the list.
 *
 * @param style   the phone's state, for colour: {@code silent}, {@code stuck}, …
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
        BootProgress bar,
        Moment seen,
        TroubleText trouble) {

    static PhoneRow of(PhoneView phone, SiteTime clock) {
        return new PhoneRow(
                phone.mac().toString(),
                phone.mac().plain(),
                title(phone),
                numbers(phone),
                phone.listed(),
                device(phone),
                Objects.toString(phone.address(), ""),
                phone.state(),
                state(phone),
                BootProgress.of(phone),
                phone.lastSeen() == null ? null : clock.show(phone.lastSeen()),
                trouble(phone));
    }

    static String title(PhoneView phone) {
        String names = phone.lines().stream()
                .map(LineView::name)
                .filter(name -> name != null && !name.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return !names.isEmpty()
                ? names
                : !phone.listed()
                        ? "Unknown phone"
                        : phone.lines().isEmpty() ? "Phone without a line" : "Phone " + numbers(phone);
    }

    static String numbers(PhoneView phone) {
        return phone.lines().stream().map(LineView::number).collect(Collectors.joining(", "));
    }

    static String firstNumber(PhoneView phone) {
        return phone.lines().isEmpty() ? "" : phone.lines().getFirst().number();
    }

    static String device(PhoneView phone) {
        String device = Stream.of(phone.vendor(), phone.model())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return device.isEmpty() ? "Vendor not known" : device;
    }

    static String state(PhoneView phone) {
        return phone.progress().map(Phrases::of).orElse("Not heard yet");
    }

    private static TroubleText trouble(PhoneView phone) {
        return phone.journey().diagnosis().isEmpty()
                ? null
                : TroubleText.of(phone.journey().diagnosis().getFirst());
    }
}
