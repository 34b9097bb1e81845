package org.dialtone.web.console.page;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Gives pages their styles and scripts; the login has them, too. */
@Path("/console/assets")
public class AssetPages {

    private static final String FOR_GOOD = "public, immutable, max-age=31536000";

    private final PageAssets assets;

    @Inject
    AssetPages(PageAssets assets) {
        this.assets = assets;
    }

    /** Under the tag of another release a browser may not keep what it gets: the page is older than the program. */
    @GET
    @Path("{tag}/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Response asset(String tag, String name, @HeaderParam("Accept-Encoding") String encodings) {
        boolean packed = Gzipped.isTaken(encodings);
        return assets.find(name)
                .map(asset -> Response.ok(packed ? asset.packed() : asset.plain())
                        .header("Content-Type", asset.type())
                        .header("Content-Encoding", packed ? "gzip" : null)
                        .header("Vary", "Accept-Encoding")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", tag.equals(assets.tag()) ? FOR_GOOD : "no-cache"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }
}
