package org.dialtone.provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.PackFile;
import org.dialtone.phone.VendorPack;
import org.dialtone.provision.ProvisionPlan.Phone;
import org.dialtone.provision.Renderer.Rendering;

/**
 * Renders the files that phones would get, without a request and without an entry in any journal.
 *
 * @param rollouts which phones new firmware has come to
 * @param server  the box's address toward phones, where the site names none
 * @param secrets whether passwords are shown; otherwise stars stand in their place
 */
public record FileSamples(
        ProvisionPlan plan,
        VendorPack pack,
        Renderer renderer,
        FirmwareStore firmware,
        RolloutGate rollouts,
        Fleet fleet,
        Ip4 server,
        boolean secrets) {

    private static final String MASK = "********";

    /**
     * One file.
     *
     * @param name the name with the phone's MAC and model filled in where it contains them
     */
    public record Sample(String name, PackFile file, Rendering rendering) {}

    /**
     * The pack's files that a phone of this model and this firmware (null: unknown) gets; the first of several names for
     * the same file.
     */
    public List<Sample> of(Phone phone, String model, String running) {
        List<Sample> samples = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PackFile file : pack.files()) {
            if (file.template() != null
                    && file.suits(model, running)
                    && seen.add(file.kind() + " " + file.template())) {
                samples.add(new Sample(name(file, phone, model), file, rendering(file, phone, model)));
            }
        }
        return samples;
    }

    /** The file that this phone would get. */
    public Rendering rendering(PackFile file, Phone phone, String model) {
        Phone whose = file.kind() == PackFile.Kind.PHONE ? phone : null;
        RawParameters raw = new RawParameters(pack.dialect().features().raw());
        return switch (renderer.render(pack.key() + "/" + file.template(), view(file, phone, model))) {
            case Rendering.Text(String text) ->
                new Rendering.Text(
                        raw.lay(text, plan.levels().of(pack.key(), model, whose).raw()));
            case Rendering.Fault fault -> fault;
        };
    }

    private Map<String, Object> view(PackFile file, Phone phone, String model) {
        TemplateView view = new TemplateView(plan, pack, server, new FirmwareLookup(firmware, rollouts, fleet));
        return switch (file.kind()) {
            case PHONE ->
                secrets ? view.of(phone, phone.mac(), model) : starred(view.of(phone, phone.mac(), model), phone);
            case PHONEBOOK -> view.phonebook(model, 1);
            case MODEL, COMMON, FIRMWARE, LOG, ABSENT -> view.common(model);
        };
    }

    private Map<String, Object> starred(Map<String, Object> view, Phone phone) {
        if (plan.reports() != null) {
            view.computeIfPresent(
                    "actionUrl",
                    (_, url) -> url.toString().replace(plan.reports().token(phone.mac()), MASK));
        }
        view.computeIfPresent("adminPassword", (_, password) -> password.equals("") ? "" : MASK);
        view.computeIfPresent(
                "lines",
                (_, lines) -> ((List<?>) lines)
                        .stream().map(line -> masked((Map<?, ?>) line)).toList());
        return view;
    }

    private static Map<Object, Object> masked(Map<?, ?> line) {
        Map<Object, Object> masked = new HashMap<>(line);
        masked.put("password", MASK);
        return masked;
    }

    private String name(PackFile file, Phone phone, String model) {
        return file.filled(phone.mac(), pack.upperCaseMac(), model);
    }
}
