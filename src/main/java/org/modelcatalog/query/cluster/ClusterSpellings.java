package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;

/** Finds how the first row of the list writes words. */
final class ClusterSpellings {

    /**
     * How a word of a facet is written.
     *
     * @param gateway slug of the gateway of the row that writes it so; null = there is none
     */
    record Spelling(String word, String gateway) {}

    /** @param key the word as it is compared */
    record Word(Facet facet, String key) {

        private String memo() {
            return facet.label() + ' ' + key;
        }

        private Map<String, Object> first() {
            return ClusterSearch.rows(
                    ClusterFilter.terms(ClusterFields.of(facet), List.of(key)), ClusterOrder.LIST, null, 0, 1);
        }
    }

    private final ClusterSearch search;
    private final ClusterMemo memo;

    ClusterSpellings(ClusterSearch search, ClusterMemo memo) {
        this.search = search;
        this.memo = memo;
    }

    Map<Word, Spelling> of(Collection<Word> words) {
        var found = new HashMap<Word, Spelling>();
        List<Word> asked = new ArrayList<>();
        for (Word word : new LinkedHashSet<>(words)) {
            Spelling known = isOfOneSpelling(word.facet())
                    ? new Spelling(word.key(), null)
                    : memo.spellings().get(word.memo());
            if (known == null) {
                asked.add(word);
            } else {
                found.put(word, known);
            }
        }
        List<JsonNode> answers = search.askAll(asked.stream().map(Word::first).toList());
        for (int at = 0; at < asked.size(); at++) {
            Word word = asked.get(at);
            Spelling spelling = ClusterSearch.models(ClusterSearch.hits(answers.get(at))).stream()
                    .findFirst()
                    .map(model -> spelled(word, model))
                    .orElse(new Spelling(word.key(), null));
            memo.spellings().put(word.memo(), spelling);
            found.put(word, spelling);
        }
        return found;
    }

    private static Spelling spelled(Word word, Model model) {
        String gateway = model.gateways().isEmpty() ? null : model.gateways().get(0);
        return word.facet().words(model).stream()
                .filter(written -> Facet.key(written).equals(word.key()))
                .findFirst()
                .map(written -> new Spelling(written, gateway))
                .orElse(new Spelling(word.key(), null));
    }

    /** Words of ours are in lower case everywhere. */
    private static boolean isOfOneSpelling(Facet facet) {
        return switch (facet.written()) {
            case BOOLEANS, CONSENTS, MODALITIES -> true;
            case WORDS, OWNERS, NAMES -> false;
        };
    }
}
