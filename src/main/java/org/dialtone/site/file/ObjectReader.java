package org.dialtone.site.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Pair;
import org.dialtone.site.file.Written.Scalar;
import org.dialtone.site.file.Written.Sequence;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.Site.Dhcp;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects;
import org.dialtone.site.model.SiteObjects.Group;

/** Reads one object from a tree, as {@link SiteReader} reads it from a file; paths begin at the object. */
final class ObjectReader {

    private static final Spot NOWHERE = new Spot(0, 0);
    private static final int DEEPEST = 20;

    private final Findings findings;

    ObjectReader(Findings findings) {
        this.findings = findings;
    }

    /** The item of a list; a value with a fault is null in it. */
    Object item(Group group, Map<String, ?> tree) {
        Written written = written(tree, 0);
        return switch (group) {
            case SCOPES -> new DhcpReader(findings).scope(written, "");
            case CLASSES -> new DhcpReader(findings).classRule(written, "");
            case RESERVATIONS -> new DhcpReader(findings).reservation(written, "");
            case MODELS -> closed(written, PhoneReader::model);
            case EXTENSIONS -> closed(written, SiteReader::extension);
            case PHONES -> closed(written, PhoneReader::phone);
            case NUMBERS -> closed(written, SiteReader::number);
            case PHONEBOOK -> closed(written, SiteReader::contact);
            case FIRMWARE -> closed(written, RolloutReader::firmware);
        };
    }

    /** The site with another section of this name. */
    Site section(Site site, String name, Map<String, ?> tree) {
        Section section = new Section(written(tree, 0), "", findings);
        return switch (name) {
            case SiteObjects.SITE ->
                SiteLists.with(
                        site,
                        SiteReader.site(
                                section,
                                site.site().network(),
                                site.site().names(),
                                site.site().voiceConsole()));
            case SiteObjects.DHCP -> site.with(SiteLists.join(dhcp(section), site.dhcp()));
            case SiteObjects.PROVISIONING -> site.with(SiteReader.provisioning(section));
            case SiteObjects.REGISTRAR -> SiteLists.with(site, SiteReader.registrar(section));
            default -> throw new IllegalArgumentException("no section of a site: " + name);
        };
    }

    private Dhcp dhcp(Section section) {
        for (Group list : List.of(Group.SCOPES, Group.CLASSES, Group.RESERVATIONS)) {
            if (section.has(list.key())) {
                section.fault(list.key(), Flaw.LIST_IN_SECTION, list.key());
            }
        }
        return new DhcpReader(findings).dhcp(section);
    }

    private <T> T closed(Written written, Function<Section, T> reader) {
        Section section = new Section(written, "", findings);
        T read = reader.apply(section);
        section.close();
        return read;
    }

    private Written written(Object value, int depth) {
        if (depth > DEEPEST) {
            findings.fault("", Flaw.OBJECT_TOO_DEEP, DEEPEST);
            return new Written.Refused(NOWHERE);
        }
        return switch (value) {
            case null -> new Scalar("", true, NOWHERE);
            case Map<?, ?> keys -> {
                List<Pair> pairs = new ArrayList<>();
                keys.forEach((key, inner) ->
                        pairs.add(new Pair(new Scalar(String.valueOf(key), true, NOWHERE), written(inner, depth + 1))));
                yield new Mapping(pairs, NOWHERE);
            }
            case List<?> items ->
                new Sequence(
                        items.stream().map(item -> written(item, depth + 1)).toList(), NOWHERE);
            default -> new Scalar(value.toString(), false, NOWHERE);
        };
    }
}
