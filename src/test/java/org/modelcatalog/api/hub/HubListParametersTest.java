package org.modelcatalog.api.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.resteasy.reactive.common.util.QuarkusMultivaluedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.source.Gateway;

class HubListParametersTest {

    @Test
    void everyFilterOfTheHubsClientsIsRead() {
        var query = parameters(
                        "author=acme-ai",
                        "pipeline_tag=text-generation",
                        "library=transformers",
                        "filter=gguf",
                        "filter=license:mit,en",
                        "gated=true",
                        "search=Aurora 7b",
                        "num_parameters=min:6B,max:128B")
                .query();

        assertThat(query.gateway()).isEqualTo(Gateway.WHOLE_HUB);
        assertThat(query.filter().byParameter())
                .hasToString("{provider=[acme-ai], task=[text-generation], library=[transformers],"
                        + " gated=[auto, manual], min_params=[6000000000], max_params=[128000000000],"
                        + " filter=[en, gguf, license:mit], q=[7b aurora]}");
    }

    @ParameterizedTest
    @CsvSource({
        ",, -trending",
        "downloads,, -downloads",
        "lastModified,-1, -modified",
        "createdAt,1, created",
        "last_modified,, -modified",
        "likes,1, likes"
    })
    void sortsAsTheHubDoes(String sort, String direction, String expected) {
        var parameters = direction == null
                ? sort == null ? parameters() : parameters("sort=" + sort)
                : parameters("sort=" + sort, "direction=" + direction);

        assertThat(parameters.query().sort()).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({",1000", "500,500", "3000,1000", "1,1"})
    void aLimitThatIsTooLargeIsTheLargest(String limit, int rows) {
        var parameters = limit == null ? parameters() : parameters("limit=" + limit);

        assertThat(parameters.query().limit()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=trending",
                "sort=x\u0007y",
                "direction=up",
                "limit=0",
                "limit=many",
                "limit=99999999999",
                "num_parameters=large",
                "inference_provider=northwind",
                "apps=ollama",
                "cursor=nonsense"
            })
    void whatTheHubOrItsMirrorCannotReadIsRefused(String parameter) {
        assertThatThrownBy(() -> parameters(parameter).query())
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.getMessage()).doesNotContain("\u0007");
                });
    }

    @Test
    void propertiesAreTheUsualTheFullOrTheChosenOnes() {
        assertThat(parameters().properties()).isEqualTo(HubProperty.USUAL);
        assertThat(parameters("full=true").properties()).isEqualTo(HubProperty.FULL);
        // siblings are the Hub's, and not mirrored
        assertThat(parameters("expand=downloads", "expand[]=gated", "expand=siblings")
                        .properties())
                .containsExactlyInAnyOrder(HubProperty.DOWNLOADS, HubProperty.GATED);
        assertThatThrownBy(() -> parameters("expand=everything").properties())
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("✖ Invalid option: expected one of ")
                .hasMessageEndingWith("→ at expand");
    }

    private static HubListParameters parameters(String... given) {
        var parameters = new QuarkusMultivaluedHashMap<String, String>();
        for (String parameter : given) {
            String[] parts = parameter.split("=", 2);
            parameters.add(parts[0], parts[1]);
        }
        return new HubListParameters(parameters);
    }
}
