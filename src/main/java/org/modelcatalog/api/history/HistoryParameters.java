package org.modelcatalog.api.history;

import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ChangedFields;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.history.HistoryPosition;
import org.modelcatalog.catalog.history.HistoryQuery;
import org.modelcatalog.query.Cursor;

/** The query parameters of a page of changes. */
public class HistoryParameters {

    static final String TIME = "ISO-8601 date or time; UTC without a zone";

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @RestQuery
    @DefaultValue(Gateways.ALL)
    @Parameter(description = "Slug or alias of the gateway, in any case; `all`: each of them", example = "hug")
    String gateway;

    @RestQuery
    @Parameter(description = "Only changes from this time on. " + TIME, example = "2026-09-01")
    String since;

    @RestQuery
    @Parameter(description = "Only changes before this time. " + TIME, example = "2026-09-02T00:00:00Z")
    String until;

    @RestQuery
    @Parameter(description = ChangedFields.DESCRIPTION, example = "[\"pricing\"]")
    List<String> field;

    @RestQuery
    @Parameter(
            description = "Changes to return, 1 to 1000",
            example = "100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    String limit;

    @RestQuery
    @Parameter(description = "The `next_cursor` of the page before, with the same parameters", example = "MQo")
    String cursor;

    /** A page that a client asks for. */
    record Request(HistoryQuery query, Optional<HistoryPosition> from, int limit, String fingerprint) {}

    /**
     * Reads the query.
     *
     * @param id of the model, in any case; null = of any
     * @throws ProblemException naming the first invalid parameter
     */
    Request parse(Gateways gateways, String id) {
        var query = new HistoryQuery(
                gateways.slugs(gateways.resolve(gateway)),
                ParameterReader.time("since", since),
                ParameterReader.time("until", until),
                ChangedFields.parse("field", field),
                id == null ? null : ParameterReader.modelId(id, false));
        String fingerprint = Cursor.fingerprint(
                String.valueOf(since),
                String.valueOf(until),
                query.gateways().stream().sorted().toList(),
                query.fields(),
                String.valueOf(id));
        int most = limit == null
                ? USUAL
                : ParameterReader.integer("limit", limit, 1, MOST, "an integer from 1 to " + MOST);
        Optional<HistoryPosition> from = Optional.ofNullable(cursor)
                .map(text -> HistoryCursor.parse(text, fingerprint)
                        .orElseThrow(() -> ProblemException.badParameter(
                                "cursor", "the next_cursor of a page with the same parameters", text)));
        return new Request(query, from, most, fingerprint);
    }
}
