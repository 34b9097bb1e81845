package org.dialtone.web.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Describes the pages of each list that {@link ListPages} makes them of. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ListParameters implements OASFilter {

    @Override
    public PathItem filterPathItem(PathItem path) {
        Operation get = path.getGET();
        if (get != null && isList(get)) {
            List.of("page", "size").stream()
                    .filter(name -> !has(get, name))
                    .forEach(name -> get.addParameter(parameter(name)));
        }
        return path;
    }

    private static boolean isList(Operation get) {
        return Optional.ofNullable(get.getResponses())
                .map(responses -> responses.getAPIResponse("200"))
                .map(response -> response.getContent())
                .map(content -> content.getMediaType("application/json"))
                .map(type -> type.getSchema())
                .map(Schema::getType)
                .filter(types -> types.contains(SchemaType.ARRAY))
                .isPresent();
    }

    private static boolean has(Operation get, String name) {
        return get.getParameters() != null
                && get.getParameters().stream().map(Parameter::getName).anyMatch(name::equals);
    }

    private static Parameter parameter(String name) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.QUERY)
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"));
    }
}
