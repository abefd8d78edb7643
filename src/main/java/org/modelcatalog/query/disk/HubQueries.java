package org.modelcatalog.query.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Owner;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.search.SearchTerms;

/**
 * Asks a {@link HubIndex} what {@link org.modelcatalog.query.ModelIndex} answers of a snapshot, with the same filters and
 * orders. The list's own order is newest first, then by repository. All methods block: do not call them on an event loop.
 * They fail with {@link SlowQueryException} after ten seconds, and with {@link MirrorStoreException} when the index cannot
 * be read.
 */
final class HubQueries {

    /** Offset and limit together are at most this; longer lists are read by {@link Place}. */
    public static final int MAX_WINDOW = 10_000;

    private final Supplier<HubView> acquire;
    private final Consumer<HubView> release;

    public HubQueries(HubIndex index) {
        this.acquire = index::acquire;
        this.release = index::release;
    }

    /** Of a view that someone else holds. */
    HubQueries(HubView held) {
        this.acquire = () -> held;
        this.release = view -> {};
    }

    /** Counts the models that match. */
    public long count(ModelFilter filter) {
        return ask(search -> (long) search.count(FilterQueries.all(filter)));
    }

    /**
     * Returns some of the models that match.
     *
     * @param sort null = the list's own order
     * @throws IllegalArgumentException if the page ends behind {@link #MAX_WINDOW}
     */
    public List<Model> page(ModelFilter filter, Sort sort, int offset, int limit) {
        checkWindow(offset, limit);
        return ask(search -> {
            List<FieldDoc> hits = search.top(FilterQueries.all(filter), ListOrder.of(sort), null, offset + limit);
            return search.models(hits.subList(Math.min(offset, hits.size()), hits.size()));
        });
    }

    /**
     * Returns the models that match behind a place, as far as anyone pages.
     *
     * @param sort null = the list's own order
     * @param last null = from the beginning
     * @param limit at most {@link #MAX_WINDOW}
     * @throws IllegalArgumentException if the place belongs to another order
     */
    public Slice after(ModelFilter filter, Sort sort, Place last, int limit) {
        return from(filter, sort, last, 0, limit);
    }

    /**
     * The same without the first rows behind the place.
     *
     * @param skipped with the limit at most {@link #MAX_WINDOW}
     */
    Slice from(ModelFilter filter, Sort sort, Place last, int skipped, int limit) {
        checkWindow(skipped, limit);
        return ask(search -> {
            Query query = FilterQueries.all(filter);
            ListOrder order = ListOrder.of(sort);
            FieldDoc from = last == null
                    ? null
                    : order.hit(last, search.view().reader().maxDoc())
                            .orElseThrow(() -> new IllegalArgumentException("The place belongs to another order"));
            // one more tells whether there is a next page
            List<FieldDoc> hits = search.top(query, order, from, skipped + limit + 1);
            hits = hits.subList(Math.min(skipped, hits.size()), hits.size());
            List<FieldDoc> shown = hits.subList(0, Math.min(limit, hits.size()));
            long before = (last == null ? 0 : last.before()) + skipped;
            Place next = shown.size() == hits.size() || shown.isEmpty()
                    ? null
                    : order.behind(shown.get(shown.size() - 1), before + shown.size());
            return new Slice(search.models(shown), search.count(query), before, next);
        });
    }

    /** Finds the model with this id, in any case; of several the newest. */
    public Optional<Model> find(String id) {
        Query query = new TermQuery(new Term(HubFields.ID, TermBytes.of(ModelId.key(id))));
        return ask(search -> search.models(search.top(query, ListOrder.of(null), null, 1)).stream()
                .findFirst());
    }

    /** Summarises the models that match. */
    public Facets facets(ModelFilter filter) {
        return ask(search -> new FacetCounter(search).facets(filter));
    }

    /**
     * Searches the names of the models that match.
     *
     * @param text words, all of which a hit has
     * @throws IllegalArgumentException if the page ends behind {@link #MAX_WINDOW}
     */
    public Page<Model> search(String text, ModelFilter filter, int offset, int limit) {
        checkWindow(offset, limit);
        return ask(
                search -> new NameSearch(search, SearchTerms.of(text), FilterQueries.all(filter)).page(offset, limit));
    }

    /**
     * Returns the owners with the most matching models, by number of models, then in alphabetical order.
     *
     * @return the total is at most {@link #MAX_WINDOW}: no further owner is listed
     */
    public Page<Owner> owners(ModelFilter filter, int offset, int limit) {
        checkWindow(offset, limit);
        return ask(search -> {
            List<Facets.Count> owners =
                    filter.isAll() ? search.view().owners(() -> owners(search, filter)) : owners(search, filter);
            List<Owner> page = new ArrayList<>();
            var spellings = new WordSpelling(search);
            for (Facets.Count owner : Page.of(owners, offset, limit).items()) {
                WordSpelling.Spelling spelling = spellings.of(Facet.AUTHOR, owner.word());
                List<String> gateways = spelling.gateway() == null ? List.of() : List.of(spelling.gateway());
                page.add(new Owner(spelling.word(), owner.models(), gateways, true));
            }
            return new Page<>(page, owners.size(), offset, limit);
        });
    }

    private static List<Facets.Count> owners(TimedSearch search, ModelFilter filter) {
        try {
            List<Facets.Count> owners = new ArrayList<>();
            new FacetCounter(search)
                    .top(Facet.AUTHOR, RowSet.of(search, FilterQueries.all(filter)), MAX_WINDOW, owners);
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkWindow(int offset, int limit) {
        if (offset < 0 || limit < 0 || (long) offset + limit > MAX_WINDOW) {
            throw new IllegalArgumentException("offset and limit together are at most " + MAX_WINDOW);
        }
    }

    private interface Question<T> {
        T ask(TimedSearch search) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        HubView view = acquire.get();
        try {
            return question.ask(new TimedSearch(view));
        } catch (IOException | UncheckedIOException e) {
            throw new MirrorStoreException("The index of the Hub's mirror cannot be read", e);
        } finally {
            release.accept(view);
        }
    }
}
