package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing is fetched before the first request. */
public class ColdProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "catalog.warm-up", "false",
                // the Hub alone, so that its requests can be counted
                "catalog.huggingface.inference-providers", "false",
                "catalog.refresh.backoff", "10ms",
                "catalog.huggingface.limit", "100",
                "catalog.huggingface.page-size", "50",
                "catalog.huggingface.search-timeout", "1s",
                // so that what fails on purpose fails soon, and does not weigh on the next test
                "catalog.huggingface.retry-delay", "20ms",
                "catalog.huggingface.circuit-delay", "1ms");
    }
}
