package org.modelcatalog.source.openrouter;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.json.TolerantJson;
import org.modelcatalog.source.list.ListClient;
import org.modelcatalog.source.list.ListSource;

/**
 * Every page of OpenRouter's list, one after the other: {@code links.next} says where the next one begins. Mostly there is
 * one. What {@code total_count} promises and no page brings is counted, and the catalog is partial.
 *
 * @param limit models that are wanted at most
 * @param maxBytes of all pages together
 */
record OpenRouterPages(ListClient<OpenRouterApi> openRouter, RecordReader<Model> reader, int limit, long maxBytes) {

    /** Of every kind: also those that write no text. */
    private static final String OUTPUTS = "all";

    /** A list of more pages than this goes round in a circle. */
    private static final int MOST_PAGES = 100;

    /** Where a page begins, as the link to it says. */
    private record Place(String limit, String offset) {

        static final Place START = new Place(null, null);

        /** Only the query counts: the link may name another host than the one that is configured. */
        static Optional<Place> in(String link) {
            try {
                String query = URI.create(link).getRawQuery();
                return Optional.ofNullable(parameter(query, "offset"))
                        .map(offset -> new Place(parameter(query, "limit"), offset));
            } catch (IllegalArgumentException noLink) {
                return Optional.empty();
            }
        }

        private static String parameter(String query, String name) {
            return query == null
                    ? null
                    : Arrays.stream(query.split("&"))
                            .filter(parameter -> parameter.matches(name + "=[0-9]{1,9}"))
                            .map(parameter -> parameter.substring(name.length() + 1))
                            .findFirst()
                            .orElse(null);
        }
    }

    /** All pages, in their order. */
    Uni<List<Records<Model>>> all() {
        var bytes = new AtomicLong();
        return from(Place.START, new ArrayList<>(), new ArrayList<>(), bytes);
    }

    private Uni<List<Records<Model>>> from(
            Place place, List<Place> asked, List<Records<Model>> pages, AtomicLong bytes) {
        asked.add(place);
        return openRouter
                .get(OpenRouterApi.MODELS, api -> api.models(OUTPUTS, place.limit(), place.offset()), body -> {
                    if (bytes.addAndGet(body.length()) > maxBytes) {
                        throw new UpstreamException(
                                Reason.TOO_LARGE, "OpenRouter sent pages of more than " + maxBytes + " bytes");
                    }
                    return reader.listIn("data", body.bytes(), body.length());
                })
                .flatMap(page -> {
                    pages.add(page);
                    return next(page)
                            .filter(next -> page.size() > 0 && !asked.contains(next))
                            .filter(next -> asked.size() < MOST_PAGES && size(pages) < limit)
                            .map(next -> from(next, asked, pages, bytes))
                            .orElseGet(() -> Uni.createFrom().item(ended(pages)));
                });
    }

    private static Optional<Place> next(Records<Model> page) {
        var links = TolerantJson.object(page.envelope(), "links");
        return Optional.ofNullable(links == null ? null : TolerantJson.text(links, "next"))
                .flatMap(Place::in);
    }

    /** With a count of what was promised and wanted, and did not come. */
    private List<Records<Model>> ended(List<Records<Model>> pages) {
        var envelope = pages.get(0).envelope();
        Long total = TolerantJson.count(envelope, "total_count");
        long missing = total == null ? 0 : Math.min(total, limit) - size(pages);
        if (missing > 0) {
            pages.add(new Records<>(List.of(), Map.of(ListSource.NOT_RECEIVED, (int) missing), envelope));
        }
        return pages;
    }

    private static long size(List<Records<Model>> pages) {
        return pages.stream().mapToLong(Records::size).sum();
    }
}
