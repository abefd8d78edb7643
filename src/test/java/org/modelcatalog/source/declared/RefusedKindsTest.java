package org.modelcatalog.source.declared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelcatalog.source.declared.KindRows.kind;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in a kind's file is refused with the file, the key and the reason. */
class RefusedKindsTest {

    private static final String VALID = """
            path: /v1/models
            records: data
            id: id
            """;

    @Test
    void areThoseWithAMistakeOnly() {
        assertThatCode(() -> kind(VALID)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: id                             | path is missing
            path: /v1/models                   | id is missing
            '{path: /a, id: id, idd: x}'       | idd is no key here; there are bases, capabilities
            '{path: models, id: id}'           | path must be an absolute path below the endpoint
            '{path: "https://a.example/x", id: id}' | path must be an absolute path below the endpoint
            '{path: "//a.example/x", id: id}'  | path must be an absolute path below the endpoint
            '{path: /a/../b, id: id}'          | path must be an absolute path below the endpoint
            '{path: /a/.., id: id}'            | path must be an absolute path below the endpoint
            '{path: "/a#b", id: id}'           | path must be an absolute path below the endpoint
            '{path: "/a b", id: id}'           | path must be an absolute path below the endpoint
            '{path: "/a%2", id: id}'           | path must be an absolute path below the endpoint
            '{path: [/a], id: id}'             | path must be text, not a list or a mapping
            '{path: /a, id: {}}'               | id.path is missing
            '{path: /a, id: []}'               | id must not be empty
            '{path: /a, id: [[id]]}'           | id must be text, not a list or a mapping
            '{path: /a, id: " "}'              | id must be text of 1 to 500 characters
            '{path: /a, id: a..b}'             | id must be a path such as pricing.prompt
            '{path: /a, id: "a[b"}'            | id must be a path such as pricing.prompt
            '{path: /a, id: "a[b~1]"}'         | id must be a path such as pricing.prompt
            '{path: /a, id: "$..*"}'           | id must be a path such as pricing.prompt
            '{path: /a, id: id, context: {path: c, times: 0}}'   | context.times must be a whole number, 1 to 1000000
            '{path: /a, id: id, context: {path: c, times: 1.5}}' | context.times must be a whole number
            '{path: /a, id: id, context: {path: c, time: 2}}'    | context.time is no key here; there are path, times
            '{path: /a, id: id, context: [a,b,c,d,e,f,g,h,i,j,k]}' | context must not have more than 10 paths
            '{path: /a, id: id, records: data..x}'   | records must be names with dots
            '{path: /a, id: id, each: a.b}'          | each must be the name of a list in a record
            '{path: /a, id: id, key: x}'             | key must be a mapping
            '{path: /a, id: id, key: {header: "a b"}}'     | key.header must be the name of a header
            '{path: /a, id: id, key: {prefix: "a b c"}}'   | key.prefix must be a word of printable ASCII
            '{path: /a, id: id, key: {required: 1}}'       | key.required must be true or false
            '{path: /a, id: id, key: {value: secret}}'     | key.value is no key here; there are header, prefix, required
            '{path: /a, id: id, paging: {parameter: page}}'     | paging.by is missing
            '{path: /a, id: id, paging: {by: turn}}'            | paging.by must be one of page, offset, cursor, link
            '{path: /a, id: id, paging: {by: page}}'            | paging.parameter is missing
            '{path: /a, id: id, paging: {by: page, parameter: "p&q"}}'     | paging.parameter must be the name of a query
            '{path: /a, id: id, paging: {by: page, parameter: p, first: 7}}' | paging.first must be a whole number, 0 to 1
            '{path: /a, id: id, paging: {by: cursor, parameter: after}}'   | paging.next is missing
            '{path: /a, id: id, paging: {by: link, parameter: page}}'      | paging.parameter is no key here
            '{path: /a, id: id, paging: {by: page, parameter: p, size: {parameter: n}}}'  | paging.size.value is missing
            '{path: /a, id: id, paging: {by: page, parameter: p, size: {value: 9}}}'      | paging.size.parameter is missing
            '{path: /a, id: id, only: {path: x}}'          | only.is is missing
            '{path: /a, id: id, live: [{is: [1]}]}'        | live.path is missing
            '{path: /a, id: id, modalities: {input: i, type: t, types: {chat: text}}}'    | modalities.types.chat must be inputs->outputs
            '{path: /a, id: id, modalities: {type: t, types: {chat: "text->speech"}}}'    | modalities.types.chat must be made of text, image
            '{path: /a, id: id, modalities: {names: {speech: sound}}}'     | modalities.names.speech must be made of text, image
            '{path: /a, id: id, capabilities: {tool: x}}'                  | capabilities.tool is no key here; there are audio_input
            '{path: /a, id: id, capabilities: {tools: {word: x}}}'         | capabilities.tools.in is missing
            '{path: /a, id: id, capabilities: {tools: {in: x, otherwise: maybe}}}' | capabilities.tools.otherwise must be one of false, unknown
            '{path: /a, id: id, price: {prompt: p, completion: c}}'        | price.unit is missing; name one, there is no default
            '{path: /a, id: id, price: {unit: usd, prompt: p}}'            | price.completion is missing beside the other
            '{path: /a, id: id, price: {unit: usd, completion: p}}'        | price.prompt is missing beside the other
            '{path: /a, id: id, price: {unit: eur_per_token, prompt: p, completion: c}}' | price.unit must be one of usd_per_token, usd_per_thousand_tokens
            '{path: /a, id: id, price: {unit: usd, prompt: {path: p, unit: times_prompt}, completion: c}}' | price.prompt.unit cannot be a factor
            '{path: /a, id: id, price: {unit: usd, prompt: p, completion: c, outputs: o}}' | price.outputs is no key here
            '{path: /a, id: id, price: {unit: usd, prompt: p, completion: c, zero_is_free: yes}}' | price.zero_is_free must be true or false
            '{path: /a, id: id, id: name}'       | it is not valid YAML
            '{path: /a'                          | it is not valid YAML in line 1
            '[path, id]'                         | it must be a mapping
            text                                 | it must be a mapping
            '&a [*a]'                            | it must be a mapping
            """)
    void areNamedWithKeyAndReason(String yaml, String message) {
        assertThatThrownBy(() -> kind(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mine.yaml: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# nothing", "--- {path: /a, id: id}\n--- {path: /b, id: id}", "\0", "\t- x", "%"})
    void areThoseThatAreNoMapping(String yaml) {
        assertThatThrownBy(() -> kind(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mine.yaml: it ");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 30_000})
    void areThoseThatAreTooDeep(int depth) {
        assertThatThrownBy(() -> kind("id: " + "[".repeat(depth) + "]".repeat(depth)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mine.yaml: ");
    }

    @Test
    void areThoseThatAreTooLong() {
        assertThatThrownBy(() -> kind(VALID + "#".repeat(64 * 1024)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("65536 bytes");
    }
}
