package org.dialtone.web.console.phones;

import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.view.PhoneSettings.Sheet;
import org.dialtone.app.view.PhoneSettings.Value;
import org.dialtone.web.console.fields.SettingFields;
import org.dialtone.web.console.forms.Words;

/**
 * A setting of one phone in words.
 *
 * @param label null for a parameter of the vendor's own
 * @param key   as the site file writes it
 * @param from  the level that its value comes from
 */
public record SettingText(String label, String key, String value, boolean carried, String from) {

    static List<SettingText> all(Sheet sheet, Words words) {
        return Stream.concat(
                        sheet.settings().stream()
                                .map(each -> of(
                                        each,
                                        words.say("layer.settings." + each.key()),
                                        SettingFields.value(words, each.value()),
                                        words)),
                        sheet.raw().stream().map(each -> of(each, null, each.value(), words)))
                .toList();
    }

    private static SettingText of(Value each, String label, String value, Words words) {
        return new SettingText(label, each.key(), value, each.carried(), SettingFields.origin(words, each.from()));
    }
}
