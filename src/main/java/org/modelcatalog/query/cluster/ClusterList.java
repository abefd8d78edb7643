package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;

/**
 * The rows of a list that is too long for memory, read in order while they are sent. The cluster keeps the moment in which it
 * began, so that none is missed, until its last row is read or nothing was read for a while.
 */
final class ClusterList extends AbstractList<Model> {

    private static final int BLOCK = 500;
    private static final String KEPT = "2m";
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Cleaner CLEANER = Cleaner.create();

    private final ClusterSearch search;
    private final Object query;
    private final ClusterOrder order;
    private final String moment;
    private final Cleaner.Cleanable kept;
    private final int total;
    private final int size;
    private List<Object> after;
    private List<Model> block = List.of();
    private int first;

    private ClusterList(ClusterSearch search, ModelFilter filter, Sort sort, int skipped) {
        this.search = search;
        this.query = ClusterFilter.all(filter);
        this.order = ClusterOrder.of(sort);
        this.moment = search.moment(KEPT);
        this.kept = CLEANER.register(this, release(search, moment));
        JsonNode begun = read(Math.min(skipped, ClusterSearch.MAX_WINDOW), true);
        this.total = ClusterSearch.total(begun);
        this.size = Math.max(0, total - skipped);
    }

    /** All rows from an offset on. */
    static Page<Model> page(ClusterSearch search, ModelFilter filter, Sort sort, int offset) {
        if (offset > ClusterSearch.MAX_WINDOW - BLOCK) {
            throw new IllegalArgumentException("offset is too large");
        }
        var rows = new ClusterList(search, filter, sort, offset);
        return new Page<>(rows, rows.total, offset, null, null);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Model get(int row) {
        while (row >= first + block.size()) {
            if (block.isEmpty()) {
                throw new IndexOutOfBoundsException(row);
            }
            first += block.size();
            read(0, false);
        }
        if (row < first) {
            throw new IllegalStateException("rows are read in order");
        }
        if (row == size - 1) {
            Infrastructure.getDefaultWorkerPool().execute(kept::clean);
        }
        return NotMirrored.said(block.get(row - first));
    }

    private JsonNode read(int skipped, boolean counted) {
        var question = new HashMap<>(ClusterSearch.rows(query, order, after, skipped, BLOCK));
        question.put("pit", Map.of("id", moment, "keep_alive", KEPT));
        question.put("track_total_hits", counted);
        JsonNode answer = search.ofMoment(question);
        List<JsonNode> hits = ClusterSearch.hits(answer);
        block = ClusterSearch.models(hits);
        if (!hits.isEmpty()) {
            after = new ArrayList<>();
            hits.get(hits.size() - 1).path("sort").forEach(after::add);
        }
        return answer;
    }

    private static Runnable release(ClusterSearch search, String moment) {
        return () -> {
            try {
                search.client()
                        .send(ClusterRequest.change(
                                HttpMethod.DELETE,
                                "/_search/point_in_time",
                                Map.of("pit_id", List.of(moment)),
                                DEADLINE));
            } catch (MirrorStoreException e) {
                // it ends by itself
            }
        };
    }

    /** A list is the same as itself alone: comparing would read it. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public List<Model> subList(int from, int to) {
        throw new UnsupportedOperationException("rows are read in order");
    }
}
