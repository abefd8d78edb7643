package org.modelcatalog.query;

import java.util.List;
import java.util.Locale;
import org.modelcatalog.model.Model;

/**
 * Models of one owner: whose owner it is, or whose id begins with {@code owner/}.
 *
 * @param owner lower case; empty = everybody's
 */
public record OwnerFilter(String owner) {

    /** Reads what a client wrote: white space and one leading {@code @} do not count, nor does case. */
    public static OwnerFilter parse(String provider) {
        String owner = provider == null ? "" : provider.strip();
        owner = owner.startsWith("@") ? owner.substring(1).strip() : owner;
        return new OwnerFilter(owner.toLowerCase(Locale.ROOT));
    }

    /** The models that match, in their order. */
    public List<Model> apply(List<Model> models) {
        return owner.isEmpty() ? models : models.stream().filter(this::matches).toList();
    }

    private boolean matches(Model model) {
        return owner.equalsIgnoreCase(model.owner())
                || model.id().regionMatches(true, 0, owner + "/", 0, owner.length() + 1);
    }
}
