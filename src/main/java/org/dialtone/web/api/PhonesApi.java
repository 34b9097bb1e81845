package org.dialtone.web.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.app.AddressMove;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.Slice;
import org.dialtone.app.view.BootMedians;
import org.dialtone.app.view.PhoneView;
import org.dialtone.app.view.PhoneViews;
import org.dialtone.net.MacAddress;
import org.dialtone.web.login.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Shows phones and their journeys; accepts a MAC in any spelling. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Right.VIEW)
public class PhonesApi {

    private final PhoneViews views;
    private final BootMedians medians;
    private final AddressMoves moves;

    @Inject
    PhonesApi(PhoneViews views, BootMedians medians, AddressMoves moves) {
        this.views = views;
        this.moves = moves;
        this.medians = medians;
    }

    /** Lists the phones that the site names or that ever sent anything: all by MAC, or those asked for. */
    @GET
    @Path("phones")
    @Operation(
            summary = "Every phone that the site names or that was ever heard: all, or ?page= (from 1) and ?size=;"
                    + " ?show= a group, ?q= part of a name, extension, MAC, address or model, ?vendor=, ?model=,"
                    + " ?firmware=, ?scope=, ?behind=true; ?sort= and ?reversed=true. X-Total-Count and Link tell"
                    + " of the other pages")
    @APIResponseSchema(value = PhoneJson[].class, responseCode = "200")
    public Response phones(
            @BeanParam PhoneAsk ask,
            @QueryParam("page") Integer page,
            @QueryParam("size") Integer size,
            @Context UriInfo asked) {
        List<PhoneView> phones = ask.isEmpty() ? views.all() : ask.strictly().select(views.all());
        ListPage wanted = ListPage.of(page, size, phones.size());
        return wanted.answer(Slice.of(phones, wanted.first(), wanted.size()).map(json()), asked);
    }

    /** Counts the phones by state, as the console's headline does. */
    @GET
    @Path("phones/counts")
    @Operation(summary = "How many phones are in each state, and how many hold older files than the site's")
    public PhoneCountsJson counts() {
        return PhoneCountsJson.of(views.counts());
    }

    /** Shows one phone; 404 where the site doesn't name it and it never sent anything. */
    @GET
    @Path("phones/{mac}")
    @Operation(summary = "One phone; its MAC in any spelling")
    public PhoneJson phone(String mac) {
        return json().apply(find(mac));
    }

    /** Shows a phone's boots, and what hinders the latest one. */
    @GET
    @Path("phones/{mac}/journey")
    @Operation(summary = "A phone's boots, oldest first, and what hinders the latest")
    public JourneyJson journey(String mac) {
        PhoneView phone = find(mac);
        return JourneyJson.of(phone.journey(), medians.of(phone));
    }

    /** Answers any other path under the API with a fault in JSON. */
    @GET
    @Path("{rest:.+}")
    @Operation(hidden = true)
    public PhoneJson other(String rest) {
        throw ApiProblem.of(
                Response.Status.NOT_FOUND, "the API has no /api/v1/" + rest, "Look up what it has at /q/openapi.");
    }

    private Function<PhoneView, PhoneJson> json() {
        Map<MacAddress, AddressMove> open =
                moves.all().stream().collect(Collectors.toMap(AddressMove::mac, Function.identity()));
        return phone -> PhoneJson.of(phone, open);
    }

    private PhoneView find(String text) {
        MacAddress mac = ApiProblem.mac(text);
        return views.find(mac).orElseThrow(() -> unknown(mac));
    }

    static WebApplicationException unknown(MacAddress mac) {
        return ApiProblem.of(
                Response.Status.NOT_FOUND,
                "no phone " + mac + ": it was never heard, and the site doesn't name it",
                "Check the address on the phone's label; plug it in, or list it under phones in the site file.");
    }
}
