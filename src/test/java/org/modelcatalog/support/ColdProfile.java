package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Fetches nothing before the first request. */
public class ColdProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "catalog.warm-up", "false",
                // only the Hub and one task, so that tests can count the requests
                "catalog.huggingface.inference-providers", "false",
                "catalog.huggingface.tasks", "text-generation",
                "catalog.refresh.backoff", "10ms",
                "catalog.huggingface.limit", "100",
                "catalog.huggingface.page-size", "50",
                "catalog.huggingface.search-timeout", "1s",
                // intended failures fail soon and do not affect the next test
                "catalog.huggingface.retry-delay", "20ms",
                "catalog.huggingface.circuit-delay", "1ms");
    }
}
