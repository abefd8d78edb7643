package org.modelcatalog.query.search;

/**
 * A match of a word in the text of a model, packed into one number: kind, position and length. The better of two matches
 * is the greater number; the kind counts first, then the earlier position. 0 = no match.
 */
final class Match {

    /** One letter of the word is wrong. */
    static final int CORRECTED = 1;

    /** The word is inside a token. */
    static final int WITHIN = 2;

    /** The word's letters and numbers occur apart from each other. */
    static final int APART = 3;

    /** A token begins with the word. */
    static final int PREFIX = 4;

    /** The word is a whole token, or several adjacent tokens. */
    static final int EXACT = 5;

    static final int MAX_POSITION = 0xFFF;
    static final int MAX_LENGTH = 0xFF;

    private Match() {}

    static int of(int quality, int position, int length) {
        return quality << 20 | (MAX_POSITION - position) << 8 | length;
    }

    static int quality(int match) {
        return match >> 20;
    }

    /** Returns the offset from the start of the model's text. */
    static int position(int match) {
        return MAX_POSITION - (match >> 8 & MAX_POSITION);
    }

    static int length(int match) {
        return match & MAX_LENGTH;
    }

    static int end(int match) {
        return position(match) + length(match);
    }
}
