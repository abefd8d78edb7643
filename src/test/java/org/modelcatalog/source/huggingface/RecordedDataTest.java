package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.StubHub;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelName;

/**
 * Real answers of the Hub, where somebody has recorded some: {@code RECORDED_DATA} names a folder with {@code lists/},
 * {@code details/}, {@code details_expand/} (JSON files of records, or of exchanges with a {@code body}) and {@code
 * golden_names.json}.
 */
@EnabledIfEnvironmentVariable(named = "RECORDED_DATA", matches = ".+")
class RecordedDataTest {

    private static final Path DATA = Path.of(String.valueOf(System.getenv("RECORDED_DATA")));

    @Test
    void everyRecordedModelBecomesARow() throws IOException {
        List<JsonObject> recorded = records("lists", "details", "details_expand");

        List<Model> rows = HubNormalizer.normalize(
                recorded.stream()
                        .map(json -> Records.of(json.encode().replace('\'', '’')))
                        .toList(),
                Instant.EPOCH);

        assertThat(rows).hasSameSizeAs(recorded).hasSizeGreaterThan(1700);
        assertThat(rows)
                .extracting(Model::id)
                .isEqualTo(recorded.stream().map(RecordedDataTest::id).toList());
    }

    @Test
    void parameterCountsAreThoseOfTheRecordedTensors() throws IOException {
        List<JsonObject> measured = records("details").stream()
                .filter(json -> json.getJsonObject("safetensors") != null)
                .toList();

        assertThat(measured).isNotEmpty().allSatisfy(json -> {
            long sum = json.getJsonObject("safetensors").getJsonObject("parameters").stream()
                    .mapToLong(dtype -> ((Number) dtype.getValue()).longValue())
                    .sum();
            var model = HubNormalizer.normalize(List.of(Records.of(json.encode().replace('\'', '’'))), Instant.EPOCH)
                    .get(0);
            assertThat(model.hub().parameters().value()).isEqualTo(sum);
        });
    }

    @Test
    void theGoldenNamesHold() throws IOException {
        JsonObject names = new JsonObject(Files.readString(DATA.resolve("golden_names.json"))).getJsonObject("names");

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ModelName.of(name.getKey())).isEqualTo(name.getValue()));
    }

    @Test
    void whatTheWalksReachOfARecordedListIsThereOnce() throws IOException {
        List<JsonObject> list = new JsonArray(Files.readString(DATA.resolve("lists/rimel_default_1604.json")))
                .stream().map(JsonObject.class::cast).toList();
        var reached = new HashSet<String>();
        for (String sort : List.of("downloads", "likes", "trendingScore")) {
            list.stream()
                    .filter(json -> "text-generation".equals(json.getString("pipeline_tag")))
                    .sorted(Comparator.comparing(
                            (JsonObject json) -> -json.getNumber(sort, 0).doubleValue()))
                    .limit(500)
                    .forEach(json -> reached.add(json.getString("id")));
        }
        try (StubHub hub = StubHub.of(list);
                HubTestClient test = new HubTestClient(hub.uri(), Map.of())) {
            List<Model> rows = test.source
                    .fetch(FetchedModels.NONE)
                    .await()
                    .atMost(Duration.ofSeconds(30))
                    .models();

            assertThat(rows).extracting(Model::id).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(reached);
            assertThat(rows).extracting(row -> row.hub().downloads()).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    private static List<JsonObject> records(String... folders) throws IOException {
        var records = new java.util.ArrayList<JsonObject>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    collect(Json.decodeValue(Files.readString(file)), records);
                }
            }
        }
        return records;
    }

    private static void collect(Object json, List<JsonObject> records) {
        if (json instanceof JsonArray list) {
            list.forEach(element -> collect(element, records));
        } else if (json instanceof JsonObject object) {
            if (object.containsKey("body")) {
                collect(object.getValue("body"), records);
            } else if (id(object) != null) {
                records.add(object);
            }
        }
    }

    private static String id(JsonObject json) {
        return json.getString("id", json.getString("modelId"));
    }
}
