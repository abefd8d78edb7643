package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;

class ParameterCountingTest {

    private static final String PACKED = "'safetensors':{'parameters':{'I32':800,'F16':200},'total':1000}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'safetensors':{'parameters':{'BF16':7,'F32':3},'total':99},'gguf':{'total':5} | 10 | SAFETENSORS_SUM
            'safetensors':{'total':99},'gguf':{'total':5}                                 | 99 | SAFETENSORS_TOTAL
            'safetensors':{'parameters':{'BF16':7,'F32':'x'},'total':99}                  | 99 | SAFETENSORS_TOTAL
            'gguf':{'total':5}                                                            | 5  | GGUF_TOTAL
            'safetensors':{'parameters':{'I8':70,'F16':3}}                                | 73 | SAFETENSORS_SUM
            'safetensors':{'parameters':{'I64':4,'F16':30}}                               | 34 | SAFETENSORS_SUM
            """)
    void takesTheBestSourceThereIs(String fields, long value, Rule rule) {
        assertThat(count("acme-ai/Aurora", fields, Map.of())).isEqualTo(new ParameterCount(value, rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'likes':1
            'safetensors':{'parameters':{}}
            'safetensors':{'parameters':{'BF16':0}}
            'safetensors':{'parameters':{'BF16':9223372036854775807,'F16':1}}
            """)
    void unknownIsUnknown(String fields) {
        assertThat(count("acme-ai/Aurora-7B", fields, Map.of())).isNull();
    }

    @Test
    void packedIntegersTakeTheBaseModelsCount() {
        HubRecord base = HubRecords.of("{'id':'acme-ai/Aurora-7B','safetensors':{'parameters':{'BF16':7241732096}}}");

        ParameterCount count = count(
                "bits/Aurora-7B-GPTQ",
                PACKED + ",'tags':['base_model:acme-ai/Aurora-7B','base_model:quantized:acme-ai/Aurora-7B']",
                Map.of("acme-ai/Aurora-7B", base));

        assertThat(count).isEqualTo(new ParameterCount(7_241_732_096L, Rule.BASE_MODEL));
    }

    @Test
    void weightsAreJudgedByTheirBytesSinceEmbeddingsMayOutnumberPackedIntegers() {
        ParameterCount count = count(
                "bits/Aurora-8B-AWQ", "'safetensors':{'parameters':{'I32':879230976,'F16':1105199104}}", Map.of());

        assertThat(count).isEqualTo(new ParameterCount(8_000_000_000L, Rule.NAME_SIZE));
    }

    @Test
    void aBaseModelThatIsPackedItselfDoesNotHelp() {
        HubRecord base = HubRecords.of("{'id':'acme-ai/Aurora'," + PACKED + "}");

        assertThat(count(
                        "bits/Aurora-GPTQ",
                        PACKED + ",'tags':['base_model:acme-ai/Aurora']",
                        Map.of("acme-ai/Aurora", base)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "bits/Aurora-70B-AWQ, 70000000000",
        "bits/Aurora_1.5b_4bit, 1500000000",
        "bits/Aurora-350M-GPTQ, 350000000",
        "70B-org/Aurora-7B-AWQ, 7000000000",
    })
    void packedIntegersWithoutABaseModelTakeTheSizeWrittenInTheName(String id, long value) {
        assertThat(count(id, PACKED, Map.of())).isEqualTo(new ParameterCount(value, Rule.NAME_SIZE));
    }

    @ParameterizedTest
    @CsvSource({"bits/Aurora-AWQ", "bits/Aurora-8x7B-AWQ", "bits/Aurora7B", "bits/Aurora-7Bit", "70B-org/Aurora"})
    void packedIntegersOfUnknownSizeAreUnknownRatherThanTooSmall(String id) {
        assertThat(count(id, PACKED, Map.of())).isNull();
    }

    private static ParameterCount count(String id, String fields, Map<String, HubRecord> others) {
        return new ParameterCounting(others::get).of(HubRecords.of("{'id':'" + id + "'," + fields + "}"));
    }
}
