package org.dialtone.provision;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The URLs that templates see beside the folder's own; each is empty where there is nothing behind it. */
record TemplateLinks(ProvisionPlan plan, FirmwareLookup firmware, Ip4 server) {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** @param model null: unknown */
    void common(Map<String, Object> view, String vendor, String model) {
        Optional<Firmware> told = firmware.told(plan, vendor, model);
        view.put(
                "firmwareUrl",
                told.map(each -> plan.root().url(server) + RequestPath.FIRMWARE + "/" + encode(each.file()))
                        .orElse(""));
        view.put("firmwareVersion", told.map(Firmware::version).orElse(""));
        view.put("caUrl", plan.root().base(server) + "ca.pem");
    }

    /** Where the phone reports that it registered, with an event's name behind it. */
    void of(Map<String, Object> view, MacAddress phone) {
        view.put(
                "actionUrl",
                plan.reports() == null
                        ? ""
                        : plan.root().base(server) + PhoneReports.FOLDER + "/" + phone.plain() + "/"
                                + plan.reports().token(phone) + "/");
    }

    /** RFC 3986: phones send a URL as they were told it, and firmware's names hold brackets and commas. */
    private static String encode(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            text.append(UNRESERVED.indexOf(b) >= 0 ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
        }
        return text.toString();
    }
}
