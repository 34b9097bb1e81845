package org.dialtone.pack;

import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.List;

/** Qute's loop section, restricted to lists and maps: Qute's own also counts to any number. */
final class BoundedLoop implements SectionHelperFactory<SectionHelper> {

    private static final String ITERABLE = "iterable";

    private final LoopSectionHelper.Factory loop = new LoopSectionHelper.Factory();

    @Override
    public List<String> getDefaultAliases() {
        return loop.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loop.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loop.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return loop.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext context) {
        SectionHelper bounded = loop.initialize(context);
        Expression over = context.getExpression(ITERABLE);
        return rendering -> rendering.evaluate(over).thenCompose(values -> {
            ((RenderBudget) rendering.resolutionContext().getAttribute(RenderBudget.ATTRIBUTE))
                    .loop(values, over.getOrigin());
            return bounded.resolve(rendering);
        });
    }
}
