package org.modelcatalog.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** Filters, counts and sorts by reading every model: the reference for {@link ModelIndex}. */
final class FullScan {

    private FullScan() {}

    static List<Model> select(List<Model> models, ModelFilter filter) {
        return filter.owner().apply(models).stream()
                .filter(model ->
                        filter.words().entrySet().stream().allMatch(part -> has(model, part.getKey(), part.getValue())))
                .filter(model -> filter.ranges().entrySet().stream()
                        .allMatch(part -> within(value(model, part.getKey()), part.getKey(), part.getValue())))
                .filter(model -> keys(model, Facet.TAG).toList().containsAll(filter.tags()))
                .filter(model -> filter.text().stream()
                        .allMatch((model.id() + ' ' + model.name()).toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    static Stream<Model> sorted(List<Model> models, Measure measure, boolean descending) {
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        return models.stream()
                .sorted(Comparator.comparing(
                        model -> value(model, measure), Comparator.nullsLast(descending ? order.reversed() : order)));
    }

    /** Returns words with their counts, by count, then word. */
    static List<String> counts(List<Model> models, Facet facet) {
        var counts = new TreeMap<String, Integer>();
        models.forEach(model -> keys(model, facet).distinct().forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing(word -> -word.getValue()))
                .map(word -> word.getKey() + ' ' + word.getValue())
                .toList();
    }

    /** Returns minimum, maximum and number of known values. */
    static List<BigDecimal> stats(List<Model> models, Measure measure) {
        List<BigDecimal> known = models.stream()
                .map(model -> value(model, measure))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var stats = new ArrayList<BigDecimal>();
        stats.add(known.isEmpty() ? null : known.get(0));
        stats.add(known.isEmpty() ? null : known.get(known.size() - 1));
        stats.add(BigDecimal.valueOf(known.size()));
        return stats;
    }

    private static boolean has(Model model, Facet facet, List<String> words) {
        return facet == Facet.SUPPORTED_PARAMETERS
                ? keys(model, facet).toList().containsAll(words)
                : keys(model, facet).anyMatch(words::contains);
    }

    private static Stream<String> has(Model model, Capability capability) {
        return Stream.ofNullable(model.has(capability)).map(Object::toString);
    }

    private static Stream<Offer> live(Model model) {
        return model.serving().offers().stream().filter(offer -> "live".equals(offer.status()));
    }

    private static List<BigDecimal> sorted(Model model, Function<Offer, BigDecimal> figure) {
        return live(model).map(figure).filter(Objects::nonNull).sorted().toList();
    }

    private static Stream<String> keys(Model model, Facet facet) {
        var hub = Optional.ofNullable(model.hub());
        Stream<String> words =
                switch (facet) {
                    case TASK -> hub.map(it -> it.pipelineTag()).stream();
                    case LIBRARY -> hub.map(it -> it.libraryName()).stream();
                    case LICENSE ->
                        hub.stream()
                                .flatMap(it -> Stream.concat(
                                        Stream.of(
                                                        Optional.ofNullable(it.license()),
                                                        Optional.ofNullable(it.licenseName()))
                                                .flatMap(Optional::stream),
                                        it.tags().stream()
                                                .filter(tag -> tag.matches("license:.+"))
                                                .map(tag -> tag.split(":", 2)[1])));
                    case LANGUAGE -> hub.stream().flatMap(it -> it.languages().stream());
                    case TAG -> hub.stream().flatMap(it -> it.tags().stream());
                    case BASE_MODEL -> hub.stream().flatMap(it -> it.baseModels().stream());
                    case GATED ->
                        hub.map(it -> it.gated()).stream()
                                .map(gated -> gated.name().replace("NO", "false"));
                    case TOOLS -> has(model, Capability.TOOLS);
                    case STRUCTURED_OUTPUTS -> has(model, Capability.STRUCTURED_OUTPUTS);
                    case REASONING -> has(model, Capability.REASONING);
                    case VISION -> has(model, Capability.VISION);
                    case FREE -> Stream.ofNullable(model.free()).map(free -> free ? "true" : "false");
                    case INPUT_MODALITY ->
                        model.architecture().inputs().stream().map(Modality::label);
                    case OUTPUT_MODALITY ->
                        model.architecture().outputs().stream().map(Modality::label);
                    case SUPPORTED_PARAMETERS -> model.serving().supportedParameters().stream();
                    case QUANTIZATION ->
                        Stream.concat(
                                live(model).map(Offer::quantization),
                                hub
                                        .map(it -> it.weights())
                                        .map(it -> it.quantization())
                                        .map(it -> it.method())
                                        .stream());
                    case ARCHITECTURE ->
                        hub.map(it -> it.weights()).stream()
                                .flatMap(it -> Stream.of(it.architecture(), it.modelType(), it.ggufArchitecture()));
                    case SERVABLE -> Stream.of("" + model.serving().servable());
                    case AUTHOR ->
                        Stream.concat(
                                Stream.ofNullable(model.owner()),
                                Stream.of(model.id())
                                        .filter(id -> id.contains("/"))
                                        .map(id -> id.split("/")[0]));
                    case TOKENIZER ->
                        Stream.ofNullable(model.architecture().tokenizer())
                                .flatMap(word -> Stream.of(word, word.replaceAll("(?<=\\D)\\d$", "")))
                                .distinct();
                    case PROVIDER_SERVED -> live(model).map(offer -> offer.inferenceProvider());
                };
        return words.filter(Objects::nonNull).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static boolean within(BigDecimal value, Measure measure, Range range) {
        if (value == null) {
            return false;
        }
        boolean begun = range.from() == null || value.compareTo(range.from()) >= 0;
        int end = range.to() == null ? -1 : value.compareTo(range.to());
        return begun && (measure.isTime() ? end < 0 : end <= 0);
    }

    private static BigDecimal value(Model model, Measure measure) {
        var hub = Optional.ofNullable(model.hub());
        return switch (measure) {
            case PARAMS ->
                hub.map(it -> it.parameters())
                        .map(it -> new BigDecimal(it.value()))
                        .orElse(null);
            case DOWNLOADS -> hub.map(it -> it.downloads()).map(BigDecimal::new).orElse(null);
            case LIKES -> hub.map(it -> it.likes()).map(BigDecimal::new).orElse(null);
            case TRENDING -> hub.map(it -> it.trendingScore()).orElse(null);
            case CONTEXT_LENGTH -> model.contextLength() == null ? null : new BigDecimal(model.contextLength());
            case PRICE ->
                model.serving().pricing().prompt() == null
                        ? null
                        : model.serving().pricing().prompt().multiply(new BigDecimal("1000000"));
            case OUTPUT_PRICE ->
                model.serving().pricing().completion() == null
                        ? null
                        : model.serving().pricing().completion().multiply(new BigDecimal("1000000"));
            case MAX_OUTPUT -> {
                List<BigDecimal> limits = sorted(
                        model,
                        offer -> offer.limits().maxOutput() == null
                                ? null
                                : new BigDecimal(offer.limits().maxOutput()));
                yield limits.isEmpty() ? null : limits.get(limits.size() - 1);
            }
            case THROUGHPUT -> {
                List<BigDecimal> figures = sorted(model, Offer::throughput);
                yield figures.isEmpty() ? null : figures.get(figures.size() - 1);
            }
            case LATENCY ->
                sorted(model, Offer::firstTokenLatencyMs).stream().findFirst().orElse(null);
            case INTELLIGENCE_INDEX -> score(model, "intelligence_index\":([0-9.]+)");
            case CODING_INDEX -> score(model, "coding_index\":([0-9.]+)");
            case AGENTIC_INDEX -> score(model, "agentic_index\":([0-9.]+)");
            case DESIGN_ARENA_ELO -> score(model, "elo\":([0-9.]+)");
            case EXPIRES -> seconds(model.facts().expirationDate());
            case CREATED -> seconds(model.created());
            case MODIFIED -> hub.map(it -> seconds(it.lastModified())).orElse(null);
        };
    }

    private static BigDecimal score(Model model, String pattern) {
        return Stream.ofNullable(model.facts().benchmarks())
                .flatMap(json -> Pattern.compile(pattern).matcher(json).results())
                .map(score -> new BigDecimal(score.group(1)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static BigDecimal seconds(String time) {
        if (time == null || time.equals("long ago")) {
            return null;
        }
        Instant moment = time.contains("T")
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
        return BigDecimal.valueOf(moment.getEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9));
    }
}
