package org.modelcatalog.query.search;

import java.util.BitSet;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * Normalises names for search: lower-case letters and digits without separators, so that {@code Llama-3.1}, {@code llama
 * 3.1} and {@code Llama3.1} are the same text. Records where tokens begin.
 *
 * <p>A token begins after a separator, between letters and digits, and at a capital in camel case. One letter after a
 * number belongs to the number ({@code 8B}, {@code 4o}), and so does a decimal point. A point also separates two adjacent
 * tokens that end and begin with a digit: {@code 2-1} matches {@code 2.1}, and {@code 3-1B} does not match {@code 31B}.
 */
final class SearchText {

    /** Ends a field. Sorts before any character of a token. */
    static final char END = '\n';

    static final char POINT = '.';

    /** Keeps the text of a model below {@link Match#MAX_POSITION}, whatever its upstream sends. */
    private static final int MAX_FIELD = 256;

    private static final int MAX_ALIASES = 8;

    private final StringBuilder text = new StringBuilder();
    private final BitSet tokenStarts = new BitSet();

    /** Normalises one text, without the end marker. */
    static String of(String written) {
        var text = new SearchText();
        text.add(written);
        return text.text.substring(0, text.length() - 1);
    }

    /** Adds the name part of the id, then the owner, then the other names. */
    void add(Model model) {
        String owner = ModelId.owner(model.id());
        add(owner == null ? model.id() : model.id().substring(owner.length() + 1));
        add(owner == null ? "" : owner);
        addOther(model, model.name());
        if (model.owner() != null && !model.owner().equalsIgnoreCase(owner)) {
            add(model.owner());
        }
        if (model.huggingFaceId() != null && !model.huggingFaceId().equalsIgnoreCase(model.id())) {
            add(model.huggingFaceId());
        }
        model.aliases().stream().limit(MAX_ALIASES).forEach(this::add);
    }

    int length() {
        return text.length();
    }

    BitSet tokenStarts() {
        return tokenStarts;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Skips a name that normalises to the one in the id. */
    private void addOther(Model model, String name) {
        if (!of(name).equals(of(model.id().substring(model.id().lastIndexOf('/') + 1)))) {
            add(name);
        }
    }

    private void add(String written) {
        boolean separated = true;
        int from = text.length();
        for (int at = 0; at < written.length() && text.length() - from < MAX_FIELD; at++) {
            char here = written.charAt(at);
            if (Character.isLetterOrDigit(here)) {
                if (separated || beginsToken(written, at)) {
                    if (separated
                            && text.length() > from
                            && Character.isDigit(here)
                            && isDigit(text, text.length() - 1)) {
                        text.append(POINT);
                    }
                    tokenStarts.set(text.length());
                }
                text.append(Character.toLowerCase(here));
                separated = false;
            } else if (isDecimalPoint(written, at)) {
                text.append(POINT);
            } else {
                separated = true;
            }
        }
        text.append(END);
    }

    private static boolean beginsToken(String written, int at) {
        char here = written.charAt(at);
        char before = written.charAt(at - 1);
        if (Character.isDigit(here)) {
            return Character.isLetter(before);
        }
        return Character.isDigit(before)
                ? isLetter(written, at + 1)
                : Character.isUpperCase(here) && Character.isLowerCase(before);
    }

    static boolean isDecimalPoint(CharSequence written, int at) {
        return written.charAt(at) == POINT && isDigit(written, at - 1) && isDigit(written, at + 1);
    }

    private static boolean isDigit(CharSequence written, int at) {
        return at >= 0 && at < written.length() && Character.isDigit(written.charAt(at));
    }

    private static boolean isLetter(CharSequence written, int at) {
        return at < written.length() && Character.isLetter(written.charAt(at));
    }
}
