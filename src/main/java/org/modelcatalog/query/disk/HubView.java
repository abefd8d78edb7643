package org.modelcatalog.query.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.packed.PackedInts;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;

/** The rows of one moment, and what is derived from them and dies with them: nothing of it grows with the rows. */
final class HubView {

    private static final int MAX_COUNTS = 2_000;
    private static final int MAX_SPELLINGS = 20_000;
    private static final int MAX_FACETS = 64;

    /** A word that more rows than one in so many have. */
    private static final int FREQUENT = 16;

    private final DirectoryReader reader;
    private final RowCodec codec;
    private final Map<Facet, OrdinalMap> ordinals = new ConcurrentHashMap<>();
    private final Map<Query, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, WordSpelling.Spelling> spellings = new ConcurrentHashMap<>();
    private final AtomicReference<List<Facets.Count>> owners = new AtomicReference<>();
    private final Map<ModelFilter, Facets> prepared = new ConcurrentHashMap<>();
    private final Map<ModelFilter, Facets> facets =
            Collections.synchronizedMap(new LinkedHashMap<>(MAX_FACETS, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ModelFilter, Facets> eldest) {
                    return size() > MAX_FACETS;
                }
            });

    /** Takes over the reader. */
    HubView(DirectoryReader reader, RowCodec codec) {
        this.reader = reader;
        this.codec = codec;
    }

    /** Counts what takes longest before anyone asks: facets of all rows, and of those with a frequent word. */
    void prepare() throws IOException {
        Facets whole = new FacetCounter(new TimedSearch(this)).facets(ModelFilter.ALL);
        prepared.put(ModelFilter.ALL, whole);
        for (Map.Entry<Facet, Facets.Counts> counts : whole.counts().entrySet()) {
            for (Facets.Count word : counts.getValue().top()) {
                if (word.models() > whole.total() / FREQUENT) {
                    var filter = new ModelFilter(
                            OwnerFilter.ANY, Map.of(counts.getKey(), List.of(word.word())), Map.of(), List.of());
                    prepared.put(filter, new FacetCounter(new TimedSearch(this)).facets(filter));
                }
            }
        }
    }

    DirectoryReader reader() {
        return reader;
    }

    /** Reads the rows; null = there is none. */
    RowCodec codec() {
        return codec;
    }

    List<LeafReaderContext> leaves() {
        return reader.leaves();
    }

    /** The words of a facet over all segments. They are numbered when they are first counted. */
    OrdinalMap ordinals(Facet facet) {
        return ordinals.computeIfAbsent(facet, asked -> {
            try {
                return ordinals(HubFields.of(asked));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Map<Query, Integer> counts() {
        return bounded(counts, MAX_COUNTS);
    }

    Map<String, WordSpelling.Spelling> spellings() {
        return bounded(spellings, MAX_SPELLINGS);
    }

    /** Facets that are known; null = they are not. */
    Facets facets(ModelFilter filter) {
        Facets known = prepared.get(filter);
        return known != null ? known : facets.get(filter);
    }

    void keep(ModelFilter filter, Facets counted) {
        facets.put(filter, counted);
    }

    /** The owners with the most models. */
    List<Facets.Count> owners(Supplier<List<Facets.Count>> counted) {
        List<Facets.Count> known = owners.get();
        if (known == null) {
            known = counted.get();
            owners.set(known);
        }
        return known;
    }

    private static <K, V> Map<K, V> bounded(Map<K, V> memo, int most) {
        if (memo.size() >= most) {
            memo.clear();
        }
        return memo;
    }

    private OrdinalMap ordinals(String field) throws IOException {
        var words = new SortedSetDocValues[reader.leaves().size()];
        for (LeafReaderContext leaf : reader.leaves()) {
            words[leaf.ord] = DocValues.getSortedSet(leaf.reader(), field);
        }
        return OrdinalMap.build(null, words, PackedInts.DEFAULT);
    }
}
