package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.StubHub;

/** The rules of the Hub, on real answers of it. */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
@QuarkusTest
class RecordedDataTest {

    @Test
    void everyRecordedModelBecomesARow() {
        List<JsonNode> recorded = RecordedData.hubRecords("lists", "details", "details_expand");

        List<Model> rows = HubNormalizer.normalize(
                recorded.stream()
                        .map(json -> HubPageReader.single(HubRecords.body(json.toString())))
                        .toList(),
                Instant.EPOCH);

        assertThat(rows).hasSizeGreaterThan(1700);
        assertThat(rows)
                .extracting(Model::id)
                .isEqualTo(recorded.stream().map(RecordedData::id).toList());
    }

    @Test
    void theGoldenNamesHold() throws IOException {
        JsonObject names =
                new JsonObject(Files.readString(RecordedData.file("golden_names.json"))).getJsonObject("names");

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ModelName.of(name.getKey())).isEqualTo(name.getValue()));
    }

    @Test
    void whatTheWalksReachOfARecordedListIsThereOnce() throws IOException {
        List<JsonObject> list = new JsonArray(Files.readString(RecordedData.file("lists/rimel_default_1604.json")))
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
}
