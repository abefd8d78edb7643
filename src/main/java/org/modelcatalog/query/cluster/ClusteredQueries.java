package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.ForeignCursorException;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.Owner;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.disk.Place;
import org.modelcatalog.query.search.ModelSearch;
import org.modelcatalog.query.search.SearchTerms;

/**
 * Answers from the cluster. A snapshot is only a moment of it: the rows are the present ones.
 *
 * @param size number of rows
 * @param memo what is known of that moment
 */
record ClusteredQueries(ClusterSearch search, int size, ClusterMemo memo) implements ModelQueries {

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, int offset, Integer limit) {
        return answered(() -> limit == null
                ? ClusterList.page(search, filter, sort, offset)
                : rows(filter, sort, null, offset, offset, limit));
    }

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, Cursor after, Integer limit) {
        Place place = Place.parse(after.last()).orElseThrow(ForeignCursorException::new);
        List<Object> behind = ClusterOrder.of(sort).after(place).orElseThrow(ForeignCursorException::new);
        return answered(() -> rows(filter, sort, behind, (int) place.before(), after.offset(), limit));
    }

    @Override
    public Facets facets(ModelFilter filter) {
        return answered(() -> new ClusterFacets(search, memo).of(filter));
    }

    @Override
    public Page<Owner> owners(ModelFilter filter, int offset, Integer limit) {
        int most = Math.max(0, ClusterSearch.MAX_WINDOW - offset);
        return answered(() -> {
            Page<Facets.Count> page = Page.of(owners(filter), offset, limit == null ? most : limit);
            List<ClusterSpellings.Word> words = page.items().stream()
                    .map(owner -> new ClusterSpellings.Word(Facet.AUTHOR, owner.word()))
                    .toList();
            var spelled = new ClusterSpellings(search, memo).of(words);
            return page.map(owner -> {
                var spelling = spelled.get(new ClusterSpellings.Word(Facet.AUTHOR, owner.word()));
                List<String> gateways = spelling.gateway() == null ? List.of() : List.of(spelling.gateway());
                return new Owner(spelling.word(), owner.models(), gateways, true);
            });
        });
    }

    @Override
    public Page<Model> search(ModelSearch words, ModelFilter filter, int offset, Integer limit) {
        int most = Math.max(0, ClusterSearch.MAX_WINDOW - offset);
        checkWindow(offset, limit == null ? most : limit);
        return answered(() -> new ClusterNames(search, SearchTerms.of(words.text()), ClusterFilter.all(filter))
                .page(offset, limit == null ? most : limit)
                .map(NotMirrored::said));
    }

    /** Finds the model with this id, in any case; of several the newest. */
    static Optional<Model> find(ClusterSearch search, String id) {
        Object query = ClusterFilter.terms(ClusterFields.ID, List.of(ModelId.key(id)));
        JsonNode answer = search.ask(ClusterSearch.rows(query, ClusterOrder.LIST, null, 0, 1));
        return ClusterSearch.models(ClusterSearch.hits(answer)).stream().findFirst();
    }

    /**
     * @param after null = from the beginning
     * @param before number of rows before this page, as its reader saw them
     */
    private Page<Model> rows(ModelFilter filter, Sort sort, List<Object> after, int before, int offset, int limit) {
        int skipped = after == null ? offset : 0;
        checkWindow(skipped, limit);
        Object query = ClusterFilter.all(filter);
        ClusterOrder order = ClusterOrder.of(sort);
        List<Map<String, Object>> questions = new ArrayList<>();
        // one more tells whether there is a next page
        questions.add(ClusterSearch.rows(query, order, after, skipped, limit + 1));
        Integer total = memo.counts().get(filter);
        if (total == null) {
            questions.add(ClusterSearch.count(query));
        }
        List<JsonNode> answers = search.askAll(questions);
        if (total == null) {
            total = ClusterSearch.total(answers.get(1));
            memo.counts().put(filter, total);
        }
        List<JsonNode> hits = ClusterSearch.hits(answers.get(0));
        List<JsonNode> shown = hits.subList(0, Math.min(limit, hits.size()));
        String end = shown.size() == hits.size() || shown.isEmpty()
                ? null
                : order.behind(shown.get(shown.size() - 1), (long) before + shown.size())
                        .toString();
        List<Model> models =
                ClusterSearch.models(shown).stream().map(NotMirrored::said).toList();
        return new Page<>(models, total, offset, limit, end);
    }

    private List<Facets.Count> owners(ModelFilter filter) {
        List<Facets.Count> known = filter.isAll() ? memo.owners().get() : null;
        if (known == null) {
            known = new ClusterFacets(search, memo)
                    .top(Facet.AUTHOR, ClusterFilter.all(filter), ClusterSearch.MAX_WINDOW);
            if (filter.isAll()) {
                memo.owners().set(known);
            }
        }
        return known;
    }

    private static void checkWindow(int offset, int limit) {
        if (offset < 0 || limit < 0 || (long) offset + limit > ClusterSearch.MAX_WINDOW) {
            throw new IllegalArgumentException("offset and limit together are at most " + ClusterSearch.MAX_WINDOW);
        }
    }

    /** Clients learn that they may ask again; the reason is in the status, too. */
    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (MirrorStoreException failure) {
            throw CatalogUnavailableException.because(failure.getMessage());
        }
    }
}
