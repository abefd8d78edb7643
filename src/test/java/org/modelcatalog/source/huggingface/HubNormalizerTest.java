package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Serving;
import org.modelcatalog.sample.Samples;

class HubNormalizerTest {

    @Test
    void aRecordThatSaysNothingButItsIdIsARowOfUnknowns() {
        assertThat(row("{'id':'acme-ai/aurora-7b'}"))
                .isEqualTo(new Model(
                        "acme-ai/aurora-7b",
                        "acme-ai/aurora-7b",
                        "acme-ai/aurora-7b",
                        List.of(),
                        "Aurora 7B",
                        "acme-ai",
                        "https://huggingface.co/acme-ai/aurora-7b",
                        List.of("hug"),
                        null,
                        null,
                        null,
                        Architecture.UNKNOWN,
                        Serving.NOBODY,
                        Facts.NONE,
                        HubMetrics.unknown("https://huggingface.co/acme-ai/aurora-7b"),
                        Map.of()));
    }

    @Test
    void theOwnerIsTheIdsElseTheAuthor() {
        assertThat(row("{'id':'acme-ai/aurora','author':'somebody'}").owner()).isEqualTo("acme-ai");
        assertThat(row("{'id':'aurora','author':'somebody'}").owner()).isEqualTo("somebody");
        assertThat(row("{'id':'aurora'}").owner()).isNull();
    }

    @Test
    void theCardsDescriptionIsTakenWhereThereIsOne() {
        assertThat(row("{'id':'acme-ai/aurora','cardData':{'description':'Bright.'}}")
                        .description())
                .isEqualTo("Bright.");
    }

    @Test
    void theContextIsTheLargestOfALiveProviderElseTheOneOfTheGgufHeader() {
        String gguf = "{'id':'a/b','gguf':{'context_length':4096}";
        String offers =
                ",'inferenceProviderMapping':[{'provider':'p','status':'%s','providerDetails':{'context_length':8192}},"
                        + "{'provider':'q','status':'%s','providerDetails':{'context_length':1024}}]}";

        assertThat(row(gguf + "}").contextLength()).isEqualTo(4096);
        assertThat(row("{'id':'a/b','gguf':{'context_length':1000000001}}").contextLength())
                .isNull();
        assertThat(row(gguf + offers.formatted("live", "live")).contextLength()).isEqualTo(8192);
        assertThat(row(gguf + offers.formatted("error", "live")).contextLength())
                .isEqualTo(1024);
        assertThat(row(gguf + offers.formatted("error", "staging")).contextLength())
                .isEqualTo(4096);
    }

    @Test
    void everySampleModelBecomesARowInItsPlace() {
        var records = Samples.models(2000).stream()
                .map(json -> HubRecords.of(json.encode()))
                .toList();

        List<Model> rows = HubNormalizer.normalize(records, Instant.EPOCH);

        assertThat(rows)
                .extracting(Model::id)
                .isEqualTo(records.stream().map(HubRecord::id).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.name()).isNotBlank();
            assertThat(row.owner())
                    .isEqualTo(ModelId.owner(row.id()) == null ? row.hub().author() : ModelId.owner(row.id()));
        });
    }

    @Test
    void aModelIsNotItsOwnBase() {
        assertThat(row("{'id':'a/b','tags':['base_model:A/B','base_model:a/c']}")
                        .hub()
                        .baseModels())
                .containsExactly("a/c");
    }

    private static Model row(String json) {
        return HubNormalizer.normalize(List.of(HubRecords.of(json)), Instant.EPOCH)
                .get(0);
    }
}
