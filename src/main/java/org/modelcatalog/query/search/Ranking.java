package org.modelcatalog.query.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.modelcatalog.model.Model;

/**
 * Orders hits: first the id itself, then ids and names that equal the query, then by the worst match of any word. Points
 * break ties: downloads give points ({@value #TENFOLD} for ten times as many), and so does a good fit of the words. Hits
 * that are still equal keep the order of the models.
 */
final class Ranking {

    private static final int TENFOLD = 10;

    private static final int SAME_ID = 40_000;
    private static final int WHOLE_ID = 20_000;
    private static final int WHOLE_NAME = 10_000;
    private static final int QUALITY = 1_000;

    /** A word directly follows the word before it, as in the query. */
    private static final int NEIGHBOURS = 10;

    /** A word follows the word before it at some distance. */
    private static final int IN_ORDER = 4;

    /** The name begins with one of the words. */
    private static final int HEAD = 10;

    /** The owner begins with one of the words. */
    private static final int OWNER = 10;

    /** The query covers the whole name; a part of the name gives a part of these points. */
    private static final int COVERED = 30;

    private final List<Model> models;
    private final SearchCorpus corpus;
    private final byte[] popularity;

    Ranking(List<Model> models, SearchCorpus corpus) {
        this.models = models;
        this.corpus = corpus;
        this.popularity = new byte[models.size()];
        for (int model = 0; model < popularity.length; model++) {
            popularity[model] = popularity(models.get(model));
        }
    }

    /** Unknown downloads count as 0. */
    private static byte popularity(Model model) {
        Long downloads = model.hub() == null ? null : model.hub().downloads();
        return downloads == null
                ? 0
                : (byte) Math.min(Byte.MAX_VALUE, TENFOLD * Math.log10(1.0 + Math.max(0, downloads)));
    }

    /**
     * Returns the hits, best first.
     *
     * @param matches of each word in each model
     * @param named the models that have the query as a name
     */
    List<Model> order(BitSet hits, int[][] matches, SearchQuery query, BitSet named) {
        long[] keys = hits.stream()
                .mapToLong(model -> {
                    int score = points(model, matches, query) + name(model, query, named);
                    return (long) -score << Integer.SIZE | model;
                })
                .toArray();
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToObj(key -> models.get((int) key)).toList();
    }

    private int points(int model, int[][] matches, SearchQuery query) {
        int nameLength = corpus.nameEnd(model) - corpus.offsets()[model];
        int quality = Match.EXACT;
        int points = popularity[model];
        int covered = 0;
        for (int word = 0; word < matches.length; word++) {
            int match = matches[word][model];
            int position = Match.position(match);
            quality = Math.min(quality, Match.quality(match));
            if (position < nameLength) {
                covered += Match.end(match) - position;
            }
            points += position == 0 ? HEAD : 0;
            points += word == 0 ? 0 : sequence(model, matches[word - 1][model], position);
        }
        return QUALITY * quality
                + points
                + COVERED * Math.min(covered, nameLength) / Math.max(1, nameLength)
                + owner(model, query);
    }

    private int sequence(int model, int before, int position) {
        int gap = position - Match.end(before);
        if (gap == 0 || gap == 1 && corpus.text().charAt(corpus.offsets()[model] + position - 1) == SearchText.POINT) {
            return NEIGHBOURS;
        }
        return gap > 0 ? IN_ORDER : 0;
    }

    private int owner(int model, SearchQuery query) {
        int owner = corpus.nameEnd(model) + 1;
        return query.words().stream().anyMatch(word -> corpus.text().startsWith(word.text(), owner)) ? OWNER : 0;
    }

    private int name(int model, SearchQuery query, BitSet named) {
        if (!named.get(model)) {
            return 0;
        }
        String id = models.get(model).id();
        if (id.equalsIgnoreCase(query.text())) {
            return SAME_ID;
        }
        return SearchText.of(id).equals(SearchText.of(query.text())) ? WHOLE_ID : WHOLE_NAME;
    }
}
