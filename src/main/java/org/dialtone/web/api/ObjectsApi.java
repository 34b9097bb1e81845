package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.dialtone.app.Basis;
import org.dialtone.app.ObjectEdits;
import org.dialtone.app.ObjectEdits.Outcome;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Slice;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.site.file.SiteDraft;
import org.dialtone.site.file.SiteWriter;
import org.dialtone.site.model.ObjectName;
import org.dialtone.site.model.SiteLists;
import org.dialtone.site.model.SiteObjects.Group;
import org.dialtone.web.login.Caller;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Shows and changes single objects of the site, as JSON in the keys of the site file. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class ObjectsApi {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String PHONE = """
            {"mac": "00:15:65:aa:bb:cc", "vendor": "yealink", "lines": ["1001"], "settings": {"vlan": 20},
             "keys": [{"type": "line"}, {"type": "blf", "value": "1002", "label": "Bar"}]}""";
    private static final String PATCH_OF_PHONE = """
            {"lines": ["1001", "1002"], "settings": {"vlan": null}}""";
    private static final String PATCH_OF_SITE = """
            {"timezone": "Europe/Athens", "ntp": ["self"]}""";

    private final ObjectEdits edits;
    private final Deployments deployments;
    private final Caller caller;

    @Inject
    ObjectsApi(ObjectEdits edits, Deployments deployments, Caller caller) {
        this.edits = edits;
        this.deployments = deployments;
        this.caller = caller;
    }

    /** Lists the objects of one kind, in the order of the site file. */
    @GET
    @Path("site/{group}")
    @Operation(
            summary =
                    "The site's phones, extensions, numbers, phonebook, scopes, classes, reservations, models or firmware in the keys of the site file, without secrets; ?page= and ?size=")
    public Response all(
            String group, @QueryParam("page") Integer page, @QueryParam("size") Integer size, @Context UriInfo asked) {
        List<?> all = SiteLists.of(edits.present().site(), group(group));
        ListPage part = ListPage.of(page, size, all.size());
        List<Map<String, Object>> shown = all.stream()
                .skip(part.first())
                .limit(part.size())
                .map(item -> SiteWriter.tree(item, false))
                .toList();
        return part.answer(new Slice<>(shown, all.size()), asked);
    }

    /** Shows one object. */
    @GET
    @Path("site/{group}/{key:.+}")
    @Operation(
            summary =
                    "One object by its mac, number, name or \"vendor model\", the revision as ETag; a reservation by its mac")
    public Response one(String group, String key) {
        return shown(name(group, key));
    }

    /** Shows the values of one section. */
    @GET
    @Path("site/settings/{section}")
    @Operation(summary = "The values of the section site, dhcp (without its lists), provisioning or registrar")
    public Response section(String section) {
        return shown(sectionName(section));
    }

    private Response shown(ObjectName name) {
        PresentSite present = edits.present();
        Object object = present(present, name);
        return Response.ok(SiteWriter.tree(object, false))
                .tag(SiteApi.tag(present.revision()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Object present(PresentSite present, ObjectName name) {
        return name.in(present.site()).orElseThrow(() -> missing(name.toString()));
    }

    /** Makes one object equal to the body, or adds it. */
    @PUT
    @Path("site/{group}/{key:.+}")
    @RolesAllowed(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Makes one object equal to this body, or adds it; the name that the body leaves out is the address's, secrets that it leaves out stay. ?dryRun=true tells what would change, and whose files; If-Match refuses where the object changed since that ETag")
    public Response put(
            String group,
            String key,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "phone", value = PHONE)))
                    Map<String, Object> body) {
        ObjectName name = name(group, key);
        boolean there = name.in(edits.present().site()).isPresent();
        if (!there && IfMatch.isAny(ifMatch)) {
            throw ApiProblem.of(
                    Response.Status.PRECONDITION_FAILED,
                    "the site has no " + name,
                    "Leave out If-Match to add it, or look whether somebody removed it.");
        }
        return made(new Request(there ? "edit" : "add", name, dryRun, ifMatch), draft -> draft.put(name, body(body)));
    }

    /** Changes what the body names. */
    @PATCH
    @Path("site/{group}/{key:.+}")
    @RolesAllowed(Right.OPERATE)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            summary =
                    "Changes one object by a JSON merge patch (RFC 7396): null removes a key. What names it follows another number, name or mac. ?dryRun= and If-Match as in PUT")
    public Response patch(
            String group,
            String key,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "phone", value = PATCH_OF_PHONE)))
                    Map<String, Object> body) {
        return patched(name(group, key), dryRun, ifMatch, body);
    }

    /** Changes the values of one section. */
    @PATCH
    @Path("site/settings/{section}")
    @RolesAllowed(Right.OPERATE)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes the values of one section by a JSON merge patch; ?dryRun= and If-Match as in PUT")
    public Response patchSection(
            String section,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("If-Match") String ifMatch,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "site", value = PATCH_OF_SITE)))
                    Map<String, Object> body) {
        return patched(sectionName(section), dryRun, ifMatch, body);
    }

    private Response patched(ObjectName name, boolean dryRun, String ifMatch, Map<String, Object> body) {
        present(edits.present(), name);
        return made(new Request("edit", name, dryRun, ifMatch), draft -> draft.patch(name, body(body)));
    }

    /** Removes one object. */
    @DELETE
    @Path("site/{group}/{key:.+}")
    @RolesAllowed(Right.OPERATE)
    @Operation(
            summary =
                    "Removes one object; ?dependents=true a phone with its reservation and the extensions that nothing else needs, an extension off all lines and ring lists. ?dryRun= and If-Match as in PUT")
    public Response delete(
            String group,
            String key,
            @QueryParam("dependents") boolean dependents,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("If-Match") String ifMatch) {
        ObjectName name = name(group, key);
        present(edits.present(), name);
        return made(new Request("delete", name, dryRun, ifMatch), edits.removal(name, dependents));
    }

    private record Request(String act, ObjectName name, boolean dryRun, String ifMatch) {

        String says() {
            return act + " " + (name.group() == null ? name.key() : name.group().word());
        }
    }

    private Response made(Request request, Consumer<SiteDraft> change) {
        Basis basis = Basis.of(
                request.name(),
                IfMatch.optional(request.ifMatch()).basis(edits.present().revision()));
        Outcome outcome = request.dryRun()
                ? edits.preview(caller.actor(), basis, change)
                : edits.apply(caller.actor(), request.says(), basis, change);
        return outcome.review()
                .refused()
                .map(RefusedChange::answer)
                .orElseGet(() -> outcome.ok()
                        ? Response.ok(ObjectChange.of(
                                        outcome,
                                        deployments.outlook(outcome.reach(), outcome.dhcp()),
                                        !request.dryRun()))
                                .tag(SiteApi.tag(outcome.after()))
                                .build()
                        : FieldProblem.answer(outcome.review().findings()));
    }

    private static Map<String, Object> body(Map<String, Object> body) {
        if (body == null) {
            throw ApiProblem.of(
                    Response.Status.BAD_REQUEST,
                    "there is no body",
                    "Give the object as JSON, e.g. {\"name\": \"Bar\"}.");
        }
        return body;
    }

    /** A slash within a name may come as it is, or as %2F. */
    private static ObjectName name(String group, String key) {
        return ObjectName.of(group(group), key.replaceAll("(?i)%2f", "/"));
    }

    private static Group group(String word) {
        return Arrays.stream(Group.values())
                .filter(group -> group.key().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> missing(word));
    }

    private static ObjectName sectionName(String section) {
        if (!ObjectName.SECTIONS.contains(section)) {
            throw missing(section);
        }
        return ObjectName.section(section);
    }

    private static WebApplicationException missing(String what) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "the site has no " + what,
                "GET /api/v1/site/phones, extensions, numbers, phonebook, scopes, classes, reservations, models or firmware lists what there is; sections are "
                        + String.join(", ", ObjectName.SECTIONS) + ".");
    }
}
