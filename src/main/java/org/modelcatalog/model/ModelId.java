package org.modelcatalog.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Validates ids of the Hub: {@code owner/name}, or a legacy {@code name} alone, of ASCII letters, digits, {@code . _ -}.
 *
 * <p>Only an id that {@link #isValid(String)} accepts may become part of an upstream URL: it needs no escaping and
 * cannot leave its path.
 */
public final class ModelId {

    /** The rule for ids, as error messages state it. */
    public static final String ALLOWED =
            "owner/name or name, of ASCII letters, digits, '.', '_' and '-', without '..', at most 200 characters";

    private static final int MAX_LENGTH = 200;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** A word, unlike the version of Bedrock's {@code anthropic.claude-v1:0} and its context in {@code -v1:0:48k}. */
    private static final Pattern VARIANT = Pattern.compile(":[A-Za-z][A-Za-z-]*$");

    private ModelId() {}

    /** Whether the id names a variant of a model, as {@code owner/name:free} does. */
    public static boolean isVariant(String id) {
        return VARIANT.matcher(id).find();
    }

    /** Returns the id of the model of which this id may name a variant. */
    public static String withoutVariant(String id) {
        return VARIANT.matcher(id).replaceFirst("");
    }

    /** Whether the id may be sent to an upstream. */
    public static boolean isValid(String id) {
        if (id.length() > MAX_LENGTH || id.contains("..")) {
            return false;
        }
        int slash = id.indexOf('/');
        return slash < 0 ? isSegment(id) : isSegment(id.substring(0, slash)) && isSegment(id.substring(slash + 1));
    }

    /** Returns the form for comparisons: the Hub's ids are case-insensitive. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Returns the owner part of {@code owner/name}; null for an id without an owner. */
    public static String owner(String id) {
        int slash = id.indexOf('/');
        return slash > 0 ? id.substring(0, slash) : null;
    }

    private static boolean isSegment(String segment) {
        return SEGMENT.matcher(segment).matches();
    }
}
