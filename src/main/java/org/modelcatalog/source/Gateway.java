package org.modelcatalog.source;

import java.util.List;

/**
 * A gateway as clients know it.
 *
 * @param slug canonical name, for example {@code hug}
 * @param label name for people and log lines, for example {@code Hugging Face}
 * @param note what the list's envelope says about the data
 * @param aliases other names accepted for the slug
 */
public record Gateway(String slug, String label, String note, List<String> aliases) {
    /** The Hugging Face Hub, from whichever source it is served. What it says of a model, rows of others get too. */
    public static final Gateway HUGGING_FACE =
            new Gateway("hug", "Hugging Face", "Hugging Face Model Hub", List.of("huggingface", "hf"));

    /** Every public model of the Hub, from the mirror. */
    public static final Gateway WHOLE_HUB =
            new Gateway("hub", "Hugging Face Hub", "Every public model of the Hugging Face Hub, mirrored", List.of());

    public Gateway {
        aliases = List.copyOf(aliases);
    }
}
