package org.modelcatalog.model;

import java.util.Locale;

/** The prices that sources state, in the order and with the names of OpenRouter's {@code pricing} object. */
public enum Price {
    /** Per token of input. */
    PROMPT,
    /** Per token of output. */
    COMPLETION,
    /** Per request. */
    REQUEST,
    /** Per input image. */
    IMAGE,
    /** Per search. */
    WEB_SEARCH,
    /** Per token of reasoning. */
    INTERNAL_REASONING,
    /** Per token read from a cache. */
    INPUT_CACHE_READ,
    /** Per token written to a cache that lasts five minutes. */
    INPUT_CACHE_WRITE,
    /** Per token written to a cache that lasts one hour. */
    INPUT_CACHE_WRITE_1H,
    /** Per token of audio input. */
    AUDIO,
    /** Per token of audio output. */
    AUDIO_OUTPUT,
    /** Per token of audio read from a cache. */
    INPUT_AUDIO_CACHE,
    /** Per output image. */
    IMAGE_OUTPUT,
    /** Per token of an image. */
    IMAGE_TOKEN,
    /** A fraction that is taken off the other prices; no price itself. */
    DISCOUNT;

    /** Returns the name that clients see, for example {@code input_cache_read}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
