package org.dialtone.site.file;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.dialtone.provision.ProvisionPlan;
import org.dialtone.sip.SipPlan;
import org.dialtone.sip.Transport;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Network;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Contact;
import org.dialtone.site.model.Site.Extension;
import org.dialtone.site.model.Site.General;
import org.dialtone.site.model.Site.Name;
import org.dialtone.site.model.Site.Number;
import org.dialtone.site.model.Site.Provisioning;
import org.dialtone.site.model.Site.Registrar;
import org.dialtone.site.model.Site.RegistrarMode;
import org.dialtone.site.model.Site.VoiceConsole;
import org.dialtone.site.model.Unreadable;

/** Reads a site file: text in, document and all findings out. Never throws on what the text holds. */
public final class SiteReader {

    static final String DEFAULT_NAME = "Dialtone";
    static final String DEFAULT_TIMEZONE = "UTC";
    static final String DEFAULT_REALM = "dialtone";
    static final int NAME_LENGTH = 64;
    static final int SIP_PORT = 5060;
    static final int SIPS_PORT = 5061;

    private final Findings findings = new Findings();

    private static final Site DEFAULTS = read("dialtone: 1").document();

    private SiteReader() {}

    /** The site of a file that says nothing. */
    public static Site defaults() {
        return DEFAULTS;
    }

    /**
     * Reads the text, and finds what is wrong with single values; {@code SiteCheck} finds what is wrong between them.
     */
    public static Reading read(String yaml) {
        SiteReader reader = new SiteReader();
        Site document = reader.findings.upToTheLimit(() -> TreeBuilder.ofSite(reader.findings)
                .build(yaml)
                .map(reader::document)
                .orElse(null));
        return new Reading(document, reader.findings);
    }

    /** Reads the value of {@code network} as a text of its own; YAML or JSON. */
    public static NetworkReading network(String text) {
        SiteReader reader = new SiteReader();
        if (text.isBlank()) {
            reader.findings.fault("", Flaw.NETWORK_EMPTY);
            return new NetworkReading(null, reader.findings);
        }
        Network network = reader.findings.upToTheLimit(() -> TreeBuilder.ofSite(reader.findings)
                .build(text)
                .map(tree -> NetworkReader.network(new Section(tree, "", reader.findings)))
                .orElse(null));
        return new NetworkReading(network, reader.findings);
    }

    private Site document(Written tree) {
        Section top = new Section(tree, "", findings);
        if (top.isBroken()) {
            return null;
        }
        top.required("dialtone", SiteReader::format, "dialtone: 1");
        Site document = new Site(
                site(
                        top.section("site"),
                        NetworkReader.network(top.section("network")),
                        NameReader.names(top.section("dns")),
                        voiceConsole(top.section("console"))),
                new DhcpReader(findings).dhcp(top.section("dhcp")),
                provisioning(top.section("provisioning")),
                registrar(top.section("registrar")),
                each(top, "extensions", SiteReader::extension),
                each(top, "phones", PhoneReader::phone),
                each(top, "numbers", SiteReader::number),
                each(top, "phonebook", SiteReader::contact),
                each(top, "models", PhoneReader::model),
                each(top, "firmware", RolloutReader::firmware));
        top.close();
        return document;
    }

    private static Integer format(String text) {
        if (!text.equals("1")) {
            throw new Unreadable(Flaw.FORMAT_UNKNOWN, text);
        }
        return 1;
    }

    private static VoiceConsole voiceConsole(Section section) {
        VoiceConsole read = section.value("voiceInterfaces", Conversions.word(VoiceConsole.class), VoiceConsole.OPEN);
        section.close();
        return read;
    }

    static General site(Section section, Network network, List<Name> names, VoiceConsole voiceConsole) {
        if (!section.has("timezone") && !section.isBroken()) {
            section.warning("timezone", Flaw.TIMEZONE_MISSING);
        }
        General site = new General(
                section.value("name", Conversions.text(NAME_LENGTH), DEFAULT_NAME),
                section.value("timezone", Conversions::timezone, DEFAULT_TIMEZONE),
                section.value("language", Conversions::language, "en"),
                section.value("serverAddress", NetTexts::address, null),
                section.texts("ntp", Conversions::host),
                network,
                names,
                voiceConsole);
        section.close();
        return site;
    }

    static Provisioning provisioning(Section section) {
        Provisioning provisioning = new Provisioning(
                section.value("token", Conversions::token, null),
                section.value(
                        "leaseRule", Conversions.word(ProvisionPlan.LeaseRule.class), ProvisionPlan.LeaseRule.ENFORCE),
                section.value(
                        "unknownPhones",
                        Conversions.word(ProvisionPlan.UnknownPhones.class),
                        ProvisionPlan.UnknownPhones.HOLD),
                AccessReader.access(section),
                LayerReader.ofSite(section));
        section.close();
        return provisioning;
    }

    static Registrar registrar(Section section) {
        RegistrarMode mode = section.value("mode", Conversions.word(RegistrarMode.class), RegistrarMode.BUILTIN);
        String realm = section.value("realm", Conversions.text(NAME_LENGTH), DEFAULT_REALM);
        SipPlan.LeaseRule rule =
                section.value("leaseRule", Conversions.word(SipPlan.LeaseRule.class), SipPlan.LeaseRule.ENFORCE);
        Registrar registrar =
                mode == RegistrarMode.EXTERNAL ? external(section, realm, rule) : builtin(section, realm, rule);
        section.close();
        return registrar;
    }

    private static Registrar builtin(Section section, String realm, SipPlan.LeaseRule rule) {
        for (String key : List.of("host", "port", "transport")) {
            if (section.has(key)) {
                section.fault(key, Flaw.KEY_OF_EXTERNAL, key);
            }
        }
        return new Registrar(RegistrarMode.BUILTIN, realm, rule, null, null, null);
    }

    private static Registrar external(Section section, String realm, SipPlan.LeaseRule rule) {
        for (String key : List.of("realm", "leaseRule")) {
            if (section.has(key)) {
                section.warning(key, Flaw.KEY_WITHOUT_EFFECT, key);
            }
        }
        Transport transport = section.value("transport", Conversions.word(Transport.class), Transport.UDP);
        return new Registrar(
                RegistrarMode.EXTERNAL,
                realm,
                rule,
                section.required("host", Conversions::host, "host: 10.66.0.9"),
                section.value("port", Conversions.number(1, 65535), transport == Transport.TLS ? SIPS_PORT : SIP_PORT),
                transport);
    }

    static Extension extension(Section section) {
        String number = section.required("number", Conversions::extensionNumber, "number: \"1001\"");
        return new Extension(
                number,
                section.value("name", Conversions.text(NAME_LENGTH), number),
                section.value("password", Conversions.text(128), null),
                Boolean.TRUE.equals(section.value("anywhere", Conversions::flag, false)),
                !Boolean.FALSE.equals(section.value("listed", Conversions::flag, true)));
    }

    static Number number(Section section) {
        String number = section.required("number", Conversions::extensionNumber, "number: \"9\"");
        return new Number(
                number,
                section.value("name", Conversions.text(NAME_LENGTH), number),
                section.texts("ring", Conversions::extensionNumber),
                Boolean.TRUE.equals(section.value("pickup", Conversions::flag, false)));
    }

    static Contact contact(Section section) {
        return new Contact(
                section.required("name", Conversions.text(NAME_LENGTH), "name: Taxi"),
                section.texts("numbers", Conversions::dialled),
                section.value("group", Conversions.text(NAME_LENGTH), null));
    }

    private <T> List<T> each(Section top, String key, Function<Section, T> reader) {
        BiFunction<Written, String, T> item = (written, path) -> {
            Section section = new Section(written, path, findings);
            T read = reader.apply(section);
            section.close();
            return read;
        };
        return top.list(key, item);
    }
}
