package org.dialtone.pack;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.provision.Renderer.Rendering;

/**
 * Qute without anything that reaches out of a template: no CDI, no configuration, no files, no reflection. There is one
 * engine for each syntax.
 */
final class TemplateEngine {

    private static final long WAIT_MILLIS = 2_000;
    /** The part of Qute's message that repeats file, line and column. */
    private static final Pattern PLACE =
            Pattern.compile("^\\w+ error(?: in template \\[[^\\]]*])?(?: line \\d+)?: (?=\\S)");

    private static final int MOST_DIGITS = 500;
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9_]{" + (MOST_DIGITS + 1) + "}");

    private final Engine engine;

    TemplateEngine(Syntax syntax) {
        engine = Engine.builder()
                .addSectionHelpers(new BoundedLoop(), new IfSectionHelper.Factory(), new SetSectionHelper.Factory())
                .addValueResolvers(new PlainValues(), ValueResolvers.mapperResolver())
                .addResultMapper(writer(syntax))
                .strictRendering(true)
                .timeout(WAIT_MILLIS)
                .build();
    }

    /** @throws TemplateException with the line, where a template can't be read or asks for more than it may */
    Template compile(String id, String text) {
        requireShortNumbers(text);
        try {
            Template template = engine.parse(text, null, id);
            Expression foreign = template.findExpression(Expression::hasNamespace);
            if (foreign != null) {
                throw new TemplateException(
                        foreign.getOrigin(),
                        "\"" + foreign.toOriginalString() + "\": namespaces are closed to templates");
            }
            return template;
        } catch (StackOverflowError e) {
            throw new TemplateException("nests too deeply");
        }
    }

    /** Qute reads a number with the work of its length squared, when a template is read and each time it is rendered. */
    private static void requireShortNumbers(String text) {
        Matcher number = LONG_NUMBER.matcher(text);
        if (number.find()) {
            long before = text.chars()
                    .limit(number.start())
                    .filter(each -> each == '\n')
                    .count();
            throw new TemplateException("line " + (before + 1) + " holds a number of more than " + MOST_DIGITS
                    + " digits; write it in pieces");
        }
    }

    /** Renders a template; never throws. */
    static Rendering render(Template template, Map<String, Object> view) {
        RenderBudget budget = new RenderBudget();
        try {
            template.instance()
                    .data(view)
                    .setAttribute(RenderBudget.ATTRIBUTE, budget)
                    .consume(budget::write)
                    .toCompletableFuture()
                    .join();
            return new Rendering.Text(budget.output());
        } catch (CompletionException e) {
            return fault(template.getId(), e.getCause());
        } catch (RuntimeException | StackOverflowError e) {
            return fault(template.getId(), e);
        }
    }

    static Rendering.Fault fault(String file, Throwable cause) {
        boolean located = cause instanceof TemplateException template && template.getOrigin() != null;
        int line = located ? ((TemplateException) cause).getOrigin().getLine() : 0;
        int column = located ? ((TemplateException) cause).getOrigin().getLineCharacterStart() : 0;
        String says = cause instanceof StackOverflowError ? "nests too deeply" : String.valueOf(cause.getMessage());
        return new Rendering.Fault(
                file,
                line,
                column,
                says.lines()
                        .findFirst()
                        .map(words -> PLACE.matcher(words).replaceFirst(""))
                        .orElse("fails"));
    }

    /**
     * Escapes by the pack's declared syntax, so that escaping doesn't depend on the author's care: nothing else writes
     * a value.
     */
    private static ResultMapper writer(Syntax syntax) {
        return (value, expression) -> switch (value) {
            case CharSequence text -> syntax.escape(text.toString());
            case Number number -> number.toString();
            default ->
                throw new TemplateException(
                        expression.getOrigin(), "\"" + expression.toOriginalString() + "\" is no text");
        };
    }
}
