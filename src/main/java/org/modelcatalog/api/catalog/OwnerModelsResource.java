package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.RowCache;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;

/** Models of one owner. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners", description = "Who publishes models")
@Cancellable(false) // see ModelsResource
public class OwnerModelsResource {

    private final Gateways gateways;
    private final ListResponses answers;
    private final RowCache rows;

    OwnerModelsResource(Gateways gateways, ListResponses answers, RowCache rows) {
        this.gateways = gateways;
        this.answers = answers;
        this.rows = rows;
    }

    /** The owner's models in the catalog; an owner with none has an empty list. */
    @GET
    @Path("v1/catalog/developers/{owner}/models")
    @Operation(
            operationId = "listDeveloperModels",
            summary = "List one owner's models",
            description = "An owner without a model in the catalog has an empty list.")
    @APIResponse(responseCode = "200", ref = "DeveloperModels")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> models(
            @RestPath
                    @Parameter(
                            description = "Owner, in any case",
                            example = "acme-ai",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String owner,
            @BeanParam ListParameters parameters,
            @Context HttpHeaders request) {
        OwnerFilter developer = OwnerFilter.parse(ParameterReader.owner(owner));
        ListQuery asked = parameters.parse(gateways, ModelRow.VIEW.fields());
        return answers.of(asked, request, owner + "'s", (snapshot, query) -> {
            Page<Model> page = query.page(developer.apply(query.models(snapshot)));
            // the owner comes before the rows: it is of letters, digits and marks that JSON leaves as they are
            return rows.within(
                    OwnerModels.around(query.gateway(), owner, page),
                    "models",
                    ModelRow.VIEW,
                    page.items(),
                    query.rows());
        });
    }
}
