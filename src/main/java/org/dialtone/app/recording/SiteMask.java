package org.dialtone.app.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.SiteSecrets;
import org.dialtone.provision.FunctionKey;
import org.dialtone.provision.Layer;
import org.dialtone.site.model.Site;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects.Group;

/** What of a site stays out of texts that leave the box. */
public final class SiteMask {

    private SiteMask() {}

    /**
     * All passwords, the token, and the values of vendors' own parameters: some of them are passwords, and their names
     * don't always tell.
     */
    public static Set<String> secrets(Site site) {
        Set<String> secrets = new HashSet<>(SiteSecrets.of(site).values());
        Stream.of(
                        Stream.of(site.provisioning().layer()),
                        site.models().stream().map(Site.Model::layer),
                        site.phones().stream().map(Site.Phone::layer))
                .flatMap(layers -> layers)
                .flatMap(layer -> layer.raw().stream())
                .map(Layer.Raw::value)
                .forEach(secrets::add);
        return secrets;
    }

    /** The site with stars as the values of vendors' own parameters, however short or written a value is. */
    public static Site withoutRaw(Site site) {
        Site masked = site.with(
                        site.provisioning().with(withoutRaw(site.provisioning().layer())))
                .with(site.extensions(), each(site.phones(), phone -> phone.with(withoutRaw(phone.layer()))));
        return SiteLists.with(
                masked,
                Group.MODELS,
                each(site.models(), each -> new Site.Model(each.vendor(), each.model(), withoutRaw(each.layer()))));
    }

    private static <T> List<T> each(List<T> items, UnaryOperator<T> change) {
        return items.stream().map(change).toList();
    }

    private static Layer withoutRaw(Layer layer) {
        return new Layer(
                layer.settings(), each(layer.raw(), raw -> new Layer.Raw(raw.vendor(), raw.key(), Mask.STARS)));
    }

    /** The names of people, places, devices and the site. */
    public static Set<String> names(Site site) {
        return Stream.of(
                        Stream.of(site.site().name()),
                        site.site().names().stream().map(Site.Name::name),
                        ofDhcp(site.dhcp()),
                        site.extensions().stream().map(Site.Extension::name),
                        site.phones().stream().flatMap(SiteMask::labels),
                        site.numbers().stream().map(Site.Number::name),
                        site.phonebook().stream().flatMap(each -> Stream.of(each.name(), each.group())))
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ofDhcp(Site.Dhcp dhcp) {
        return Stream.of(
                        dhcp.scopes().stream().map(Site.Scope::name),
                        dhcp.classes().stream().map(Site.ClassRule::name),
                        dhcp.reservations().stream().map(Site.Reserved::hostname))
                .flatMap(names -> names);
    }

    private static Stream<String> labels(Site.Phone phone) {
        return phone.keys() == null ? Stream.of() : phone.keys().stream().map(FunctionKey::label);
    }
}
