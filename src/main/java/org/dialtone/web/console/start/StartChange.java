package org.dialtone.web.console.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/**
 * What the first start makes of the site: one change. Its findings have the paths of the steps' fields.
 *
 * @param last the last step that counts
 */
record StartChange(StartForms forms, StartStep last) implements Consumer<SiteDraft> {

    /** What nobody else may have changed since the summary was shown. */
    static final List<ObjectName> OBJECTS = Stream.of(
                    SiteObjects.DHCP, SiteObjects.REGISTRAR, SiteObjects.SITE, SiteObjects.PROVISIONING)
            .map(ObjectName::section)
            .toList();

    @Override
    public void accept(SiteDraft draft) {
        Stream.of(StartStep.values()).filter(step -> step.compareTo(last) <= 0).forEach(step -> make(step, draft));
    }

    private void make(StartStep step, SiteDraft draft) {
        switch (step) {
            case INTERFACE -> patch(step, SiteObjects.DHCP, draft);
            case ADDRESSES -> addresses(draft);
            case REGISTRAR -> registrar(draft);
            case PHONES -> phones(draft);
            case SUMMARY -> {}
        }
    }

    private void addresses(SiteDraft draft) {
        patch(StartStep.ADDRESSES, SiteObjects.DHCP, draft);
        if (isServed(forms)) {
            Map<String, Object> scope = forms.patch(StartStep.ADDRESSES, StartForms.SCOPE);
            if (scope.get("options") instanceof Map<?, ?> options && options.get("routers") == null) {
                scope.remove("options");
            }
            draft.add(Group.SCOPES, scope, StartForms.SCOPE);
        }
    }

    /** Whether this box is to give the addresses. */
    static boolean isServed(StartForms forms) {
        return !forms.input(StartStep.ADDRESSES).text("dhcp.mode").equals("listen");
    }

    private void registrar(SiteDraft draft) {
        Map<String, Object> patch = forms.patch(StartStep.REGISTRAR, SiteObjects.REGISTRAR);
        if (!"external".equals(patch.get("mode"))) {
            Stream.of("host", "port", "transport").forEach(key -> patch.put(key, null));
        }
        draft.patch(ObjectName.section(SiteObjects.REGISTRAR), patch, SiteObjects.REGISTRAR);
        patch(StartStep.REGISTRAR, SiteObjects.SITE, draft);
    }

    private void phones(SiteDraft draft) {
        String choice = forms.input(StartStep.PHONES).text(StartForms.PHONES);
        switch (choice) {
            case StartForms.TABLE -> draft.table(forms.input(StartStep.PHONES).text(StartForms.CSV), StartForms.CSV);
            case StartForms.HOLD, StartForms.ADOPT -> {
                Map<String, Object> patch = new HashMap<>(forms.patch(StartStep.PHONES, SiteObjects.PROVISIONING));
                if (forms.input(StartStep.PHONES)
                        .find("provisioning.adopt.numbers")
                        .isEmpty()) {
                    patch.remove("adopt");
                }
                patch.put("unknownPhones", choice);
                draft.patch(ObjectName.section(SiteObjects.PROVISIONING), patch, SiteObjects.PROVISIONING);
            }
            default -> {}
        }
    }

    private void patch(StartStep step, String section, SiteDraft draft) {
        draft.patch(ObjectName.section(section), forms.patch(step, section), section);
    }
}
