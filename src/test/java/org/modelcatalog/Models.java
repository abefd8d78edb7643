package org.modelcatalog;

import java.util.Arrays;
import java.util.List;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Serving;

/** Rows that say nothing but their names. */
public final class Models {

    private Models() {}

    public static Model model(String id, String name, String owner) {
        return new Model(id, id, name, owner, null, "hug", null, "", null, Architecture.UNKNOWN, Serving.NOBODY, null);
    }

    public static List<Model> of(String... ids) {
        return Arrays.stream(ids)
                .map(id -> model(id, id.substring(id.indexOf('/') + 1), ModelId.owner(id)))
                .toList();
    }
}
