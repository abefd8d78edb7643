package org.modelcatalog.query.cluster;

/**
 * Writes text so that a search cluster keeps it as Java has it: it sorts as strings do, and half a surrogate pair, which JSON
 * can bring in, survives. Characters from U+D6D0 on become two below U+D800, which no other character begins or ends with.
 */
final class TermText {

    private static final char FIRST = 0xD6D0;
    private static final char TRAIL = 0xD700;
    private static final int BITS = 8;
    private static final int MASK = 0xFF;

    private TermText() {}

    static String of(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < FIRST) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var written = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < FIRST) {
                written.append(unit);
            } else {
                int above = unit - FIRST;
                written.append((char) (FIRST + (above >> BITS))).append((char) (TRAIL + (above & MASK)));
            }
        }
        return written.toString();
    }

    /** Reads what {@link #of} wrote. */
    static String text(String written) {
        var text = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char unit = written.charAt(at);
            if (unit < FIRST || at + 1 == written.length()) {
                text.append(unit);
            } else {
                text.append((char) (FIRST + (unit - FIRST << BITS) + (written.charAt(++at) - TRAIL)));
            }
        }
        return text.toString();
    }
}
