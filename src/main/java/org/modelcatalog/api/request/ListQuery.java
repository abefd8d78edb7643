package org.modelcatalog.api.request;

import java.time.Instant;
import java.util.List;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.ForeignCursorException;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.source.Gateway;

/**
 * A normalised list query: equal queries return equal pages of one snapshot.
 *
 * @param sort null = the order of the catalog
 * @param limit null = all
 * @param cursor where the page starts in place of {@code offset}; null = at the offset
 * @param withdrawn whether models that have left their list follow those that are listed
 * @param asOf the past moment whose models are listed; null = now
 * @param ignored unknown names, which an answer repeats: queries with different ones have different answers
 */
public record ListQuery(
        Gateway gateway,
        ModelFilter filter,
        Sort sort,
        int offset,
        Integer limit,
        RowOptions rows,
        Cursor cursor,
        boolean withdrawn,
        Instant asOf,
        IgnoredParameters ignored) {

    /** A page of the whole Hub from its beginning. */
    public static ListQuery ofWholeHub(ModelFilter filter, Sort sort, int limit) {
        return new ListQuery(
                Gateway.WHOLE_HUB, filter, sort, 0, limit, RowOptions.USUAL, null, false, null, IgnoredParameters.NONE);
    }

    ListQuery slice(int from, Integer most) {
        return new ListQuery(gateway, filter, sort, from, most, rows, cursor, withdrawn, asOf, ignored);
    }

    ListQuery rows(Sort order, RowOptions options) {
        return new ListQuery(gateway, filter, order, offset, limit, options, cursor, withdrawn, asOf, ignored);
    }

    /**
     * The same query from where the page of a cursor ended.
     *
     * @param previous as the client sends it
     * @throws ProblemException if it is not the cursor of a page of this query
     */
    public ListQuery after(String previous) {
        Cursor known = Cursor.parse(previous)
                .orElseThrow(
                        () -> ProblemException.badParameter("cursor", "the next_cursor of another page", previous));
        if (!known.query().equals(fingerprint())) {
            throw ProblemException.badParameter(
                    "cursor", "the next_cursor of a page with the same gateway, filters and sort", previous);
        }
        if (limit == null && gateway.equals(Gateway.WHOLE_HUB)) {
            throw ProblemException.badParameter("limit", "1 to 1000 with cursor and gateway=hub", null);
        }
        return new ListQuery(gateway, filter, sort, offset, limit, rows, known, withdrawn, asOf, ignored);
    }

    ListQuery withdrawn(boolean included) {
        return new ListQuery(gateway, filter, sort, offset, limit, rows, cursor, included, asOf, ignored);
    }

    /**
     * The same query at a past moment.
     *
     * @param moment null = now
     */
    public ListQuery asOf(Instant moment) {
        return new ListQuery(gateway, filter, sort, offset, limit, rows, cursor, withdrawn, moment, ignored);
    }

    /** The same query without the words of {@code q}, which a search matches by its own rules. */
    public ListQuery withoutText() {
        return new ListQuery(
                gateway, filter.withoutText(), sort, offset, limit, rows, cursor, withdrawn, asOf, ignored);
    }

    /** The same query, of these owners alone. */
    public ListQuery by(OwnerFilter owners) {
        return new ListQuery(gateway, filter.by(owners), sort, offset, limit, rows, cursor, withdrawn, asOf, ignored);
    }

    /** The snapshot's matching models, sorted. */
    public List<Model> models(CatalogSnapshot snapshot) {
        return ModelIndex.select(listed(snapshot), filter, sort);
    }

    /** An upper bound of the models on a page, known before any are selected. */
    public int most(CatalogSnapshot snapshot) {
        int all = ModelQueries.of(snapshot).size()
                + (withdrawn ? snapshot.withdrawn().size() : 0);
        return limit == null ? all : Math.min(limit, all);
    }

    /** The page of {@code all} from the offset. */
    public <T> Page<T> page(List<T> all) {
        return Page.of(all, offset, limit);
    }

    /** The page of the snapshot's models, from the cursor if there is one. */
    public Page<Model> page(CatalogSnapshot snapshot) {
        ModelQueries models = ModelQueries.of(listed(snapshot));
        try {
            return cursor == null ? models.page(filter, sort, offset, limit) : models.page(filter, sort, cursor, limit);
        } catch (ForeignCursorException foreign) {
            throw ProblemException.badParameter("cursor", "the next_cursor of another page", cursor.toString());
        }
    }

    /** The cursor of the next page; null on the last page. */
    public String next(CatalogSnapshot snapshot, Page<Model> page) {
        return Cursor.after(page, listed(snapshot), fingerprint())
                .map(Cursor::toString)
                .orElse(null);
    }

    /** Whether the previous page came from another snapshot; null without a cursor. */
    public Boolean snapshotChanged(CatalogSnapshot snapshot) {
        return cursor == null ? null : cursor.isOutdated(listed(snapshot));
    }

    /** Those that are asked for. The first call for withdrawn ones makes their list, so it must not be an event loop's. */
    private CatalogSnapshot listed(CatalogSnapshot snapshot) {
        return withdrawn ? snapshot.withWithdrawn() : snapshot;
    }

    /** Identifies which models are listed, and their order. */
    private String fingerprint() {
        return Cursor.fingerprint(
                gateway.slug(),
                filter,
                sort + (withdrawn ? " withdrawn" : "") + (asOf == null ? "" : " as of " + asOf));
    }
}
