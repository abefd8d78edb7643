package org.modelcatalog.source.huggingface.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptFormatTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final PromptFormat UNKNOWN = new PromptFormat(null, null, null, null);

    @ParameterizedTest
    @CsvSource(textBlock = """
            qwen, Qwen
            qwen2, Qwen
            qwen2_5_vl, Qwen
            qwen3, Qwen3
            qwen3_vl_moe, Qwen3
            gemma, Gemini
            gemma3n, Gemini
            paligemma, Gemini
            mistral, Mistral
            mixtral, Mistral
            ministral3, Mistral
            pixtral, Mistral
            deepseek_v3, DeepSeek
            cohere2, Cohere
            gpt_oss, GPT
            llama4, Llama4
            llama4_text, Llama4
            mllama, Llama3
            phi, Other
            phi3_v, Other
            gpt2, Other
            gpt_neox, Other
            xlm-roberta, Other
            glm4_moe, Other
            """)
    void theModelTypeTellsTheTokenizer(String type, String tokenizer) {
        assertTokenizer("{'config':{'model_type':'" + type + "'}}", tokenizer, "config.model_type");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Qwen2ForCausalLM, Qwen
            Gemma2ForCausalLM, Gemini
            DeepseekV3ForCausalLM, DeepSeek
            GPT2LMHeadModel, Other
            BertModel, Other
            """)
    void theArchitectureTellsTheTokenizerWhereNoTypeIsGiven(String architecture, String tokenizer) {
        assertTokenizer("{'config':{'architectures':['" + architecture + "']}}", tokenizer, "config.architectures");
    }

    @ParameterizedTest
    @CsvSource({"qwen2vl, Qwen", "qwen3moe, Qwen3", "command-r, Cohere", "gpt-oss, GPT", "deepseek2, DeepSeek"})
    void theGgufArchitectureTellsTheTokenizerWhereThereIsNoConfig(String architecture, String tokenizer) {
        assertTokenizer("{'gguf':{'architecture':'" + architecture + "'}}", tokenizer, "gguf.architecture");
    }

    @ParameterizedTest
    @CsvSource({"aurora", "optimus", "bertha", "gpt20", "''", "' '", "llama5"})
    void anUnknownTypeIsUnknownWhateverElseIsSaid(String type) {
        assertThat(read("{'config':{'model_type':'" + type + "','architectures':['Aurora']},"
                                + "'tags':['llama-3','base_model:meta-llama/Llama-3.1-8B']}")
                        .tokenizer())
                .isNull();
    }

    @Test
    void anotherBosTokenThanDeepSeeksIsAnotherTokenizer() {
        assertThat(read(llama("[BOS]", "").replace("'llama'", "'deepseek_v3'")).tokenizer())
                .isNull();
        assertThat(read(llama("<｜begin▁of▁sentence｜>", "").replace("'llama'", "'deepseek_v3'"))
                        .tokenizer())
                .isEqualTo("DeepSeek");
    }

    @Test
    void llama3IsToldByItsFirstToken() {
        assertTokenizer(llama("<|begin_of_text|>", ""), "Llama3", "special_tokens");
    }

    @Test
    void aTokenMayBeAnObject() {
        assertTokenizer(
                "{'config':{'model_type':'llama','tokenizer_config':{'bos_token':{'content':'<|begin_of_text|>'}}}}",
                "Llama3",
                "special_tokens");
    }

    @Test
    void aGgufHasItsOwnTokens() {
        assertTokenizer(
                "{'gguf':{'architecture':'llama','bos_token':'<|begin_of_text|>'}}", "Llama3", "special_tokens");
    }

    @ParameterizedTest
    @CsvSource({
        "<|start_header_id|>, Llama3",
        "<|header_start|>, Llama4",
        "[INST] <<SYS>>, Llama2",
        "<|im_start|>,",
        "[INST],",
    })
    void ofASharedTypeOnlyATemplateWithTheFamilysOwnTokensTells(String template, String tokenizer) {
        assertTokenizer(
                "{'config':{'model_type':'llama','tokenizer_config':{'chat_template':'" + template + "'}}}",
                tokenizer,
                "chat_template");
    }

    @Test
    void llama4SharesTheFirstTokenOfLlama3() {
        assertTokenizer(
                llama("<|begin_of_text|>", "").replace("'bos", "'chat_template':'<|header_start|>','bos"),
                "Llama4",
                "chat_template");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base_model:meta-llama/Llama-2-7b-hf                        | Llama2
            base_model:meta-llama/Llama-3.1-8B                         | Llama3
            base_model:finetune:meta-llama/Meta-Llama-3-8B             | Llama3
            base_model:quantized:mistralai/Mixtral-8x7B-v0.1           | Mistral
            base_model:deepseek-ai/DeepSeek-R1-Distill-Llama-8B        | Llama3
            base_model:adapter:Qwen/Qwen2.5-7B                         | Qwen
            base_model:meta-llama/Aurora-7B                            |
            """)
    void baseModelsTellWhereTheTypeDoesNot(String tag, String tokenizer) {
        assertTokenizer("{'tags':['" + tag + "']}", tokenizer, "base_model_tag");
    }

    @ParameterizedTest
    @CsvSource({"llama-2, Llama2", "llama2, Llama2", "Llama 3.1, Llama3", "llama-3, Llama3", "qwen2.5, Qwen", "mistral,"
    })
    void tagsTellWhereNothingElseDoes(String tag, String tokenizer) {
        assertTokenizer("{'config':{'model_type':'llama'},'tags':['llama','" + tag + "']}", tokenizer, "tags");
    }

    @Test
    void tagsThatContradictEachOtherTellNothing() {
        assertThat(read("{'tags':['llama-2','llama-3','chatml','alpaca']}")).isEqualTo(UNKNOWN);
    }

    @Test
    void aLlamaWithoutFurtherSignsIsUndecided() {
        assertThat(read(llama("<s>", "'llama'"))).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"<s>, llama-3", "<|startoftext|>, llama-2"})
    void aTagIsNotBelievedAgainstTheTokens(String bos, String tag) {
        assertThat(read(llama(bos, "'" + tag + "'")).tokenizer()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            <|im_start|>user                                            ; chatml
            <|im_start|>user<|im_sep|>                                  ;
            <|im_start|>User:<end_of_utterance>                         ;
            <|start_header_id|>user<|end_header_id|>                    ; llama3
            <|header_start|>user<|header_end|>                          ; llama4
            <start_of_turn>user                                         ; gemma
            [INST] <<SYS>>                                              ; llama2
            [INST] hello [/INST]                                        ; mistral
            [SYSTEM_PROMPT]x[/SYSTEM_PROMPT][INST]                      ; mistral
            <|user|>hello<|end|><|assistant|>                           ; phi3
            "'<|' + message['role'] + '|>' + '<|end|>'"                 ; phi3
            "'<|user|>\\\\n' + message['content'] + eos_token"          ; zephyr
            "'<|user|>\\n' + message['content'] + eos_token"            ; zephyr
            "'<|user|>\\n' + message['content'] + '\\n<|assistant|>'"   ;
            [gMASK]<sop><|user|>hello<|assistant|>                      ;
            <｜User｜>hello<｜Assistant｜>                                 ;
            <｜User｜>hello<｜Assistant｜>x</think>                        ; deepseek-r1
            {% if not thinking %}<｜User｜></think>                       ; deepseek-v3.1
            <｜User｜>hello<｜Assistant｜></think>                         ; deepseek-v3.1
            ### Instruction: ### Response:                              ; alpaca
            ### Instruction                                             ;
            USER: hello ASSISTANT:                                      ; vicuna
            {% for message in messages %}{{ message.content }}          ;
            """)
    void theTemplatesMarkersTellTheFormat(String template, String format) throws JsonProcessingException {
        // in double quotes: the text of a JSON string
        String text = template.startsWith("\"") ? new ObjectMapper().readValue(template, String.class) : template;
        ObjectNode record = JSON.objectNode();
        record.putObject("config").putObject("tokenizer_config").put("chat_template", text);

        PromptFormat read = PromptFormat.read(record);

        assertThat(read.instructType()).isEqualTo(format);
        assertThat(read.instructRule()).isEqualTo(format == null ? null : "chat_template");
    }

    @ParameterizedTest
    @CsvSource({"qwen3, qwen3", "qwen2, qwq", "mistral, chatml", "aurora, chatml"})
    void chatmlThatThinksHasItsOwnNameForQwen(String type, String format) {
        assertThat(read("{'config':{'model_type':'" + type
                                + "','tokenizer_config':{'chat_template':'<|im_start|></think>'}}}")
                        .instructType())
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'config':{'tokenizer_config':{'chat_template':'[INST]'}},'gguf':{'chat_template':'USER: ASSISTANT:'}} | mistral | chat_template
            {'config':{'tokenizer_config':{'chat_template':7},'chat_template_jinja':'[INST]'}}                     | mistral | chat_template
            {'config':{'processor_config':{'chat_template':'[INST]'}}}                                             | mistral | chat_template
            {'gguf':{'chat_template':'[INST]'}}                                                                    | mistral | gguf.chat_template
            """)
    void theTokenizersTemplateComesFirst(String record, String format, String rule) {
        assertThat(read(record)).isEqualTo(new PromptFormat(null, null, format, rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            [{'name':'tool_use','template':'[INST]'},{'name':'default','template':'<|im_start|>'}] ; chatml
            [{'name':'tool_use','template':'[INST]'},{'name':'rag','template':'<|im_start|>'}]     ; mistral
            [7,{'name':'default','template':7},{'template':'[INST]'}]                              ; mistral
            []                                                                                     ;
            """)
    void ofSeveralTemplatesTheDefaultCountsElseTheFirst(String templates, String format) {
        assertThat(read("{'config':{'tokenizer_config':{'chat_template':" + templates + "}}}")
                        .instructType())
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"chatml, chatml", "ChatML, chatml", "alpaca, alpaca", "vicuna, vicuna", "llama-3,"})
    void aTagNamesTheFormatWhereThereIsNoTemplate(String tag, String format) {
        PromptFormat read = read("{'config':{'model_type':'mistral'},'tags':['" + tag + "']}");

        assertThat(read.instructType()).isEqualTo(format);
        assertThat(read.instructRule()).isEqualTo(format == null ? null : "tags");
    }

    @Test
    void aTemplateNobodyKnowsIsNotExplainedByATag() {
        assertThat(read("{'gguf':{'chat_template':'{{ messages }}'},'tags':['chatml']}"))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void onlyTheBeginningOfAHugeTemplateIsRead() {
        String padding = "<".repeat(10_000_000);

        assertThat(template("[INST]" + padding).instructType()).isEqualTo("mistral");
        assertThat(template(padding + "[INST]").instructType()).isNull();
    }

    @Test
    void onlyTheFirstOfManyTemplatesAreRead() {
        String unnamed = "{'name':'x','template':'[INST]'},";

        assertThat(read("{'gguf':{'chat_template':[" + unnamed.repeat(1_000)
                                + "{'name':'default','template':'<|im_start|>'}]}}")
                        .instructType())
                .isEqualTo("mistral");
    }

    @Property(tries = 500)
    void noJsonAnywhereIsAnError(@ForAll("json") JsonNode hostile, @ForAll("places") List<String> place) {
        ObjectNode record = (ObjectNode) json("{'config':{'model_type':'llama','architectures':['LlamaForCausalLM'],"
                + "'tokenizer_config':{'bos_token':'<s>','chat_template':'[INST]'}},"
                + "'gguf':{'architecture':'llama','chat_template':'[INST]'},'tags':['llama-2']}");
        ObjectNode holder = record;
        for (String field : place.subList(0, place.size() - 1)) {
            holder = (ObjectNode) holder.get(field);
        }
        holder.set(place.get(place.size() - 1), hostile);

        assertThatCode(() -> PromptFormat.read(record)).doesNotThrowAnyException();
        assertThatCode(() -> PromptFormat.read(hostile)).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<String>> places() {
        return Arbitraries.of(
                List.of("config"),
                List.of("config", "model_type"),
                List.of("config", "architectures"),
                List.of("config", "tokenizer_config"),
                List.of("config", "tokenizer_config", "bos_token"),
                List.of("config", "tokenizer_config", "chat_template"),
                List.of("config", "chat_template_jinja"),
                List.of("config", "processor_config"),
                List.of("gguf"),
                List.of("gguf", "architecture"),
                List.of("gguf", "chat_template"),
                List.of("gguf", "bos_token"),
                List.of("tags"));
    }

    @Provide
    Arbitrary<JsonNode> json() {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.numberNode(-1), JSON.numberNode(1e300)),
                Arbitraries.strings().ofMaxLength(80).map(JSON::textNode));
        Arbitrary<String> field = Arbitraries.oneOf(
                Arbitraries.of("config", "tokenizer_config", "chat_template", "name", "template", "content", "tags"),
                Arbitraries.strings().ofMaxLength(5));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(list -> JSON.arrayNode().addAll(list)),
                        Arbitraries.maps(field, inner)
                                .ofMaxSize(4)
                                .map(map -> JSON.objectNode().<JsonNode>setAll(map))),
                0,
                3);
    }

    private static void assertTokenizer(String record, String tokenizer, String rule) {
        PromptFormat read = read(record);

        assertThat(read.tokenizer()).isEqualTo(tokenizer);
        assertThat(read.tokenizerRule()).isEqualTo(tokenizer == null ? null : rule);
    }

    private static String llama(String bos, String tags) {
        return "{'config':{'model_type':'llama','tokenizer_config':{'bos_token':'" + bos + "'}},'tags':[" + tags + "]}";
    }

    private static PromptFormat template(String text) {
        ObjectNode record = JSON.objectNode();
        record.putObject("gguf").put("chat_template", text);
        return PromptFormat.read(record);
    }

    private static PromptFormat read(String record) {
        return PromptFormat.read(json(record));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
