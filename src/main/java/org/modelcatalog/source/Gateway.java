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
    public Gateway {
        aliases = List.copyOf(aliases);
    }
}
