package org.modelcatalog.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':1,'method':'ping'}",
                "{'id':'a','method':'ping','params':null}",
                "{'id':1,'method':'tools/list','params':{'cursor':null}}",
                "{'id':1,'method':'prompts/list'}",
                "{'id':1,'method':'tools/call','params':{'name':'get_model'}}",
                "{'id':1,'method':'tools/call','params':{'name':'get_model','arguments':null}}",
                "{'id':1,'method':'tools/call','params':{'name':'get_model','arguments':{},'_meta':{'progressToken':1}}}",
                "{'id':1,'method':'logging/setLevel','params':{'level':'info'}}",
                "{'id':0,'method':'initialize','params':{'protocolVersion':'2025-06-18','capabilities':{},'clientInfo':{}}}"
            })
    void aRequestOfTheRightFormPasses(String json) {
        assertThat(MessageCheck.error(message(json))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'method':'ping'}                                  | -32600 | id must be a string or a number",
                "{'id':null,'method':'ping'}                        | -32600 | id must be a string or a number",
                "{'id':{},'method':'ping'}                          | -32600 | id must be a string or a number",
                "{'id':[1],'method':'ping'}                         | -32600 | id must be a string or a number",
                "{'id':1}                                           | -32600 | method must be a string",
                "{'id':1,'method':5}                                | -32600 | method must be a string",
                "{'id':1,'method':'prompts/get'}                    | -32601 | Unsupported method: prompts/get",
                "{'id':1,'method':'q/close'}                        | -32601 | Unsupported method: q/close",
                "{'id':1,'method':'tools/list','params':[1]}        | -32602 | params must be an object",
                "{'id':1,'method':'tools/list','params':'x'}        | -32602 | params must be an object",
                "{'id':1,'method':'tools/list','params':{'cursor':5}} | -32602 | params.cursor must be a string",
                "{'id':1,'method':'ping','params':{'_meta':'x'}}    | -32602 | params._meta must be an object",
                "{'id':1,'method':'tools/call'}                     | -32602 | params.name must be a string",
                "{'id':1,'method':'tools/call','params':{'name':7}} | -32602 | params.name must be a string",
                "{'id':1,'method':'tools/call','params':{'name':'a','arguments':[1]}} | -32602 | params.arguments must be an object",
                "{'id':1,'method':'logging/setLevel'}               | -32602 | params.level must be a string",
                "{'id':1,'method':'initialize','params':{'protocolVersion':'2025-06-18','capabilities':[],'clientInfo':{}}}"
                        + " | -32602 | params.capabilities must be an object"
            })
    void anyOtherIsAnsweredWithWhatIsWrong(String json, int code, String detail) {
        JsonObject request = message(json);

        JsonObject answer = MessageCheck.error(request);

        assertThat(answer.getString("jsonrpc")).isEqualTo("2.0");
        assertThat(answer.getJsonObject("error"))
                .isEqualTo(new JsonObject().put("code", code).put("message", detail));
        assertThat(answer.getValue("id")).isEqualTo(request.getValue("id") instanceof Integer id ? id : null);
    }

    @Test
    void aLongNameIsNotRepeatedInFull() {
        JsonObject answer = MessageCheck.error(message("{'id':1,'method':'" + "x".repeat(20_000) + "'}"));

        assertThat(answer.getJsonObject("error").getString("message")).hasSizeLessThan(200);
    }

    private static JsonObject message(String json) {
        return new JsonObject(json.replace('\'', '"'));
    }
}
