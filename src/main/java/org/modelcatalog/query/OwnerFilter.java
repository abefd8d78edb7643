package org.modelcatalog.query;

import java.util.List;
import java.util.Locale;
import org.modelcatalog.model.Model;

/**
 * Selects the models of one owner: those that name the owner, and those whose id begins with {@code owner/}.
 *
 * @param owner lower case; empty = any owner
 */
public record OwnerFilter(String owner) {

    /** Parses a client's value; ignores surrounding white space, one leading {@code @}, and case. */
    public static OwnerFilter parse(String provider) {
        String owner = provider == null ? "" : provider.strip();
        owner = owner.startsWith("@") ? owner.substring(1).strip() : owner;
        return new OwnerFilter(owner.toLowerCase(Locale.ROOT));
    }

    /** Returns the models that match, in their given order. */
    public List<Model> apply(List<Model> models) {
        return owner.isEmpty() ? models : models.stream().filter(this::matches).toList();
    }

    private boolean matches(Model model) {
        return owner.equalsIgnoreCase(model.owner())
                || model.id().regionMatches(true, 0, owner + "/", 0, owner.length() + 1);
    }
}
