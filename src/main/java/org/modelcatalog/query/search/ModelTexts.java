package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import org.modelcatalog.model.Model;

/**
 * What models are searched by, as {@link SearchText} writes it, one after the other.
 *
 * @param tokens where tokens begin
 * @param offsets where the text of each model begins
 */
record ModelTexts(String text, BitSet tokens, int[] offsets) {

    static ModelTexts of(List<Model> models) {
        var written = new SearchText();
        int[] offsets = new int[models.size()];
        for (int model = 0; model < offsets.length; model++) {
            offsets[model] = written.length();
            written.add(models.get(model));
        }
        return new ModelTexts(written.toString(), written.starts(), offsets);
    }

    /** Whether a token that is before this place ends here. */
    boolean tokenEnds(int position) {
        char next = text.charAt(position);
        return next == SearchText.END || tokens.get(position) || next == SearchText.POINT && tokens.get(position + 1);
    }

    /** Where the name within the model's id ends. */
    int nameEnd(int model) {
        return text.indexOf(SearchText.END, offsets[model]);
    }

    /** Whether what is here is all of something that the model is called, other than its owner. */
    boolean isName(int model, int position, int length) {
        boolean field = text.charAt(position + length) == SearchText.END
                && (position == 0 || text.charAt(position - 1) == SearchText.END);
        return field && position != nameEnd(model) + 1;
    }
}
