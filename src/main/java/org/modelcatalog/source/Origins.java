package org.modelcatalog.source;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;

/** Collects where the values of one row come from while the row is made. What is unknown comes from nowhere. */
public final class Origins {

    private final Map<ModelField, Origin> noted = new EnumMap<>(ModelField.class);

    /** Notes a value's origin when there is a value, and gives the value back. */
    public <T> T note(ModelField field, T value, Origin origin) {
        boolean known = value != null && !(value instanceof Collection<?> list && list.isEmpty());
        if (known) {
            noted.put(field, origin);
        }
        return value;
    }

    /** What was noted. */
    public Map<ModelField, Origin> noted() {
        return noted;
    }
}
