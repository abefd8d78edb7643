package org.modelcatalog.query.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * The names of a model as terms, for an index that is too large to hold the text itself.
 *
 * @param tokens words of its ids, names, owners and aliases
 * @param joined adjacent tokens as one word: two, and three around a number, as in {@code llama3.1}
 * @param names whole names without separators, with and without the owner
 */
public record NameTerms(Set<String> tokens, Set<String> joined, Set<String> names) {

    /** Returns the terms of a model. */
    public static NameTerms of(Model model) {
        var text = new SearchText();
        text.add(model);
        var terms = new NameTerms(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        String written = text.toString();
        int start = 0;
        int field = 0;
        for (int end = written.indexOf(SearchText.END); end >= 0; end = written.indexOf(SearchText.END, start)) {
            terms.add(written, text.tokenStarts(), start, end);
            // the second field is the owner, which is no name of the model
            if (field++ != 1 && end > start) {
                terms.names.add(written.substring(start, end));
            }
            start = end + 1;
        }
        if (ModelId.owner(model.id()) != null) {
            terms.names.add(SearchText.of(model.id()));
        }
        return terms;
    }

    private void add(String text, BitSet starts, int from, int to) {
        List<int[]> found = new ArrayList<>();
        for (int start = starts.nextSetBit(from); start >= 0 && start < to; start = starts.nextSetBit(start + 1)) {
            int next = starts.nextSetBit(start + 1);
            int end = next < 0 || next > to ? to : next;
            // a point that separates two numbers belongs to neither
            found.add(new int[] {start, text.charAt(end - 1) == SearchText.POINT ? end - 1 : end});
        }
        for (int at = 0; at < found.size(); at++) {
            int start = found.get(at)[0];
            tokens.add(text.substring(start, found.get(at)[1]));
            if (at + 1 < found.size()) {
                joined.add(text.substring(start, found.get(at + 1)[1]));
            }
            if (at + 2 < found.size() && Character.isDigit(text.charAt(found.get(at + 1)[0]))) {
                joined.add(text.substring(start, found.get(at + 2)[1]));
            }
        }
    }
}
