package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import org.modelcatalog.model.Model;

/**
 * The searchable text of all models, concatenated, in the form of {@link SearchText}.
 *
 * @param tokenStarts positions at which a token begins
 * @param offsets position at which the text of each model begins
 */
record SearchCorpus(String text, BitSet tokenStarts, int[] offsets) {

    static SearchCorpus of(List<Model> models) {
        var written = new SearchText();
        int[] offsets = new int[models.size()];
        for (int model = 0; model < offsets.length; model++) {
            offsets[model] = written.length();
            written.add(models.get(model));
        }
        return new SearchCorpus(written.toString(), written.tokenStarts(), offsets);
    }

    /** Whether the token before this position ends here. */
    boolean tokenEnds(int position) {
        char next = text.charAt(position);
        return next == SearchText.END
                || tokenStarts.get(position)
                || next == SearchText.POINT && tokenStarts.get(position + 1);
    }

    /** Returns the end of the name part of the model's id. */
    int nameEnd(int model) {
        return text.indexOf(SearchText.END, offsets[model]);
    }

    /** Whether this stretch is a whole name of the model; the owner does not count. */
    boolean isName(int model, int position, int length) {
        boolean field = text.charAt(position + length) == SearchText.END
                && (position == 0 || text.charAt(position - 1) == SearchText.END);
        return field && position != nameEnd(model) + 1;
    }
}
