package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The URLs in a view beside the folder's own; each is empty where its target doesn't exist. */
record TemplateLinks(ProvisionPlan plan, FirmwareLookup firmware, Ip4 server) {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /**
     * @param model null: unknown
     * @param phone the phone that the view is for, or null
     */
    void common(Map<String, Object> view, String vendor, String model, MacAddress phone) {
        Optional<Firmware> told = firmware.told(plan, vendor, model, phone);
        view.put(
                "firmwareUrl",
                told.map(each -> plan.root().url(server) + RequestPath.FIRMWARE + "/" + encode(each.file()))
                        .orElse(""));
        view.put("firmwareVersion", told.map(Firmware::version).orElse(""));
        view.put("caUrl", plan.root().base(server) + "ca.pem");
    }

    /** Puts the URL of the phone's reports on its registration; the phone appends the event's name. */
    void of(Map<String, Object> view, MacAddress phone) {
        view.put(
                "actionUrl",
                plan.reports() == null
                        ? ""
                        : plan.root().base(server) + PhoneReports.FOLDER + "/" + phone.plain() + "/"
                                + plan.reports().token(phone) + "/");
    }

    /**
     * Encodes a name (RFC 3986): phones request a URL as they got it, and firmware's names contain brackets and commas.
     */
    private static String encode(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            text.append(UNRESERVED.indexOf(b) >= 0 ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return text.toString();
    }
}
