package org.modelcatalog.query.cluster;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.disk.ScaledNumbers;
import org.modelcatalog.query.search.NameTerms;

/** Writes a row as a document: what facets, measures, sorts and searches need, and the row itself. */
final class ClusterRow {

    private ClusterRow() {}

    static Map<String, Object> of(String repository, Model model, int sweep) throws IOException {
        var document = new LinkedHashMap<String, Object>();
        document.put(ClusterFields.REPOSITORY, repository);
        document.put(ClusterFields.SWEEP, sweep);
        for (Facet facet : Facet.values()) {
            List<String> keys = keys(facet, model);
            if (!keys.isEmpty()) {
                document.put(ClusterFields.of(facet), keys);
            }
        }
        for (Measure measure : Measure.values()) {
            Long number = ScaledNumbers.of(measure).exact(measure.value(model));
            if (number != null) {
                document.put(ClusterFields.of(measure), number);
            }
        }
        document.put(ClusterFields.ID, TermText.of(cut(ModelId.key(model.id()), ClusterFields.MAX_WORD)));
        document.put(ClusterFields.NAME, TermText.of(cut(Facet.key(model.name()), ClusterFields.MAX_NAME)));
        String text = cut(Facet.key(model.id() + ' ' + model.name()), ClusterFields.MAX_TEXT);
        document.put(ClusterFields.TEXT, TermText.of(text) + ClusterFields.END);
        NameTerms terms = NameTerms.of(model);
        document.put(ClusterFields.TOKENS, written(terms.tokens()));
        document.put(ClusterFields.JOINED, written(terms.joined()));
        document.put(ClusterFields.NAMES, written(terms.names()));
        document.put(ClusterFields.ROW, RowText.of(model));
        return document;
    }

    static List<String> written(Collection<String> terms) {
        return terms.stream().map(TermText::of).toList();
    }

    /** The values in the form in which they are compared, each once. */
    private static List<String> keys(Facet facet, Model model) {
        return facet.words(model).stream()
                .filter(word -> word.length() <= ClusterFields.MAX_WORD)
                .map(Facet::key)
                .limit(ClusterFields.MAX_WORDS)
                .distinct()
                .map(TermText::of)
                .toList();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
