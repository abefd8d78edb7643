package org.modelcatalog.query;

import java.util.List;
import java.util.Locale;
import org.modelcatalog.model.Model;

/**
 * Selects the models of some owners: those that name one of them, and those whose id begins with {@code owner/}.
 *
 * @param owners lower case, sorted; empty = any owner
 */
public record OwnerFilter(List<String> owners) {

    /** Selects every model. */
    public static final OwnerFilter ANY = new OwnerFilter(List.of());

    public OwnerFilter {
        owners = owners.stream().distinct().sorted().toList();
    }

    /**
     * Parses a client's value: owners, separated by commas. Ignores surrounding white space, one leading {@code @}, and
     * case. Null or nothing at all selects every model.
     */
    public static OwnerFilter parse(String owners) {
        return owners == null ? ANY : of(List.of(owners.split(",")));
    }

    /** Returns the filter of these owners, each as a client writes it. */
    public static OwnerFilter of(List<String> owners) {
        return new OwnerFilter(owners.stream()
                .map(OwnerFilter::key)
                .filter(owner -> !owner.isEmpty())
                .toList());
    }

    /** The form in which owners are compared; empty for nothing but white space and an {@code @}. */
    public static String key(String owner) {
        String slug = owner.strip();
        slug = slug.startsWith("@") ? slug.substring(1).strip() : slug;
        return slug.toLowerCase(Locale.ROOT);
    }

    /** Whether it selects every model. */
    public boolean isAny() {
        return owners.isEmpty();
    }

    /** Returns the models that match, in their given order. */
    public List<Model> apply(List<Model> models) {
        return isAny() ? models : models.stream().filter(this::matches).toList();
    }

    private boolean matches(Model model) {
        return owners.stream()
                .anyMatch(owner -> owner.equalsIgnoreCase(model.owner())
                        || model.id().regionMatches(true, 0, owner + "/", 0, owner.length() + 1));
    }
}
