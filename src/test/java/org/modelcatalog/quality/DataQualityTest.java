package org.modelcatalog.quality;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.catalog.merge.GatewayMerge;
import org.modelcatalog.catalog.merge.RecordedMergeTest;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.source.huggingface.RecordedHub;
import org.modelcatalog.source.openrouter.RecordedOpenRouter;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** Measures the tables of docs/DATA_QUALITY.md. A failure prints the new table, to be copied there. */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
class DataQualityTest {

    private static final Path DOC = Path.of("docs", "DATA_QUALITY.md");

    private static final List<ModelField> FIELDS = List.of(
            ModelField.CONTEXT_LENGTH,
            ModelField.MODALITY,
            ModelField.TOKENIZER,
            ModelField.INSTRUCT_TYPE,
            ModelField.PRICING,
            ModelField.PROVIDERS,
            ModelField.SUPPORTED_PARAMETERS,
            ModelField.TOP_PROVIDER,
            ModelField.NUM_PARAMETERS,
            ModelField.LICENSE,
            ModelField.LIBRARY_NAME,
            ModelField.LANGUAGES,
            ModelField.BASE_MODELS,
            ModelField.DESCRIPTION,
            ModelField.CREATED);

    private static final Set<String> PACKED_DTYPES = Set.of("I16", "I32", "I64", "U8", "U16", "U32", "U64");

    private static final Pattern BITS = Pattern.compile("\\d{1,2}");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");

    private static final Map<ModelField, Second> ON_THE_HUB = Map.of(
            ModelField.MODALITY, card("pipeline_tag", model -> model.row().hub().pipelineTag()),
            ModelField.LICENSE, card("license", model -> model.row().hub().license()),
            ModelField.LIBRARY_NAME,
                    card("library_name", model -> model.row().hub().libraryName()),
            ModelField.LANGUAGES, cards("language", row -> row.hub().languages()),
            ModelField.BASE_MODELS, cards("base_model", row -> row.hub().baseModels()),
            ModelField.NUM_PARAMETERS,
                    new Second(
                            "safetensors.total",
                            DataQualityTest::parameters,
                            model -> number(model.json().at("/safetensors/total"))),
            ModelField.CREATED,
                    new Second(
                            "the time in `_id`",
                            model -> seconds(model.row().created()),
                            model -> Long.parseLong(
                                    model.json().path("_id").asText().substring(0, 8), 16)));

    private static final Map<ModelField, Second> AT_THE_ROUTER = Map.of(
            ModelField.CONTEXT_LENGTH, amongProviders("context_length"),
            ModelField.PRICING, amongProviders("pricing"),
            ModelField.SUPPORTED_PARAMETERS, amongProviders("supports_structured_output"));

    private static final Map<ModelField, Second> AT_OPENROUTER = Map.of(
            ModelField.CONTEXT_LENGTH,
            new Second(
                    "top_provider.context_length",
                    model -> model.row().contextLength(),
                    model -> number(model.json().at("/top_provider/context_length"))));

    private static List<RecordedModel> details;
    private static List<RecordedModel> lists;
    private static List<RecordedModel> router;
    private static List<RecordedModel> openRouter;
    private static List<Pair> pairs;

    private final String doc = read();

    /** Another part of the same record that states the same fact. */
    private record Second(String name, Function<RecordedModel, Object> shown, Function<RecordedModel, Object> other) {}

    /** An OpenRouter row and the Hub's row of the same model. */
    private record Pair(Model hub, Model openRouter) {

        boolean byStatedId() {
            return hub.id().equalsIgnoreCase(openRouter.huggingFaceId());
        }

        boolean byName() {
            return openRouter.huggingFaceId() == null;
        }
    }

    @BeforeAll
    static void measure() {
        details = RecordedHub.details();
        lists = RecordedHub.lists();
        router = RecordedHub.router();
        openRouter = RecordedOpenRouter.models();
        pairs = pairs();
    }

    @Test
    void saysWhatWasRecorded() {
        var table = new MeasuredTable("What was recorded", "what", "records", "models", "remark");
        table.row("Hub, with details", details.size(), models(details));
        table.row("Hub, from lists", lists.size(), models(lists));
        table.row("router", router.size(), models(router));
        table.row("OpenRouter", openRouter.size(), models(openRouter));
        assertWritten(table);
    }

    @Test
    void saysHowManyModelsAreOfSeveralGateways() {
        List<Model> hub = RecordedHub.catalog();
        List<Model> others = openRouter.stream().map(RecordedModel::row).toList();
        List<Model> merged = GatewayMerge.merge(List.of(hub, others));

        var table = new MeasuredTable("All gateways in one list", "what", "rows", "remark");
        table.row("Hub and router", hub.size());
        table.row("OpenRouter", others.size());
        table.row("OpenRouter, with a Hub id", count(others, row -> row.huggingFaceId() != null));
        table.row("OpenRouter, of a recorded Hub model by the Hub id it states", count(pairs, Pair::byStatedId));
        table.row(
                "OpenRouter, of a recorded Hub model by its former Hub id",
                count(pairs, pair -> !pair.byStatedId() && !pair.byName()));
        table.row("OpenRouter, of a recorded Hub model by name, without a Hub id", count(pairs, Pair::byName));
        table.row("OpenRouter, of a model that the router lists", count(pairs, DataQualityTest::isRouted));
        table.row("merged", merged.size());
        table.row(
                "merged, of the Hub and of OpenRouter",
                count(merged, row -> row.gateways().size() > 1));
        table.row(
                "ids that are one model's at the Hub and another's at OpenRouter",
                RecordedMergeTest.idsOfTwoModels(merged).size());
        assertWritten(table);
    }

    @Test
    void saysWhatHubRecordsWithDetailsTell() {
        assertWritten(fields("Hub records with details", details, ON_THE_HUB));
    }

    @Test
    void saysWhatHubListsTell() {
        assertWritten(fields("Hub records from lists", lists, ON_THE_HUB));
    }

    @Test
    void saysWhatTheRouterTells() {
        assertWritten(fields("Router rows", router, AT_THE_ROUTER));
    }

    @Test
    void saysWhatOpenRouterTells() {
        assertWritten(fields("OpenRouter rows", openRouter, AT_OPENROUTER));
    }

    @Test
    void saysByWhichRuleParametersAreCounted() {
        var table = new MeasuredTable("Number of parameters", "rule", "with details", "from lists", "what it is");
        for (ParameterCount.Rule rule : ParameterCount.Rule.values()) {
            table.row("`" + rule.label() + "`", byRule(details, rule), byRule(lists, rule));
        }
        table.row("unknown", byRule(details, null), byRule(lists, null));
        assertWritten(table);
    }

    @Test
    void saysWhatIsShownOfBlocksThatAreNotPlain() {
        var table = new MeasuredTable(
                "Blocks with integers, and GGUF", "model", "its block says", "bytes in integers", "shown", "why");
        details.stream()
                .filter(model -> packedBytes(model.json()) > 0 || model.json().has("gguf"))
                .collect(Collectors.toMap(model -> model.row().id(), identity(), (one, other) -> one, TreeMap::new))
                .forEach((id, model) -> table.row(
                        "`" + id + "`",
                        block(model.json()),
                        percent(packedBytes(model.json())),
                        shownParameters(model)));
        table.row(
                "more than half in integers",
                "–",
                "–",
                count(concat(details, lists), model -> packedBytes(model.json()) > 0.5) + " recorded");
        assertWritten(table);
    }

    @Test
    void saysWhereSourcesOfOneModelDisagree() {
        var table = new MeasuredTable(
                "Two sources of one model", "field", "sources", "both state", "agree", "differ", "how", "why");
        compare(
                table,
                "tokenizer",
                pair -> pair.hub().architecture().tokenizer(),
                pair -> pair.openRouter().architecture().tokenizer());
        compare(
                table,
                "instruct_type",
                pair -> pair.hub().architecture().instructType(),
                pair -> pair.openRouter().architecture().instructType());
        compare(
                table,
                "modality",
                pair -> pair.hub().architecture().modality(),
                pair -> pair.openRouter().architecture().modality());
        compare(
                table,
                "context_length",
                pair -> pair.hub().contextLength(),
                pair -> pair.openRouter().contextLength());
        table.row(differences(
                "created",
                "Hub, OpenRouter",
                pairs,
                pair -> pair.hub().created(),
                pair -> pair.openRouter().created(),
                pair -> pair.hub().created().compareTo(pair.openRouter().created()) < 0 ? "Hub earlier" : "Hub later"));
        List<Pair> routed = pairs.stream().filter(DataQualityTest::isRouted).toList();
        table.row(differences(
                "context_length of served models",
                "router, OpenRouter",
                routed,
                pair -> pair.hub().contextLength(),
                pair -> pair.openRouter().contextLength()));
        table.row(differences(
                "pricing",
                "router, OpenRouter",
                routed,
                pair -> pair.hub().serving().pricing().prompt(),
                pair -> pair.openRouter().serving().pricing().prompt()));
        List<RecordedModel> listed =
                router.stream().filter(model -> onHub(model) != null).toList();
        table.row(differences(
                "created, as the router says",
                "Hub, router",
                listed,
                model -> seconds(onHub(model).created()),
                model -> number(model.json().path("created"))));
        table.row(differences(
                "modality of served models",
                "Hub, router",
                listed,
                model -> onHub(model).architecture().modality(),
                model -> model.row().architecture().modality()));
        table.row(differences(
                "free of charge",
                "router's price, its `is_free`",
                router.stream()
                        .flatMap(model -> StreamSupport.stream(
                                model.json().path("providers").spliterator(), false))
                        .filter(offer -> offer.has("is_free"))
                        .toList(),
                offer -> offer.has("pricing")
                        ? offer.at("/pricing/input").decimalValue().signum() == 0
                        : null,
                offer -> offer.path("is_free").booleanValue()));
        table.row(differences(
                "modality in OpenRouter's word",
                "ours, OpenRouter's",
                openRouter,
                model -> model.row().architecture().modality(),
                model -> text(model.json().at("/architecture/modality"))));
        assertWritten(table);
    }

    @Test
    void everyRuleNamesClassesThatAreThere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> sources =
                    files.map(file -> file.getFileName().toString()).toList();
            String rules = doc.substring(doc.indexOf("## Rules of truth"));
            assertThat(CLASS.matcher(rules).results().map(name -> name.group(1) + ".java"))
                    .isNotEmpty()
                    .isSubsetOf(sources);
        }
    }

    /** Returns the share of a record's tensor bytes in integers, each of which may pack several weights. */
    static double packedBytes(JsonNode record) {
        double all = 0;
        double packed = 0;
        for (Map.Entry<String, JsonNode> dtype :
                record.at("/safetensors/parameters").properties()) {
            double bytes = dtype.getValue().doubleValue() * width(dtype.getKey());
            all += bytes;
            packed += PACKED_DTYPES.contains(dtype.getKey()) ? bytes : 0;
        }
        return all == 0 ? 0 : packed / all;
    }

    private static int width(String dtype) {
        Matcher bits = BITS.matcher(dtype);
        return bits.find() ? Integer.parseInt(bits.group()) : 8;
    }

    private void assertWritten(MeasuredTable table) {
        assertThat(table.written(doc))
                .as("the table \"%s\" of %s, which should be%n%n%s%n", table.heading(), DOC, table.measured(doc))
                .isEqualTo(table.measured(doc));
    }

    private static MeasuredTable fields(String heading, List<RecordedModel> models, Map<ModelField, Second> seconds) {
        var table = new MeasuredTable(
                heading, "field", "known", "by source and rule", "also stated by", "both state", "differ", "why");
        for (ModelField field : FIELDS) {
            Second second = seconds.get(field);
            List<RecordedModel> both = second == null
                    ? List.of()
                    : models.stream()
                            .filter(model -> second.shown().apply(model) != null
                                    && second.other().apply(model) != null)
                            .toList();
            table.row(
                    field.label(),
                    count(models, model -> field.isKnown(model.row())) + " of " + models.size(),
                    counted(models.stream()
                            .filter(model -> field.isKnown(model.row()))
                            .map(model -> rule(model.row().origins().get(field)))),
                    second == null ? "–" : second.name(),
                    second == null ? "–" : both.size(),
                    second == null
                            ? "–"
                            : count(
                                    both,
                                    model -> !second.shown()
                                            .apply(model)
                                            .equals(second.other().apply(model))));
        }
        return table;
    }

    private static String rule(Origin origin) {
        return origin.source() + " `" + origin.rule() + "`";
    }

    private static void compare(
            MeasuredTable table, String field, Function<Pair, Object> hub, Function<Pair, Object> openRouter) {
        table.row(differences(field, "Hub, OpenRouter", pairs, hub, openRouter));
    }

    private static <T> Object[] differences(
            String field, String sources, Collection<T> all, Function<T, Object> one, Function<T, Object> other) {
        return differences(
                field, sources, all, one, other, both -> "`" + one.apply(both) + "` ≠ `" + other.apply(both) + "`");
    }

    private static <T> Object[] differences(
            String field,
            String sources,
            Collection<T> all,
            Function<T, Object> one,
            Function<T, Object> other,
            Function<T, String> how) {
        List<T> both = all.stream()
                .filter(model -> one.apply(model) != null && other.apply(model) != null)
                .toList();
        List<T> differ = both.stream()
                .filter(model -> !one.apply(model).equals(other.apply(model)))
                .toList();
        return new Object[] {
            field,
            sources,
            both.size(),
            both.size() - differ.size(),
            differ.size(),
            counted(differ.stream().map(how))
        };
    }

    /** Returns each word with its count, the most frequent first. */
    private static String counted(Stream<String> words) {
        Map<String, Long> counts = words.collect(Collectors.groupingBy(identity(), Collectors.counting()));
        return counts.isEmpty()
                ? "–"
                : counts.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Long> word) -> -word.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .map(word -> word.getKey() + " " + word.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static List<Pair> pairs() {
        List<Model> hub = RecordedHub.catalog();
        List<Model> others = openRouter.stream().map(RecordedModel::row).toList();
        Map<String, Model> hubById = hub.stream().collect(Collectors.toMap(Model::id, identity()));
        Map<String, Model> hubByAnyId = new HashMap<>();
        GatewayMerge.merge(List.of(hub, others)).stream()
                .filter(row -> hubById.containsKey(row.id()) && row.gateways().size() > 1)
                .forEach(row -> Stream.concat(Stream.of(row.id()), row.aliases().stream())
                        .forEach(id -> hubByAnyId.put(ModelId.key(id), hubById.get(row.id()))));
        return others.stream()
                .filter(row -> hubByAnyId.containsKey(ModelId.key(row.id())))
                .map(row -> new Pair(hubByAnyId.get(ModelId.key(row.id())), row))
                .toList();
    }

    /** Returns the Hub's own row of a model that the router lists, or null. */
    private static Model onHub(RecordedModel routed) {
        return concat(details, lists).stream()
                .map(RecordedModel::row)
                .filter(row -> row.id().equalsIgnoreCase(routed.row().id()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isRouted(Pair pair) {
        return pair.hub().origins().values().stream()
                .anyMatch(origin -> origin.source().equals("router"));
    }

    /** Counts distinct models: the Hub's records have a key, OpenRouter's variants share a slug. */
    private static long models(List<RecordedModel> recorded) {
        return recorded.stream()
                .map(model ->
                        model.json().path("_id").asText(ModelId.key(model.row().canonicalSlug())))
                .distinct()
                .count();
    }

    private static long byRule(List<RecordedModel> models, ParameterCount.Rule rule) {
        return count(models, model -> {
            ParameterCount shown = model.row().hub().parameters();
            return rule == (shown == null ? null : shown.rule());
        });
    }

    private static Long parameters(RecordedModel model) {
        ParameterCount shown = model.row().hub().parameters();
        return shown == null ? null : shown.value();
    }

    private static String shownParameters(RecordedModel model) {
        ParameterCount shown = model.row().hub().parameters();
        return shown == null ? "unknown" : shown.value() + " (`" + shown.rule().label() + "`)";
    }

    private static String block(JsonNode record) {
        return record.has("gguf")
                ? "gguf total " + record.at("/gguf/total") + ", "
                        + record.at("/gguf/architecture").asText()
                : record.at("/safetensors/parameters").properties().stream()
                        .map(dtype -> dtype.getKey() + " " + dtype.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return share == 0 ? "–" : Math.round(share * 1000) / 10.0 + " %";
    }

    private static Second card(String field, Function<RecordedModel, Object> shown) {
        return new Second(
                "cardData." + field,
                shown,
                model -> text(model.json().path("cardData").path(field)));
    }

    /** A card has one word or a list; the order does not count. */
    private static Second cards(String field, Function<Model, List<String>> shown) {
        return new Second(
                "cardData." + field,
                model -> words(shown.apply(model.row())),
                model -> words(texts(model.json().path("cardData").path(field))));
    }

    /** Compares the values of this field among live providers. */
    private static Second amongProviders(String field) {
        return new Second(
                "another live provider",
                model -> stated(model, field).count() < 2
                        ? null
                        : stated(model, field).findFirst().orElseThrow(),
                model -> stated(model, field)
                        .distinct()
                        .reduce((one, other) -> "several")
                        .orElse(null));
    }

    private static Stream<String> stated(RecordedModel model, String field) {
        return StreamSupport.stream(model.json().path("providers").spliterator(), false)
                .filter(offer -> offer.path("status").asText().equals("live") && offer.has(field))
                .map(offer -> offer.get(field).toString());
    }

    private static List<String> texts(JsonNode stated) {
        return stated.isArray()
                ? StreamSupport.stream(stated.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : Stream.of(text(stated)).filter(Objects::nonNull).toList();
    }

    private static Set<String> words(List<String> words) {
        return words.isEmpty() ? null : new TreeSet<>(words);
    }

    private static String text(JsonNode value) {
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    private static Long number(JsonNode value) {
        return value.isIntegralNumber() ? value.longValue() : null;
    }

    private static Long seconds(String time) {
        return time == null ? null : Instant.parse(time).getEpochSecond();
    }

    private static <T> long count(Collection<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    private static List<RecordedModel> concat(List<RecordedModel> one, List<RecordedModel> other) {
        return Stream.of(one, other).flatMap(List::stream).toList();
    }

    private static String read() {
        try {
            return Files.readString(DOC);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
