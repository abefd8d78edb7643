package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.Gated;
import org.modelcatalog.source.huggingface.format.HubWeights;
import org.modelcatalog.source.huggingface.format.PromptFormat;

class HubRecordTest {

    @Test
    void readsEveryFieldARowIsMadeOf() {
        HubRecord record = HubRecords.of("""
                {'_id':'65a000000000000000000001','id':'acme-ai/Aurora-7B','author':'acme-ai',
                 'createdAt':'2024-01-01T00:00:00.000Z','lastModified':'2025-01-01T00:00:00.000Z','private':false,
                 'gated':'manual','downloads':9223372036854775807,'downloadsAllTime':5,'likes':7,'trendingScore':2.2,
                 'pipeline_tag':'text-generation','library_name':'transformers','tags':['en','license:mit'],
                 'safetensors':{'parameters':{'BF16':7000000000},'total':7000000001},'sha':'5f0b02c75b57','disabled':false,
                 'gguf':{'total':8,'context_length':4096},'config':{'model_type':'qwen3'},
                 'baseModels':{'relation':'finetune','models':[{'_id':'1','id':'acme-ai/Aurora'},{'id':5}]},
                 'cardData':{'description':'A model.','license_name':'aurora','license_link':'LICENSE','datasets':'acme-ai/logs'}}""");

        assertThat(record)
                .isEqualTo(new HubRecord(
                        "65a000000000000000000001",
                        "acme-ai/Aurora-7B",
                        "acme-ai",
                        "2024-01-01T00:00:00.000Z",
                        "2025-01-01T00:00:00.000Z",
                        false,
                        Gated.MANUAL,
                        Long.MAX_VALUE,
                        5L,
                        7L,
                        new BigDecimal("2.2"),
                        "text-generation",
                        "transformers",
                        List.of("en", "license:mit"),
                        new HubWeights(
                                Map.of("BF16", 7_000_000_000L),
                                7_000_000_001L,
                                8L,
                                null,
                                4096L,
                                null,
                                null,
                                null,
                                "qwen3"),
                        List.of(),
                        List.of("acme-ai/Aurora"),
                        new PromptFormat("Qwen3", "config.model_type", null, null),
                        "A model.",
                        "5f0b02c75b57",
                        false,
                        "aurora",
                        "LICENSE",
                        List.of("acme-ai/logs")));
    }

    @Test
    void takesModelIdWhereThereIsNoId() {
        assertThat(HubRecords.of("{'modelId':'acme-ai/Aurora'}").id()).isEqualTo("acme-ai/Aurora");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'downloads':'many'",
                "'downloads':-1",
                "'downloads':1.5",
                "'downloads':9223372036854775808",
                "'downloads':null",
                "'downloads':{}",
                "'downloads':[1]",
                "'likes':true",
                "'tags':'en'",
                "'tags':[1,null,{}]",
                "'private':'no'",
                "'gated':true",
                "'gated':'perhaps'",
                "'gated':3",
                "'trendingScore':'high'",
                "'trendingScore':1e999999",
                "'safetensors':[]",
                "'safetensors':{'parameters':{'BF16':'x'}}",
                "'safetensors':{'parameters':{'BF16':5,'F16':-1}}",
                "'gguf':7",
                "'gguf':{'total':'x','context_length':-5}",
                "'author':42",
                "'pipeline_tag':''",
                "'inferenceProviderMapping':'x'",
                "'inferenceProviderMapping':[1,null,{'status':'live'}]",
                "'cardData':'text'",
                "'sha':7",
            })
    void aFieldOfTheWrongTypeIsUnknownAndTheRecordSurvives(String field) {
        HubRecord record = HubRecords.of("{'id':'acme-ai/Aurora'," + field + "}");

        assertThat(record).isEqualTo(HubRecords.of("{'id':'acme-ai/Aurora'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            null                | not_an_object
            42                  | not_an_object
            []                  | not_an_object
            "acme-ai/Aurora"    | not_an_object
            {}                  | no_id
            {"id":null}         | no_id
            {"id":"  "}         | no_id
            {"id":5}            | no_id
            {"id":"a\\nb"}      | invalid_id
            """)
    void anUnusableRecordIsSkippedAndCountedAndItsNeighboursSurvive(String element, String reason) {
        HubPage page = HubPageReader.list(
                HubRecords.body("[{\"id\":\"acme-ai/One\"}," + element + ",{\"id\":\"acme-ai/Two\"}]"));

        assertThat(page.records()).extracting(HubRecord::id).containsExactly("acme-ai/One", "acme-ai/Two");
        assertThat(page.skipped()).isEqualTo(Map.of(reason, 1));
    }

    @Test
    void anIdOfUnreasonableLengthIsSkipped() {
        HubPage page = HubPageReader.list(HubRecords.body("[{\"id\":\"" + "a".repeat(257) + "\"}]"));

        assertThat(page.skipped()).isEqualTo(Map.of("invalid_id", 1));
    }
}
