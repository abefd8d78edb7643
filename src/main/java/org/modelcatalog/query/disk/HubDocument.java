package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.search.NameTerms;

/** Writes a row as a document: what facets, measures, sorts and searches need, and the row itself. */
final class HubDocument {

    private final Document document = new Document();

    private HubDocument() {}

    static Document of(RepositoryId repository, Model model, int sweep, RowCodec.Writer rows) throws IOException {
        var written = new HubDocument();
        written.add(repository, sweep);
        for (Facet facet : Facet.values()) {
            written.add(facet, model);
        }
        for (Measure measure : Measure.values()) {
            written.add(measure, model);
        }
        written.addNames(model);
        written.document.add(new BinaryDocValuesField(HubFields.ROW, new BytesRef(rows.write(model))));
        return written.document;
    }

    private void add(RepositoryId repository, int sweep) {
        document.add(new StringField(HubFields.REPOSITORY, repository.toString(), Store.NO));
        document.add(new NumericDocValuesField(HubFields.REPOSITORY_HIGH, repository.high()));
        document.add(new NumericDocValuesField(HubFields.REPOSITORY_LOW, repository.low()));
        document.add(new LongPoint(HubFields.SWEEP, sweep));
    }

    /** Adds the values in the form in which they are compared, each once. */
    private void add(Facet facet, Model model) {
        Set<String> keys = new LinkedHashSet<>();
        for (String word : facet.words(model)) {
            if (word.length() <= HubFields.MAX_WORD && keys.size() < HubFields.MAX_WORDS) {
                keys.add(Facet.key(word));
            }
        }
        for (String key : keys) {
            document.add(new KeywordField(HubFields.of(facet), TermBytes.of(key), Store.NO));
        }
    }

    private void add(Measure measure, Model model) {
        Long number = ScaledNumbers.of(measure).exact(measure.value(model));
        if (number != null) {
            document.add(new LongPoint(HubFields.of(measure), number));
            document.add(new NumericDocValuesField(HubFields.of(measure), number));
        }
    }

    private void addNames(Model model) {
        document.add(new StringField(
                HubFields.ID, TermBytes.of(cut(ModelId.key(model.id()), HubFields.MAX_WORD)), Store.NO));
        document.add(new SortedDocValuesField(HubFields.NAME, TermBytes.of(sortedName(model))));
        String text = cut(Facet.key(model.id() + ' ' + model.name()), HubFields.MAX_TEXT);
        document.add(new BinaryDocValuesField(HubFields.TEXT, TermBytes.of(text)));
        document.add(TermField.of(HubFields.GRAMS, TextQuery.grams(text)));
        NameTerms terms = NameTerms.of(model);
        document.add(TermField.of(HubFields.TOKENS, terms.tokens()));
        document.add(TermField.of(HubFields.JOINED, terms.joined()));
        document.add(TermField.of(HubFields.NAMES, terms.names()));
    }

    private static String sortedName(Model model) {
        return cut(Facet.key(model.name()), HubFields.MAX_NAME);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
