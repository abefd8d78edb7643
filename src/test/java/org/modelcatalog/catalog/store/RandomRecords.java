package org.modelcatalog.catalog.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.ParameterCount;

/** Records of any type, filled by their components: one that is added is tried without being mentioned here. */
public final class RandomRecords {

    private static final Set<Type> NULLABLE =
            Set.of(String.class, Long.class, Boolean.class, BigDecimal.class, HubMetrics.class, ParameterCount.class);
    private static final Set<String> NEVER_NULL =
            Set.of("lastSeen", "id", "name", "canonicalSlug", "inferenceProvider");
    private static final String[] TEXTS = {
        "",
        "a",
        "text-generation",
        "\"\\/\n\r\t\b\f",
        "\u0000\u001f\u007f\u0085\u2028\ufeff",
        "日本語",
        "🤗",
        "\ud83e",
        "\udd17x",
        "\udd17\ud83e",
        "{\"a\":[1]}",
        "NaN",
        "null"
    };
    private static final String[] DECIMALS = {
        "0",
        "0.0",
        "0E-10",
        "0E+3",
        "1E+2",
        "100",
        "1.50",
        "-0.000000070",
        "37",
        "9223372036854775808",
        "1234567890.1234567890123456789012345678",
        "1E-40",
        "-1E+40"
    };

    private final Random random;
    private int ids;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    public <T> T fill(Class<T> record) {
        try {
            RecordComponent[] components = record.getRecordComponents();
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i]);
            }
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object value(RecordComponent component) {
        if (component.getName().equals("id")) {
            return "owner/model-" + ids++;
        }
        boolean nullable = NULLABLE.contains(component.getType()) && !NEVER_NULL.contains(component.getName());
        return nullable && random.nextInt(4) == 0 ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType collection) {
            return collection.getRawType() == Map.class ? map(collection) : list(collection);
        }
        if (type == String.class) {
            return text();
        } else if (type == Long.class || type == long.class) {
            return random.nextBoolean() ? random.nextLong() : Long.MAX_VALUE;
        } else if (type == Integer.class) {
            return random.nextInt();
        } else if (type == Boolean.class || type == boolean.class) {
            return random.nextBoolean();
        } else if (type == BigDecimal.class) {
            return decimal();
        } else if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(1_700_000_000), random.nextInt(1_000_000_000));
        } else if (type instanceof Class<?> known && known.isEnum()) {
            return known.getEnumConstants()[random.nextInt(known.getEnumConstants().length)];
        } else if (type instanceof Class<?> known && known.isRecord()) {
            return fill(known);
        }
        throw new AssertionError("No random value for " + type);
    }

    private List<Object> list(ParameterizedType type) {
        var list = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            list.add(value(type.getActualTypeArguments()[0]));
        }
        return list;
    }

    /** By names, or by what the type of the key has. */
    private Map<Object, Object> map(ParameterizedType type) {
        var map = new HashMap<Object, Object>();
        for (int left = random.nextInt(4); left > 0; left--) {
            Type key = type.getActualTypeArguments()[0];
            map.put(key == String.class ? "key_" + left : value(key), value(type.getActualTypeArguments()[1]));
        }
        return map;
    }

    private String text() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        var text = new StringBuilder();
        for (int left = random.nextInt(20); left > 0; left--) {
            text.append((char) random.nextInt(1 << 16));
        }
        return text.toString();
    }

    private BigDecimal decimal() {
        return random.nextBoolean()
                ? new BigDecimal(DECIMALS[random.nextInt(DECIMALS.length)])
                : new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(80) - 40);
    }
}
