package org.modelcatalog.query.disk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Hub's id of a repository as two numbers, which sort as the id does.
 *
 * @param high the first twelve of 24 hex digits
 * @param low the last twelve
 */
record RepositoryId(long high, long low) {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{24}");
    private static final int HALF = 12;
    private static final int HEX = 16;

    /** Parses an id; empty for anything else. */
    static Optional<RepositoryId> parse(String id) {
        return id == null || !DIGITS.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(new RepositoryId(
                        Long.parseLong(id.substring(0, HALF), HEX), Long.parseLong(id.substring(HALF), HEX)));
    }

    @Override
    public String toString() {
        return "%012x%012x".formatted(high, low);
    }
}
