package org.dialtone.pack;

import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.io.UncheckedIOException;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.provision.Renderer.Rendering;

/**
 * A template of a pack, compiled when it is first needed: a site has phones of few vendors, and a start shouldn't read
 * the templates of all. Safe to use from any thread.
 */
final class PackTemplate {

    private final TemplateEngine engine;
    private final String id;
    private final Supplier<String> text;
    private volatile Template compiled;

    PackTemplate(TemplateEngine engine, String id, Supplier<String> text) {
        this.engine = engine;
        this.id = id;
        this.text = text;
    }

    /**
     * @throws TemplateException with the line, where the template can't be read
     * @throws UncheckedIOException where its file can't be
     */
    Template compiled() {
        Template known = compiled;
        if (known == null) {
            known = engine.compile(id, text.get());
            compiled = known;
        }
        return known;
    }

    /** Never throws. */
    Rendering render(Map<String, Object> view) {
        try {
            return TemplateEngine.render(compiled(), view);
        } catch (TemplateException | UncheckedIOException e) {
            return TemplateEngine.fault(id, e);
        }
    }

    private Stream<String> keys() {
        return compiled().getExpressions().stream()
                .map(Expression::getParts)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.getFirst().getName());
    }

    /** The keys of the view that these templates use; asked for, it compiles them. */
    static Set<String> keys(Collection<PackTemplate> templates) {
        return new AbstractSet<>() {
            private volatile Set<String> found;

            @Override
            public Iterator<String> iterator() {
                return all().iterator();
            }

            @Override
            public boolean contains(Object key) {
                return all().contains(key);
            }

            @Override
            public int size() {
                return all().size();
            }

            private Set<String> all() {
                Set<String> known = found;
                if (known == null) {
                    known = templates.stream().flatMap(PackTemplate::keys).collect(Collectors.toUnmodifiableSet());
                    found = known;
                }
                return known;
            }
        };
    }
}
