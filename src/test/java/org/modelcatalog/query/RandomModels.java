package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.Weights;
import org.modelcatalog.support.Models;

/** Random models and filters from few values, so that many match. Any value of a model may be unknown. */
public final class RandomModels {

    static final List<String> OWNERS = Arrays.asList("acme-ai", "Acme-AI", "cobalt", null);
    static final List<String> WORDS = List.of("alpha", "Alpha", "beta", "b&=c", "Straße", "İ");
    static final List<Long> COUNTS = List.of(0L, 1L, 7L, 1_000L, Long.MAX_VALUE);
    static final List<String> PRICES =
            List.of("0", "0.0000002", "0.00000020", "0.000001", "0.000000000000000000000000000001");
    static final List<String> TIMES = List.of(
            "2025-01-01T00:00:00.000Z",
            "2025-01-01T01:00:00+02:00",
            "2025-06-30",
            "2025-06-30T12:00:00.123456Z",
            "long ago");

    static final List<String> TOKENIZERS = List.of("Beta", "beta2", "Alpha3", "7");
    static final List<String> BENCHMARKS = List.of(
            "{\"source\":\"openrouter\"}",
            "{\"artificial_analysis\":{\"intelligence_index\":0.5,\"coding_index\":null,\"agentic_index\":1}}",
            "{\"artificial_analysis\":{\"intelligence_index\":0.50,\"coding_index\":12.25},"
                    + "\"design_arena\":[{\"elo\":1200},{\"elo\":1300.5},{\"rank\":1}]}");

    private RandomModels() {}

    static Arbitrary<List<Model>> models() {
        return Arbitraries.randomValue(RandomModels::model).list().ofMaxSize(120);
    }

    public static Model model(Random random) {
        String owner = any(random, OWNERS);
        String name = any(random, List.of("Aurora-7B", "aurora-1b", "Starling", "北斗-7B")) + random.nextInt(3);
        return Models.row("hug", owner == null ? name : owner + '/' + name)
                .slug(name)
                .name(name.replace('-', ' '))
                .owner(random.nextBoolean() ? owner : any(random, OWNERS))
                .created(orNull(random, any(random, TIMES)))
                .serving(new Serving(some(random, List.of("northwind", "Brightline")).stream()
                        .map(provider -> offer(random, provider))
                        .toList()))
                .architecture(new Architecture(
                        modalities(random), modalities(random), orNull(random, any(random, TOKENIZERS)), null))
                .facts(new Facts(
                        null,
                        null,
                        orNull(random, any(random, TIMES)),
                        orNull(random, any(random, BENCHMARKS)),
                        null,
                        null))
                .hub(orNull(random, hub(random)))
                .build();
    }

    public static ModelFilter filter(Random random) {
        var words = new EnumMap<Facet, List<String>>(Facet.class);
        for (Facet facet : Facet.values()) {
            if (random.nextInt(10) == 0) {
                words.put(facet, some(random, vocabulary(facet)));
            }
        }
        var ranges = new EnumMap<Measure, Range>(Measure.class);
        for (Measure measure : Measure.RANGED) {
            if (random.nextInt(10) == 0) {
                ranges.put(
                        measure,
                        new Range(orNull(random, limit(random, measure)), orNull(random, limit(random, measure))));
            }
        }
        return new ModelFilter(
                OwnerFilter.parse(random.nextInt(4) == 0 ? any(random, OWNERS) : null),
                words,
                ranges,
                random.nextInt(4) == 0 ? some(random, List.of("7b", "auro", "A", "北", "acme-ai/", "b1")) : List.of(),
                random.nextInt(8) == 0 ? some(random, List.of("alpha", "b&=c", "license:beta")) : List.of());
    }

    private static List<String> vocabulary(Facet facet) {
        return switch (facet) {
            case AUTHOR -> List.of("acme-ai", "COBALT", "nobody");
            case GATED -> List.of("false", "auto", "manual");
            case SERVABLE, TOOLS, STRUCTURED_OUTPUTS, REASONING, VISION, FREE -> List.of("true", "false");
            case INPUT_MODALITY, OUTPUT_MODALITY -> List.of("text", "image", "3d");
            case SUPPORTED_PARAMETERS -> List.of("tools", "Seed", "structured_outputs");
            case PROVIDER_SERVED -> List.of("Northwind", "brightline", "nobody");
            default -> List.of("alpha", "BETA", "b&=c", "straße", "İ", "nothing");
        };
    }

    private static BigDecimal limit(Random random, Measure measure) {
        if (measure.unit().decimals() != null) {
            return any(random, List.of(BigDecimal.ZERO, new BigDecimal("0.2"), new BigDecimal("0.5"), BigDecimal.ONE));
        }
        return measure.isTime()
                ? IsoTime.parse(any(random, List.of("2025-01-01", "2024-12-31T23:00:00Z", "2025-06-30", "2026-01-01")))
                : BigDecimal.valueOf(any(random, COUNTS));
    }

    private static Offer offer(Random random, String name) {
        BigDecimal price = orNull(random, new BigDecimal(any(random, PRICES)));
        return new Offer(
                name,
                null,
                null,
                random.nextBoolean() ? Offer.LIVE : "error",
                new Limits(orNull(random, any(random, COUNTS)), null, orNull(random, any(random, COUNTS))),
                Pricing.perToken(price, orNull(random, new BigDecimal(any(random, PRICES)))),
                orNull(random, any(random, WORDS)),
                Capabilities.of(orNull(random, random.nextBoolean()), orNull(random, random.nextBoolean())),
                orNull(random, new BigDecimal(any(random, List.of("0.20", "0.5", "212")))),
                orNull(random, new BigDecimal(any(random, List.of("0.2", "1", "96.5")))),
                null,
                new OfferTerms(null, some(random, List.of("tools", "seed")), Map.of(), null, List.of()));
    }

    private static List<Modality> modalities(Random random) {
        return random.nextBoolean() ? List.of(Modality.TEXT) : some(random, List.of(Modality.values()));
    }

    private static Weights weights(Random random) {
        return new Weights(
                Map.of(),
                orNull(random, new Weights.Quantization(any(random, WORDS), null, null)),
                null,
                orNull(random, any(random, WORDS)),
                orNull(random, any(random, WORDS)),
                orNull(random, any(random, WORDS)),
                null);
    }

    private static HubMetrics hub(Random random) {
        return new HubMetrics(
                null,
                orNull(random, any(random, COUNTS)),
                orNull(random, any(random, COUNTS)),
                orNull(random, any(random, WORDS)),
                orNull(random, new ParameterCount(1 + random.nextInt(5), ParameterCount.Rule.SAFETENSORS_SUM)),
                orNull(random, any(random, List.of(Gated.values()))),
                null,
                orNull(random, any(random, TIMES)),
                null,
                null,
                null,
                null,
                orNull(
                        random,
                        any(random, List.of(new BigDecimal("0.2"), new BigDecimal("-1"), new BigDecimal("1E+40")))),
                orNull(random, any(random, WORDS)),
                orNull(random, any(random, WORDS)),
                some(random, WORDS),
                some(random, WORDS),
                some(random, List.of("alpha", "Alpha", "b&=c", "license:beta", "license:Straße", "license:")),
                orNull(random, any(random, WORDS)),
                null,
                List.of(),
                null,
                random.nextBoolean() ? weights(random) : Weights.UNKNOWN);
    }

    static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static <T> List<T> some(Random random, List<T> values) {
        return values.stream().filter(value -> random.nextInt(3) == 0).toList();
    }

    private static <T> T orNull(Random random, T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
