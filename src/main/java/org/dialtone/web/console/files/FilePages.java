package org.dialtone.web.console.files;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.MacAddress;
import org.dialtone.pack.PackPreview;
import org.dialtone.pack.PackPreview.Shown;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.VendorPack;
import org.dialtone.web.api.FilesApi;
import org.dialtone.web.console.page.PageFrames;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows the files that a phone would get now. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Right.VIEW)
public class FilePages {

    private final PackPreview preview;
    private final PhoneViews views;
    private final Fleet fleet;
    private final PageFrames frames;
    private final Caller caller;

    @Inject
    FilePages(PackPreview preview, PhoneViews views, Fleet fleet, PageFrames frames, Caller caller) {
        this.preview = preview;
        this.views = views;
        this.fleet = fleet;
        this.frames = frames;
        this.caller = caller;
    }

    /** Passwords are stars until the reader asks for them. */
    @GET
    @Path("phones/{mac}/files")
    @Operation(hidden = true)
    public Response files(String mac, @QueryParam("secrets") boolean secrets) {
        Optional<PhoneView> phone = MacAddress.parse(mac).flatMap(views::find);
        Optional<List<Shown>> shown =
                phone.flatMap(found -> preview.served(found.mac(), caller.secrets(secrets, "files of " + found.mac())));
        if (shown.isEmpty()) {
            return frames.missing("files.missing", mac);
        }
        MacAddress found = phone.get().mac();
        String vendor = fleet.pack(found).map(VendorPack::key).orElse(null);
        return Response.ok(FileTemplates.files(
                        frames.current(),
                        found.plain(),
                        found.toString(),
                        vendor,
                        FilesApi.masked(shown.get(), caller).stream()
                                .map(each -> FileText.of(each, frames.words()))
                                .toList(),
                        secrets))
                .build();
    }
}
