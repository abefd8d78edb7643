package org.modelcatalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayVariablesTest {

    private static final List<String> CONFIGURED = List.of("openrouter", "acme", "my-vllm");

    @ParameterizedTest
    @ValueSource(strings = {"CATALOG_GATEWAYS_OUR_VLLM_KIND", "CATALOG_GATEWAYS_ACMEX_KIND", "CATALOG_GATEWAYS_KINDS"})
    void areNamedWhereNoGatewayReadsThem(String variable) {
        assertThat(GatewayVariables.unread(Set.of("PATH", variable), CONFIGURED))
                .contains(variable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CATALOG_GATEWAYS_ACME_KIND",
                "CATALOG_GATEWAYS_MY_VLLM_ENDPOINT",
                "CATALOG_GATEWAYS_KINDS_DIR",
                "CATALOG_GATEWAY_X",
                "ACME_KIND"
            })
    void areOthersThanThoseOfGateways(String variable) {
        assertThat(GatewayVariables.unread(Set.of(variable), CONFIGURED)).isEmpty();
    }
}
