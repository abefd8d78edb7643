package org.modelcatalog.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.modelcatalog.model.Model;

/**
 * The ids and names of all rows in lower case, concatenated for substring search. Each character holds one byte of UTF-8,
 * so that the text takes a byte a character whatever it contains, and {@code indexOf} runs as an intrinsic of the JVM.
 */
final class TextColumn {

    /** Ends a row. Not a byte of UTF-8, so that no match crosses it. */
    private static final int END = 0xFF;

    private final String text;
    private final int[] ends;

    private TextColumn(String text, int[] ends) {
        this.text = text;
        this.ends = ends;
    }

    static TextColumn of(List<Model> models) {
        var text = new ByteArrayOutputStream();
        int[] ends = new int[models.size()];
        for (int row = 0; row < ends.length; row++) {
            Model model = models.get(row);
            text.writeBytes(
                    (model.id() + ' ' + model.name()).toLowerCase(Locale.ROOT).getBytes(UTF_8));
            text.write(END);
            ends[row] = text.size();
        }
        return new TextColumn(text.toString(ISO_8859_1), ends);
    }

    /** Removes the rows that do not contain every word. */
    void retain(BitSet rows, List<String> words) {
        words.stream()
                .sorted(Comparator.comparing(String::length).reversed()) // the longest is probably the rarest
                .forEach(word -> retain(rows, new String(word.getBytes(UTF_8), ISO_8859_1)));
    }

    /** Jumps from match to match, so that the text is read once. */
    private void retain(BitSet rows, String word) {
        int hit = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row)) {
            int at = text.indexOf(word, row == 0 ? 0 : ends[row - 1]);
            if (at < 0) {
                rows.clear(row, ends.length);
                return;
            }
            hit = Math.max(hit, row);
            while (ends[hit] <= at) {
                hit++;
            }
            rows.clear(row, hit);
            row = hit + 1;
        }
    }
}
