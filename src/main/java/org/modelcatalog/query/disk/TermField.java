package org.modelcatalog.query.disk;

import java.util.Collection;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** A field of many terms, which states only which rows have them. */
final class TermField {

    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setTokenized(true);
        TYPE.setOmitNorms(true);
        TYPE.setIndexOptions(IndexOptions.DOCS);
        TYPE.freeze();
    }

    private TermField() {}

    static Field of(String name, Collection<String> terms) {
        return new Field(name, new Terms(terms), TYPE);
    }

    private static final class Terms extends TokenStream {

        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final Collection<String> terms;
        private Iterator<String> left;

        Terms(Collection<String> terms) {
            this.terms = terms;
        }

        @Override
        public void reset() {
            left = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!left.hasNext()) {
                return false;
            }
            clearAttributes();
            term.setBytesRef(TermBytes.of(left.next()));
            return true;
        }
    }
}
