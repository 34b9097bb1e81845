package org.dialtone.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;

/**
 * How the phones of one vendor behave on the wire; data only. Texts may hold {@code {mac} {MAC} {MAC-dashes} {mac-colons} {model} {model-lower} {code} {firmware}}.
 *
 * @param ouis        of its hardware addresses; made-up ones take the first
 * @param models      taken in turn
 * @param vendorClass option 60, or null
 * @param requests    option 55, in order
 * @param sources     options that the provisioning URL is taken from, the first that is there; {@code 43/66} is sub-option 66 of option 43
 * @param macros      what this vendor's phones replace in the URL
 * @param appends     ALWAYS: the value is a folder; FOLDER: only where it ends with a slash or has no path, else it is the one file
 * @param userAgent   of HTTP requests, or null where the phone sends none
 * @param files       names asked for, in order
 * @param includes    expression with one group: a file with such lines replaces all names that follow, or null
 * @param sipAgent    User-Agent of SIP requests
 * @param accounts    where the file holds line 1, line 2, …
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
        List<AccountKeys> accounts) {

    enum Appends {
        ALWAYS,
        FOLDER
    }

    /** @param code what the vendor's file names call the model, or null */
    record Model(String name, String code, String firmware) {}

    /** The text with its placeholders replaced; null stays null. */
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

    /** What a phone asks for, in order, when it is told this provisioning URL. */
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

    /** Names that the file tells the phone to fetch instead of all further ones; mostly none. */
    List<String> included(String file) {
        return includes == null
                ? List.of()
                : includes.matcher(file)
                        .results()
                        .map(MatchResult::group)
                        .map(line -> includes.matcher(line).replaceFirst("$1"))
                        .toList();
    }

    /** Every account that the file holds, line 1 first. */
    List<LineAccount> accounts(PhoneFile file) {
        List<LineAccount> found = new ArrayList<>();
        accounts.forEach(keys -> keys.read(file).ifPresent(found::add));
        return List.copyOf(found);
    }
}
