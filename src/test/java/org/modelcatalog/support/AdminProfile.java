package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Enables the admin routes. */
public class AdminProfile implements QuarkusTestProfile {

    public static final String TOKEN = "test-admin-token";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "catalog.admin-token",
                TOKEN,
                // only the Hub and one task, so that tests can count the requests
                "catalog.huggingface.inference-providers",
                "false",
                "catalog.huggingface.tasks",
                "text-generation");
    }
}
