package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configures every gateway, fetches nothing before the first request, and lets intended failures fail soon. */
public class GatewaysProfile implements QuarkusTestProfile {

    public static final String PORTKEY_KEY = "portkey-secret";

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<String, String>();
        settings.put("catalog.warm-up", "false");
        settings.put("catalog.all-timeout", "3s");
        settings.put("catalog.refresh.backoff", "10ms");
        settings.put("catalog.huggingface.tasks", "text-generation");
        settings.put("catalog.huggingface.limit", "100");
        settings.put("catalog.gateways.portkey.api-key", PORTKEY_KEY);
        for (String upstream :
                List.of("huggingface", "gateways.openrouter", "gateways.featherless", "gateways.portkey")) {
            settings.put("catalog." + upstream + ".retry-delay", "10ms");
            settings.put("catalog." + upstream + ".circuit-delay", "1ms");
        }
        return settings;
    }
}
