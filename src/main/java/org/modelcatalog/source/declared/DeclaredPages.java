package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.http.LinkHeader;
import org.modelcatalog.source.http.UpstreamResponse;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.list.ListClient;

/**
 * The pages of one list, one after the other. The list ends where no page follows, or where a page has no model that was
 * not there before: an upstream that does not know the parameter sends the first page again.
 */
final class DeclaredPages {

    /** So many full pages may be held at once. */
    private static final int FULL_PAGES = 4;

    /** They come one after the other, within the deadline of a fetch. */
    private static final int MOST_PAGES = 100;

    private static final int LONGEST_CURSOR = 1000;

    private final ListClient<LinkApi> client;
    private final Paging paging;
    private final String path;
    private final DeclaredRows rows;
    private final int limit;
    private final long maxBytes;
    private final Set<String> ids = new HashSet<>();
    private final List<Records<Model>> pages = new ArrayList<>();
    private long bytes;
    private long records;
    private URI link;

    /**
     * @param paging null = one page
     * @param path of the list, with its query
     * @param limit models that are wanted at most
     * @param maxBodySize of one page
     */
    DeclaredPages(
            ListClient<LinkApi> client, Paging paging, String path, DeclaredRows rows, int limit, long maxBodySize) {
        this.client = client;
        this.paging = paging;
        this.path = path;
        this.rows = rows;
        this.limit = limit;
        this.maxBytes = FULL_PAGES * maxBodySize;
    }

    /** All pages, in their order; to be asked once. */
    Uni<List<Records<Model>>> all() {
        return from(client.endpoint().at(start()));
    }

    private Uni<List<Records<Model>>> from(URI page) {
        return client.get(below(), api -> api.follow(page), this::read)
                .flatMap(read -> next(read)
                        .map(this::from)
                        .orElseGet(() -> Uni.createFrom().item(pages)));
    }

    private Records<Model> read(UpstreamResponse head, BodyBytes body) {
        Records<Model> page = rows.read(body);
        // only now: an answer that is not usable is asked for again
        bytes += body.length();
        if (bytes > maxBytes) {
            throw new UpstreamException(
                    Reason.TOO_LARGE, rows.gateway() + " sent pages of more than " + maxBytes + " bytes");
        }
        link = paging == null || paging.by() != Paging.By.LINK ? null : link(head);
        return page;
    }

    private URI link(UpstreamResponse head) {
        return LinkHeader.next(head.header("Link"))
                .map(target -> client.endpoint()
                        .follow(head.uri(), target, below())
                        .orElseThrow(() ->
                                new UpstreamException(Reason.FOREIGN_URL, "a link to the next page leaves the list")))
                .orElse(null);
    }

    private Optional<URI> next(Records<Model> page) {
        if (repeated(page)) {
            return Optional.empty();
        }
        pages.add(page);
        records += page.size();
        page.records().forEach(model -> ids.add(ModelId.key(model.id())));
        if (paging == null || page.size() == 0 || ids.size() >= limit || !more(page.envelope())) {
            return Optional.empty();
        }
        Optional<URI> next = place(page);
        if (next.isPresent() && pages.size() >= MOST_PAGES) {
            throw new UpstreamException(Reason.TOO_LARGE, rows.gateway() + " has more than " + MOST_PAGES + " pages");
        }
        return next;
    }

    /** Whether all models of a page were there before; one of which no record is usable may be followed by others. */
    private boolean repeated(Records<Model> page) {
        return !page.records().isEmpty()
                && page.records().stream().allMatch(model -> ids.contains(ModelId.key(model.id())));
    }

    private boolean more(JsonNode envelope) {
        FieldPath more = paging.more();
        return more == null || more.in(envelope).stream().noneMatch(flag -> flag.isBoolean() && !flag.booleanValue());
    }

    private Optional<URI> place(Records<Model> page) {
        return switch (paging.by()) {
            case LINK -> Optional.ofNullable(link);
            case CURSOR -> cursor(page.envelope()).map(this::at);
            case PAGE -> full(page) ? Optional.of(at(paging.first() + pages.size())) : Optional.empty();
            case OFFSET -> full(page) ? Optional.of(at(records)) : Optional.empty();
        };
    }

    /** A page that is shorter than it was asked to be is the last. */
    private boolean full(Records<Model> page) {
        return page.size() >= Math.max(1, paging.size());
    }

    private Optional<String> cursor(JsonNode envelope) {
        return paging.next().in(envelope).stream()
                .filter(cursor -> cursor.isTextual() || cursor.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(cursor -> !cursor.isBlank() && cursor.length() <= LONGEST_CURSOR)
                .findFirst();
    }

    /** What redirects and links stay below. */
    private String below() {
        return path.replaceFirst("\\?.*", "");
    }

    private String start() {
        if (paging == null || paging.sizeParameter() == null) {
            return path;
        }
        return with(path, paging.sizeParameter(), paging.size());
    }

    private URI at(Object place) {
        return client.endpoint().at(with(start(), paging.parameter(), place));
    }

    private static String with(String path, String parameter, Object value) {
        String encoded =
                URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
        return path + (path.contains("?") ? "&" : "?") + parameter + "=" + encoded;
    }
}
