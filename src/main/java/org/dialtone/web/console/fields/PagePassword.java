package org.dialtone.web.console.fields;

import java.util.Map;
import org.dialtone.provision.Setting;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.Flaw;
import org.dialtone.web.console.forms.FormInput;
import org.dialtone.web.console.forms.Words;

/** The password of a phone's web page in a form: one field says of which kind it is, another holds one set by hand. */
public record PagePassword(FormInput input, Words words) {

    static final String SECRET = "settings.password";
    static final String SET = "set";
    private static final String KIND = "settings.adminPassword";

    /** The kind of password that an object has as the site file has it; null: none. @param tree without secrets */
    public static String kind(Map<String, ?> tree) {
        return tree.get("settings") instanceof Map<?, ?> settings && settings.get("adminPassword") != null
                ? settings.get("adminPassword").toString().replaceFirst("^" + SET + "$", Setting.SET)
                : null;
    }

    /**
     * Puts a password that was typed to its place in the patch, which says by one key how and which; one that is missing,
     * or would count for nothing, is a fault of the draft.
     *
     * @param now the present value of the setting; null: none
     */
    @SuppressWarnings("unchecked")
    public void put(SiteDraft draft, Map<String, Object> patch, String now) {
        Map<String, Object> settings = (Map<String, Object>) patch.get("settings");
        settings.remove("password");
        String typed = input.text(SECRET);
        boolean set = input.text(KIND).equals(SET);
        if (!set && !typed.isEmpty()) {
            draft.fault(SECRET, Flaw.PASSWORD_UNSET);
        } else if (set && !typed.isEmpty()) {
            settings.put("adminPassword", Map.of(SET, typed));
        } else if (set && (now == null || !now.startsWith(Setting.SET))) {
            draft.fault(SECRET, Flaw.PASSWORD_MISSING);
        }
    }
}
