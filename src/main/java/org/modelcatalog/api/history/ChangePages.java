package org.modelcatalog.api.history;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.modelcatalog.api.answer.CsvTable;
import org.modelcatalog.api.answer.DatedBody;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.HistoryPage;
import org.modelcatalog.catalog.history.HistoryQuery;

/** Pages of changes in every format. The log is read off the event loop. */
@Singleton
public class ChangePages {

    /** Changes in a feed that is read without parameters. */
    private static final int FEED = 500;

    private final ChangeHistory history;
    private final Responses responses;
    private final JsonWriter json;

    ChangePages(ChangeHistory history, Responses responses, JsonWriter json) {
        this.history = history;
        this.responses = responses;
        this.json = json;
    }

    /** The formats of a page. */
    enum Format {
        JSON(MediaType.APPLICATION_JSON + ";charset=UTF-8"),
        LINES(RestMediaType.APPLICATION_NDJSON),
        TABLE(CsvTable.TYPE),
        FEED(AtomFeed.TYPE + ";charset=UTF-8");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    /** The newest changes of these gateways as a feed. */
    public Uni<RestResponse<ResponseBody>> feed(Set<String> gateways, HttpHeaders request) {
        var query = new HistoryQuery(gateways, null, null, List.of(), null);
        return responses.of(request, () -> {
            HistoryPage page = history.page(query, Optional.empty(), FEED);
            Instant newest = newest(query);
            return new DatedBody(AtomFeed.of(page.changes(), newest), Format.FEED.type, newest, Map.of());
        });
    }

    /** A page; the header {@code Link} leads to the next one in formats without an envelope. */
    Uni<RestResponse<ResponseBody>> page(
            HistoryParameters.Request asked, Format format, HttpHeaders request, UriInfo uri) {
        return responses.of(request, () -> {
            HistoryPage page = history.page(asked.query(), asked.from(), asked.limit());
            String next = page.next()
                    .map(position -> HistoryCursor.of(position, asked.fingerprint()))
                    .orElse(null);
            Instant newest = newest(asked.query());
            byte[] body =
                    switch (format) {
                        case JSON -> json.of(ChangesView.of(page, next));
                        case LINES -> lines(page);
                        case TABLE -> table(page);
                        case FEED -> AtomFeed.of(page.changes(), newest);
                    };
            return new DatedBody(
                    body,
                    format.type,
                    newest,
                    next == null ? Map.of() : Map.of(HttpHeaders.LINK, "<" + link(uri, next) + ">; rel=\"next\""));
        });
    }

    private static String link(UriInfo uri, String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    private Instant newest(HistoryQuery query) {
        return history.newest(query.gateways()).orElse(Instant.EPOCH);
    }

    private byte[] lines(HistoryPage page) {
        var lines = new ByteArrayOutputStream();
        page.changes().forEach(change -> {
            lines.writeBytes(json.of(ChangeView.of(change)));
            lines.write('\n');
        });
        return lines.toByteArray();
    }

    private byte[] table(HistoryPage page) {
        var table = new StringBuilder(CsvTable.line(Stream.of("at", "gateway", "id", "field", "from", "to", "source")));
        page.changes()
                .forEach(change -> table.append(CsvTable.line(Stream.of(
                        change.at().toString(),
                        change.gateway(),
                        change.change().id(),
                        change.change().field(),
                        cell(change.change().from()),
                        cell(change.change().to()),
                        change.change().source()))));
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Scalars as they are, lists and objects as JSON. */
    private Object cell(Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean
                ? value
                : new String(json.of(value), StandardCharsets.UTF_8);
    }
}
