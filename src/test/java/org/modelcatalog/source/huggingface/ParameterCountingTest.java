package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.model.ParameterCount;
import org.modelcatalog.model.ParameterCount.Rule;

class ParameterCountingTest {

    /** Of the model that most tests are about: 6400 million weights in layers, and 800 million beside them. */
    private static final long TRUE_COUNT = 7_200_000_000L;

    private static final HubRecord BASE = HubRecords.of("{'id':'acme-ai/Aurora','safetensors':{'parameters':{'BF16':"
            + TRUE_COUNT + "},'total':" + TRUE_COUNT + "}}");

    private static final String GPTQ = "'config':{'quantization_config':{'quant_method':'gptq','bits':4}},";
    private static final String OF_AURORA =
            "'tags':['base_model:acme-ai/Aurora','base_model:quantized:acme-ai/Aurora'],";

    // 800 million integers of 8 weights each, not multiplied out, with zero points, and 50 million scales
    private static final String STORED_I32 = "'safetensors':{'parameters':{'I32':806250000,'F16':850000000}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'safetensors':{'parameters':{'BF16':7,'F32':3},'total':99},'gguf':{'total':5} | 10 | SAFETENSORS_SUM
            'safetensors':{'total':99},'gguf':{'total':5}                                 | 99 | SAFETENSORS_TOTAL
            'safetensors':{'parameters':{'BF16':7,'F32':'x'},'total':99}                  | 99 | SAFETENSORS_TOTAL
            'gguf':{'total':5}                                                            | 5  | GGUF_TOTAL
            'safetensors':{'parameters':{'I8':70,'F16':3}}                                | 73 | SAFETENSORS_SUM
            'safetensors':{'parameters':{'I64':4,'F16':30}}                               | 34 | SAFETENSORS_SUM
            'safetensors':{'parameters':{'F8_E4M3':3200,'F32':1}}                         | 3201 | SAFETENSORS_SUM
            'safetensors':{'parameters':{'I32':40,'F32':960}}                             | 1000 | SAFETENSORS_SUM
            """)
    void takesTheBestSourceThereIs(String fields, long value, Rule rule) {
        assertThat(alone("acme-ai/Aurora", fields)).isEqualTo(new ParameterCount(value, rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'likes':1
            'safetensors':{'parameters':{}}
            'safetensors':{'parameters':{'BF16':0}}
            'safetensors':{'parameters':{'BF16':9223372036854775807,'F16':1}}
            'safetensors':{'parameters':{'U8':9223372036854775807}}
            """)
    void unknownIsUnknown(String fields) {
        assertThat(alone("acme-ai/Aurora-7B", fields)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STORED_I32,
                "'safetensors':{'parameters':{'I32':6400000000,'F16':800000000}}",
                "'safetensors':{'parameters':{'I32':6401100000,'F16':850000000}}",
                "'safetensors':{'total':1656250000}",
            })
    void theBaseModelsCountIsTakenWhereAReadingConfirmsIt(String safetensors) {
        assertThat(count("bits/Aurora-GPTQ", GPTQ + OF_AURORA + safetensors, BASE))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.BASE_MODEL));
    }

    @Test
    void theBaseOfAPackedBaseIsAskedToo() {
        HubRecord packedBase = HubRecords.of("{'id':'bits/Aurora-GPTQ'," + GPTQ + OF_AURORA + STORED_I32 + "}");

        assertThat(count(
                        "more-bits/Aurora-AWQ",
                        "'tags':['awq','4-bit','base_model:quantized:bits/Aurora-GPTQ'],"
                                + "'safetensors':{'parameters':{'I32':806250000,'F16':850000000}}",
                        BASE,
                        packedBase))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.BASE_MODEL));
    }

    @Test
    void modelsThatNameEachOtherAsBaseAreUnknown() {
        HubRecord one = HubRecords.of("{'id':'bits/One','tags':['base_model:bits/Two']," + STORED_I32 + "}");
        HubRecord two = HubRecords.of("{'id':'bits/Two','tags':['base_model:bits/One']," + STORED_I32 + "}");

        assertThat(new ParameterCounting(byId(one, two)).of(one)).isNull();
    }

    @Test
    void aPrunedModelDoesNotHaveTheCountOfItsBase() {
        ParameterCount count = count(
                "bits/Aurora-pruned-4B",
                GPTQ + OF_AURORA + "'safetensors':{'parameters':{'I32':3500000000,'F16':500000000}}",
                BASE);

        assertThat(count).isEqualTo(new ParameterCount(4_000_000_000L, Rule.SAFETENSORS_SUM));
    }

    @Test
    void aMapThatIsExactIsNotReplacedByTheRoundedSizeOfTheName() {
        assertThat(alone(
                        "bits/Aurora-7B-GPTQ",
                        GPTQ + "'safetensors':{'parameters':{'I32':6400000000,'F16':800000000}}"))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.SAFETENSORS_SUM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bits/Aurora-7B-GPTQ", "bits/Aurora_7b_4bit", "bits/Aurora-2x4B-GPTQ", "3B-org/Aurora-7B-GPTQ"})
    void theSizeInTheNameTellsThatIntegersAreStillPacked(String id) {
        ParameterCount count = alone(id, GPTQ + STORED_I32);

        assertThat(count.rule()).isEqualTo(Rule.SAFETENSORS_UNPACKED);
        assertThat((double) count.value()).isCloseTo(TRUE_COUNT, within(TRUE_COUNT * 0.01));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bits/Aurora-GPTQ",
                "bits/Aurora-GPTQ-A7B",
                "bits/Aurora-7B-16E-GPTQ",
                "bits/Aurora-2.6-GPTQ",
                "bits/Aurora7B",
                "bits/Aurora-7Bit",
                "bits/Aurora-70B-GPTQ",
                "7B-org/Aurora"
            })
    void packedIntegersThatNothingExplainsAreUnknown(String id) {
        assertThat(alone(id, GPTQ + STORED_I32)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'I8':3200000000,'F8_E8M0':200000000,'BF16':800000000         | fp8                | SAFETENSORS_UNPACKED
            'I8':6400000000,'BF16':800000000                             | fp8                | SAFETENSORS_SUM
            'U8':3200000000,'F8_E4M3':400000000,'BF16':800000000         | modelopt           | SAFETENSORS_UNPACKED
            'U8':3200000000,'F8_E4M3':400000000,'BF16':800000000         | compressed-tensors | SAFETENSORS_UNPACKED
            'U8':6400000000,'F8_E4M3':400000000,'BF16':800000000         | compressed-tensors | SAFETENSORS_UNPACKED
            'U8':3200000000,'BF16':800000000                             | modelopt           | SAFETENSORS_UNPACKED
            'U8':3400000000,'BF16':800000000                             | mxfp4              | SAFETENSORS_UNPACKED
            'U8':6600000000,'BF16':800000000                             | mxfp4              | SAFETENSORS_UNPACKED
            'U8':6400000000,'BF16':800000000                             | mxfp4              | SAFETENSORS_SUM
            'U8':200000000,'F8_E4M3':6400000000,'BF16':800000000         | modelopt           | SAFETENSORS_UNPACKED
            'U8':3200000000,'F16':1000000000                             | hqq                | SAFETENSORS_UNPACKED
            'U8':3200000000,'BF16':800000000,'F32':100000000             | bitsandbytes       | SAFETENSORS_UNPACKED
            'U8':6400000000,'BF16':800000000                             | bitsandbytes       | SAFETENSORS_SUM
            'I32':806250000,'F16':850000000                              | auto-round         | SAFETENSORS_UNPACKED
            'I32':6900000000,'F16':300000000                             | gptq               | SAFETENSORS_SUM
            'U32':900000000,'BF16':225000000                             | mlx                | SAFETENSORS_UNPACKED
            'U32':7199000000,'BF16':1000000                              | mlx                | SAFETENSORS_SUM
            """)
    void theMapsOwnNumbersTellHowItCounts(String dtypes, String method, Rule rule) {
        String quantization = method.equals("mlx")
                ? "'tags':['mlx','4-bit'],"
                : "'config':{'quantization_config':{'quant_method':'" + method + "'}},";

        assertThat(alone("bits/Aurora", quantization + "'safetensors':{'parameters':{" + dtypes + "}}"))
                .isEqualTo(new ParameterCount(TRUE_COUNT, rule));
    }

    @Test
    void aLikelyReadingThatTheNameContradictsIsUnknown() {
        String modelopt = "'config':{'quantization_config':{'quant_method':'modelopt','quant_algo':'NVFP4'}},"
                + "'safetensors':{'parameters':{'U8':3200000000,'BF16':800000000}}";

        assertThat(alone("bits/Aurora-20B", modelopt)).isNull();
        assertThat(alone("bits/Aurora-1M", modelopt))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.SAFETENSORS_UNPACKED));
    }

    @Test
    void packedExpertsBesideLayersOf8BitsAreFoundByTheirExponents() {
        assertThat(alone(
                        "bits/Aurora-FP8",
                        "'safetensors':{'parameters':{'I8':3200000000,'F8_E8M0':200000000,'BF16':800000000}}"))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.SAFETENSORS_UNPACKED));
    }

    @Test
    void largeEmbeddingsDoNotHidePackedIntegers() {
        assertThat(alone(
                        "bits/Aurora-1B-w4a16",
                        "'config':{'quantization_config':{'quant_method':'compressed-tensors','format':'pack-quantized'}},"
                                + "'safetensors':{'parameters':{'I32':90000000,'BF16':310000000},'total':400000000}"))
                .isEqualTo(new ParameterCount(1_030_000_000L, Rule.SAFETENSORS_UNPACKED));
    }

    @Test
    void aTotalOfItsOwnIsTakenWhereTheUnpackedMapConfirmsIt() {
        String mlx = "'tags':['mlx','4-bit'],'safetensors':{'parameters':{'U32':900000000,'BF16':225000000},'total':";

        assertThat(alone("bits/Aurora", mlx + "7200000123}"))
                .isEqualTo(new ParameterCount(7_200_000_123L, Rule.SAFETENSORS_TOTAL));
        assertThat(alone("bits/Aurora", mlx + "9000000000}"))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.SAFETENSORS_UNPACKED));
    }

    @Test
    void aTotalOfPackedWeightsAloneIsNotShown() {
        String total = "'safetensors':{'total':1656250000}";

        assertThat(alone("bits/Aurora-7B-GPTQ", GPTQ + total)).isNull();
        assertThat(alone("bits/Aurora-7B", total))
                .isEqualTo(new ParameterCount(1_656_250_000L, Rule.SAFETENSORS_TOTAL));
    }

    @Test
    void aGgufTotalOfOnePartOfTheFileIsReplacedByTheBaseModelsCount() {
        assertThat(count("bits/Aurora-GGUF", OF_AURORA + "'gguf':{'total':3000000000}", BASE))
                .isEqualTo(new ParameterCount(TRUE_COUNT, Rule.BASE_MODEL));
        assertThat(count("bits/Aurora-GGUF", OF_AURORA + "'gguf':{'total':7100000000}", BASE))
                .isEqualTo(new ParameterCount(7_100_000_000L, Rule.GGUF_TOTAL));
    }

    /** Of 8 bits there are half as many weights as of 4, and half as many scales. */
    @Test
    void weightsOfAWidthThatNobodyStatesAreThoseThatTheNameConfirms() {
        ParameterCount count = alone(
                "bits/Aurora-281B-packed",
                "'tags':['gptq'],'safetensors':{'parameters':{'I32':70582473600,'F16':4131590400},'total':74714064000}");

        assertThat((double) count.value()).isCloseTo(281_743_430_400.0, within(281_743_430_400.0 * 0.01));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatIsCountedRightWithItsBaseModelOrASizeInTheName(PackedModels.Kind kind) {
        int right = 0;
        for (int seed = 0; seed < 100; seed++) {
            var model = PackedModels.of(kind, seed, true);
            HubRecord record = HubRecords.of(model.record());
            assertThat(new ParameterCounting(byId(HubRecords.of(model.base())))
                            .of(record)
                            .value())
                    .as("%s of %d", model.record(), model.parameters())
                    .satisfies(value -> assertThat(isRight(value, model)).isTrue());
            ParameterCount byName = new ParameterCounting(id -> null).of(record);
            right += byName != null && isRight(byName.value(), model) ? 1 : 0;
        }
        assertThat(right).as("right by the name alone, of 100").isGreaterThanOrEqualTo(75);
    }

    @Property(tries = 2000)
    void noCountIsFarFromTheTruth(@ForAll PackedModels.Kind kind, @ForAll long seed, @ForAll boolean size) {
        var model = PackedModels.of(kind, seed, size);

        ParameterCount count = new ParameterCounting(id -> null).of(HubRecords.of(model.record()));

        if (count != null && size) {
            assertThat((double) count.value())
                    .as(model.record())
                    .isCloseTo(model.parameters(), within(model.parameters() * 0.08));
        }
    }

    private static boolean isRight(long value, PackedModels.Packed model) {
        return Math.abs(value - model.parameters()) <= model.parameters() * 0.01;
    }

    private static ParameterCount alone(String id, String fields) {
        return count(id, fields);
    }

    private static ParameterCount count(String id, String fields, HubRecord... others) {
        return new ParameterCounting(byId(others)).of(HubRecords.of("{'id':'" + id + "'," + fields + "}"));
    }

    private static Function<String, HubRecord> byId(HubRecord... records) {
        Map<String, HubRecord> byId =
                Arrays.stream(records).collect(Collectors.toMap(HubRecord::id, Function.identity()));
        return byId::get;
    }
}
