package org.modelcatalog.query.search;

/**
 * How and where a word was found in the text of a model, in one number: of two the better one is the greater, better
 * being how, then how early. 0 = not at all.
 */
final class Match {

    /** One letter of the word is wrong. */
    static final int CORRECTED = 1;

    /** Somewhere within a token. */
    static final int WITHIN = 2;

    /** Its letters and its numbers, not together. */
    static final int APART = 3;

    /** A token begins with the word. */
    static final int PREFIX = 4;

    /** A token, or neighbouring tokens together, are the word. */
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

    /** Counted from where the text of the model begins. */
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
