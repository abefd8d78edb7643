package org.modelcatalog.source.huggingface;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;

/**
 * How many parameters a model has: the sum of its safetensors dtype map, else the safetensors total, else the GGUF
 * total.
 *
 * <p>Quantised weights (GPTQ, AWQ, 4-bit) are packed, several to one integer, so their sum is too small. There the base
 * model's count is taken, else a size written in the name, else nothing: a number known to be wrong is not shown.
 */
final class ParameterCounting {

    // I8 is not among them: int8 weights are one to a byte, their sum is right.
    private static final Set<String> PACKED = Set.of("I16", "I32", "I64", "U8", "U16", "U32", "U64");

    // 70B, 1.5b, 350M as a word of its own; not the 7B of 8x7B, whose parts share layers
    private static final Pattern SIZE =
            Pattern.compile("(?<![A-Za-z0-9.])(\\d{1,4}(?:\\.\\d{1,3})?)([BbMm])(?![A-Za-z0-9])");

    private static final Pattern BITS = Pattern.compile("(\\d{1,2})");

    private final Function<String, HubRecord> byId;

    /** @param byId finds the record of a base model in the same fetch, or null */
    ParameterCounting(Function<String, HubRecord> byId) {
        this.byId = byId;
    }

    /** The count and the rule that gave it, or null = unknown. */
    ParameterCount of(HubRecord model) {
        return isPacked(model) ? ofPacked(model) : own(model);
    }

    private ParameterCount ofPacked(HubRecord model) {
        for (String base : model.madeFrom()) {
            HubRecord record = byId.apply(base);
            ParameterCount count = record == null || isPacked(record) ? null : own(record);
            if (count != null) {
                return new ParameterCount(count.value(), Rule.BASE_MODEL);
            }
        }
        return sizeInName(model.id());
    }

    private static ParameterCount own(HubRecord model) {
        if (model.safetensors() != null) {
            return count(sum(model.safetensors()), Rule.SAFETENSORS_SUM);
        }
        return model.safetensorsTotal() != null
                ? count(model.safetensorsTotal(), Rule.SAFETENSORS_TOTAL)
                : count(model.ggufTotal(), Rule.GGUF_TOTAL);
    }

    private static boolean isPacked(HubRecord model) {
        if (model.safetensors() == null) {
            return false;
        }
        // By bytes, since one integer holds several weights: with a large vocabulary the embeddings outnumber them.
        double all = bytes(model.safetensors(), dtype -> true);
        return bytes(model.safetensors(), PACKED::contains) > all / 2;
    }

    private static double bytes(Map<String, Long> dtypes, Predicate<String> which) {
        return dtypes.entrySet().stream()
                .filter(dtype -> which.test(dtype.getKey().toUpperCase(Locale.ROOT)))
                .mapToDouble(dtype -> (double) dtype.getValue() * width(dtype.getKey()))
                .sum();
    }

    /** Bits of one element, as its dtype says: {@code BF16}, {@code I32}, {@code F8_E4M3}. */
    private static int width(String dtype) {
        Matcher bits = BITS.matcher(dtype);
        return bits.find() ? Integer.parseInt(bits.group(1)) : 8;
    }

    /** Null when the sum leaves the range of a long: such a map is nonsense. */
    private static Long sum(Map<String, Long> dtypes) {
        try {
            return dtypes.values().stream().reduce(0L, Math::addExact);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private static ParameterCount sizeInName(String id) {
        Matcher size = SIZE.matcher(id.substring(id.lastIndexOf('/') + 1));
        if (!size.find()) {
            return null;
        }
        int zeros = size.group(2).equalsIgnoreCase("B") ? 9 : 6;
        BigDecimal value = new BigDecimal(size.group(1)).scaleByPowerOfTen(zeros);
        return count(value.setScale(0, RoundingMode.DOWN).longValueExact(), Rule.NAME_SIZE);
    }

    private static ParameterCount count(Long value, Rule rule) {
        return value == null || value == 0 ? null : new ParameterCount(value, rule);
    }
}
