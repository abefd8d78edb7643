package org.modelcatalog.source.huggingface.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubWeightsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void readsWhatARecordStatesAboutItsWeights() {
        assertThat(read("""
                {'safetensors':{'parameters':{'I32':7,'F16':3},'total':10},
                 'gguf':{'total':8,'totalFileSize':99,'context_length':4096,'architecture':'llama'},
                 'config':{'architectures':['AuroraForCausalLM','Other'],'model_type':'aurora',
                           'quantization_config':{'quant_method':'GPTQ','bits':4,'group_size':64}}}"""))
                .isEqualTo(new HubWeights(
                        Map.of("I32", 7L, "F16", 3L),
                        10L,
                        8L,
                        99L,
                        4096L,
                        "llama",
                        new HubQuantization("gptq", BigDecimal.valueOf(4), null, 64),
                        "AuroraForCausalLM",
                        "aurora"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'safetensors':7",
                "'safetensors':{'parameters':[1],'total':'x'}",
                "'safetensors':{'parameters':{'BF16':1.5}}",
                "'gguf':{'total':-1,'totalFileSize':'9','architecture':5}",
                "'config':'text'",
                "'config':{'architectures':'Aurora','model_type':7}",
                "'config':{'architectures':[null]}",
                "'config':{'quantization_config':'gptq'}",
                "'config':{'quantization_config':[{'bits':4}]}",
                "'config':{'quantization_config':{'quant_method':4,'bits':'four','format':[],'load_in_4bit':'yes'}}",
                "'config':{'quantization_config':{'bits':0}}",
                "'config':{'quantization_config':{'bits':-4}}",
                "'config':{'quantization_config':{'bits':1000000000000}}",
                "'config':{'quantization_config':{'config_groups':{'a':7}}}",
                "'config':{'quantization_config':{'config_groups':{'a':{'weights':[]}},'quant_config':1}}",
                "'config':{'text_config':{'quantization_config':7}}",
            })
    void whatHasTheWrongTypeIsUnknown(String field) {
        assertThat(read("{" + field + "}")).isEqualTo(read("{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            'config':{'quantization_config':{'quant_method':'awq','bits':4}}                          | awq | 4 | -
            'config':{'quantization_config':{'quant_method':'exl2','bits':4.25}}                      | exl2 | 4.25 | -
            'config':{'quantization_config':{'quant_method':'bitsandbytes','load_in_4bit':true}}      | bitsandbytes | 4 | -
            'config':{'quantization_config':{'quant_method':'bitsandbytes','load_in_8bit':true}}      | bitsandbytes | 8 | -
            'config':{'quantization_config':{'quant_method':'modelopt','quant_algo':'NVFP4'}}         | modelopt | 4 | nvfp4
            'config':{'quantization_config':{'quant_method':'fp8'}},'tags':['8-bit']                  | fp8 | - | -
            'config':{'text_config':{'quantization_config':{'quant_method':'compressed-tensors'}}}    | compressed-tensors | - | -
            'config':{'quantization_config':{'quant_method':'compressed-tensors','format':'pack-quantized','config_groups':{'group_0':{'weights':{'num_bits':8}}}}} | compressed-tensors | 8 | pack-quantized
            'config':{'quantization_config':{'quant_method':'hqq','quant_config':{'weight_quant_params':{'nbits':3}}}} | hqq | 3 | -
            'config':{'quantization':{'bits':6,'group_size':64}}                                      | mlx | 6 | -
            'tags':['mlx','3-bit']                                                                    | mlx | 3 | -
            'tags':['gptq','8-bit']                                                                   | gptq | 8 | -
            'tags':['mxfp4','8-bit']                                                                  | mxfp4 | 4 | mxfp4
            'tags':['mlx']                                                                            | - | - | -
            """)
    void tellsHowAModelIsQuantised(String fields, String method, BigDecimal bits, String format) {
        HubQuantization quantization = read("{" + fields + "}").quantization();

        assertThat(quantization == null ? new HubQuantization(null, null, null, null) : quantization)
                .extracting(HubQuantization::method, HubQuantization::bits, HubQuantization::format)
                .containsExactly(method, bits, format);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            'gguf':{'total':8,'totalFileSize':99},'safetensors':{'parameters':{'BF16':5}}  | 99
            'safetensors':{'parameters':{'BF16':100,'F32':10,'F8_E4M3':5}}                  | 245
            'safetensors':{'parameters':{'U8':80,'F8_E4M3':10,'BF16':100}}                 | 290
            'safetensors':{'parameters':{'U8':80,'F8_E4M3':5,'BF16':100}}                  | -
            'safetensors':{'parameters':{'I8':80,'BF16':100}}                              | -
            'safetensors':{'total':80}                                                     | -
            'safetensors':{'parameters':{'F32':9223372036854775807}}                       | -
            'likes':1                                                                      | -
            """)
    void aDtypeMapStatesBytesOnlyIfItsIntegersAreCountedAsTheyAreStored(String fields, Long bytes) {
        assertThat(read("{" + fields + "}").bytes("acme-ai/Aurora")).isEqualTo(bytes);
    }

    @Test
    void aMapOfCountlessDtypesIsNone() {
        var many = new StringBuilder("{'safetensors':{'parameters':{'BF16':1");
        for (int i = 0; i < 40; i++) {
            many.append(",'X").append(i).append("':1");
        }

        assertThat(read(many.append("}}}").toString()).dtypes()).isNull();
    }

    private static HubWeights read(String json) {
        try {
            return HubWeights.read(JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException invalid) {
            throw new AssertionError(invalid);
        }
    }
}
