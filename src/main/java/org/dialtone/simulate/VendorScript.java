package org.dialtone.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * How the phones of one vendor behave on the wire; data only. Texts may hold {@code {mac} {MAC} {MAC-dashes}
 * {mac-colons} {model} {model-lower} {code} {firmware}}.
 *
 * @param ouis        OUIs of the vendor's hardware addresses; made-up addresses take the first
 * @param models      models, taken in turn
 * @param vendorClass option 60, or null
 * @param requests    option 55, in order
 * @param sources     options that may hold the provisioning URL, the first one present counts; {@code 43/66} is
 *                    sub-option 66 of option 43
 * @param macros      texts that this vendor's phones replace in the URL
 * @param appends     ALWAYS: the value is a folder; FOLDER: it is a folder only where it ends with a slash or has no
 *                    path, else it is the one file
 * @param userAgent   User-Agent of HTTP requests, or null where the phone sends none
 * @param files       names of the files that the phone asks for, in order
 * @param includes    expression with one group: a file with such lines replaces all names that follow, or null
 * @param sipAgent    User-Agent of SIP requests
 * @param accounts    places of line 1, line 2, … in the file
 * @param firmware    place of the firmware's URL in the file, or null: phones of this vendor load none
 */
record VendorScript(
        String key,
        List<Oui> ouis,
        List<Model> models,
        String vendorClass,
        List<Integer> requests,
        List<String> sources,
        Map<String, String> macros,
        Appends appends,
        String userAgent,
        List<String> files,
        Pattern includes,
        String sipAgent,
        List<AccountKeys> accounts,
        String firmware) {

    enum Appends {
        ALWAYS,
        FOLDER
    }

    /** @param code the model's name within the vendor's file names, or null */
    record Model(String name, String code, String firmware) {

        /** The same model with other firmware. */
        Model with(String version) {
            return new Model(name, code, version);
        }
    }

    /** Replaces the placeholders in the text; null stays null. */
    static String fill(String text, Model model, MacAddress mac) {
        return text == null
                ? null
                : text.replace("{mac}", mac.plain())
                        .replace("{MAC}", mac.plain().toUpperCase(Locale.ROOT))
                        .replace(
                                "{MAC-dashes}",
                                mac.toString().toUpperCase(Locale.ROOT).replace(':', '-'))
                        .replace("{mac-colons}", mac.toString())
                        .replace("{model}", model.name())
                        .replace("{model-lower}", model.name().toLowerCase(Locale.ROOT))
                        .replace("{code}", String.valueOf(model.code()))
                        .replace("{firmware}", model.firmware());
    }

    /** Returns the URLs that a phone asks for, in order, when it gets this provisioning URL. */
    List<String> urls(String told, Model model, MacAddress mac) {
        String url = told.contains("://") ? told : "http://" + told;
        for (Map.Entry<String, String> macro : macros.entrySet()) {
            url = url.replace(macro.getKey(), fill(macro.getValue(), model, mac));
        }
        if (!isFolder(url)) {
            return List.of(url);
        }
        String folder = url.endsWith("/") ? url : url + "/";
        return files.stream().map(name -> folder + fill(name, model, mac)).toList();
    }

    private boolean isFolder(String url) {
        return appends == Appends.ALWAYS || url.endsWith("/") || url.indexOf('/', url.indexOf("://") + 3) < 0;
    }

    /** Returns the names in the file that replace all further names; mostly none. */
    List<String> included(String file) {
        return includes == null
                ? List.of()
                : includes.matcher(file)
                        .results()
                        .map(MatchResult::group)
                        .map(line -> includes.matcher(line).replaceFirst("$1"))
                        .toList();
    }

    /** Returns the URL of the firmware that the file tells the phone of. */
    Optional<String> firmware(PhoneFile file) {
        return Optional.ofNullable(firmware).flatMap(file::get);
    }

    /** Returns every account that the file holds, line 1 first. */
    List<LineAccount> accounts(PhoneFile file) {
        List<LineAccount> found = new ArrayList<>();
        accounts.forEach(keys -> keys.read(file).ifPresent(found::add));
        return List.copyOf(found);
    }
}
