package org.modelcatalog.source.huggingface.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigContextTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            8192   | {'max_position_embeddings':8192,'n_positions':1}
            1024   | {'n_positions':1024}
            2048   | {'max_seq_len':2048}
            32768  | {'seq_length':32768}
            131072 | {'vision_config':{'max_position_embeddings':5},'text_config':{'max_position_embeddings':131072}}
            40960  | {'llm_config':{'n_positions':40960}}
            4096   | {'max_position_embeddings':4096,'text_config':{'max_position_embeddings':77}}
            """)
    void theFirstLengthThatIsStatedIsTheContext(long context, String config) throws IOException {
        assertThat(context(config)).isEqualTo(context);
    }

    /** Each line is the scaling of a family, with figures of that family. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            DeepSeek V3        | 163840  | 'max_position_embeddings':163840,'rope_scaling':{'type':'yarn','factor':40,'original_max_position_embeddings':4096,'mscale':1.0}
            gpt-oss            | 131072  | 'max_position_embeddings':131072,'rope_scaling':{'rope_type':'yarn','factor':32.0,'original_max_position_embeddings':4096}
            Qwen 3 extended    | 131072  | 'max_position_embeddings':40960,'rope_scaling':{'rope_type':'yarn','factor':4.0,'original_max_position_embeddings':32768}
            Qwen 2.5 extended  | 131072  | 'max_position_embeddings':32768,'rope_scaling':{'type':'yarn','factor':4.0,'original_max_position_embeddings':32768}
            Qwen 3 as it comes | 40960   | 'max_position_embeddings':40960,'rope_scaling':null
            yarn, transformers 5 | 262144 | 'max_position_embeddings':262144,'rope_parameters':{'rope_type':'yarn','factor':16.0,'original_max_position_embeddings':16384}
            negative factor    | 4096    | 'max_position_embeddings':4096,'rope_scaling':{'type':'yarn','factor':-1e21,'original_max_position_embeddings':4096}
            yarn, no original  | 32768   | 'max_position_embeddings':32768,'rope_scaling':{'type':'yarn','factor':4.0}
            original above     | 131072  | 'max_position_embeddings':32768,'original_max_position_embeddings':32768,'rope_scaling':{'type':'yarn','factor':4.0}
            Llama 3.1          | 131072  | 'model_type':'llama','max_position_embeddings':131072,'rope_scaling':{'rope_type':'llama3','factor':8.0,'original_max_position_embeddings':8192}
            Llama 3.2          | 131072  | 'model_type':'llama','max_position_embeddings':131072,'rope_scaling':{'rope_type':'llama3','factor':32.0,'original_max_position_embeddings':8192}
            Phi 3 long         | 131072  | 'max_position_embeddings':131072,'original_max_position_embeddings':4096,'rope_scaling':{'type':'longrope','long_factor':[1.0],'short_factor':[1.0]}
            Phi 3 long, before | 131072  | 'max_position_embeddings':131072,'rope_scaling':{'type':'su','factor':32.0,'original_max_position_embeddings':4096}
            Vicuna 16k         | 16384   | 'model_type':'llama','max_position_embeddings':4096,'rope_scaling':{'type':'linear','factor':4.0}
            Llama 1, dynamic   | 5120    | 'model_type':'llama','max_position_embeddings':2048,'rope_scaling':{'type':'dynamic','factor':2.5}
            deepseek-coder     | 16384   | 'model_type':'llama','max_position_embeddings':16384,'rope_scaling':{'type':'linear','factor':4.0}
            Gemma 3            | 131072  | 'model_type':'gemma3_text','max_position_embeddings':131072,'rope_scaling':{'rope_type':'linear','factor':8.0}
            InternLM 2         | 32768   | 'model_type':'internlm2','max_position_embeddings':32768,'rope_scaling':{'type':'dynamic','factor':2.0}
            Qwen VL            | 32768   | 'max_position_embeddings':32768,'rope_scaling':{'type':'mrope','mrope_section':[16,24,24]}
            """)
    void aFactorCountsOnlyWhereTheFamilyDefinesItSo(String family, long context, String config) throws IOException {
        assertThat(context("{" + config + "}")).as(family).isEqualTo(context);
        assertThat(context("{'text_config':{" + config + "}}")).as(family).isEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'max_position_embeddings':1e30}",
                "{'max_position_embeddings':1000000000000000019884624838656}",
                "{'max_position_embeddings':1000000001}",
                "{'max_position_embeddings':0}",
                "{'max_position_embeddings':-1}",
                "{'max_position_embeddings':'8192'}",
                "{'max_position_embeddings':[8192]}",
                "{'max_position_embeddings':null}",
                "{'max_position_embeddings':8192.5}",
                "{'text_config':[{'max_position_embeddings':8192}]}",
                "{'vision_config':{'max_position_embeddings':8192}}"
            })
    void whatIsNoPossibleLengthIsUnknown(String config) throws IOException {
        assertThat(context(config)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'linear'",
                "[4.0]",
                "{}",
                "{'type':'linear'}",
                "{'type':'linear','factor':'4.0'}",
                "{'type':'linear','factor':-4.0}",
                "{'type':'linear','factor':0.5}",
                "{'type':7,'factor':4.0}",
                "{'type':'yarn','factor':4.0,'original_max_position_embeddings':'4096'}",
                "{'type':'yarn','factor':4.0,'original_max_position_embeddings':-4096}",
                "{'type':'yarn','factor':1e30,'original_max_position_embeddings':4096}",
                "{'type':'yarn','factor':300000,'original_max_position_embeddings':4096}",
                "{'type':'unheard-of','factor':4.0}"
            })
    void aScalingThatCannotBeReadLeavesTheLengthAsItIs(String scaling) throws IOException {
        assertThat(context("{'model_type':'llama','max_position_embeddings':4096,'rope_scaling':" + scaling + "}"))
                .isEqualTo(4096);
    }

    private static Long context(String config) throws IOException {
        return ConfigContext.of(JSON.readTree(config.replace('\'', '"')));
    }
}
