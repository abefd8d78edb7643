package org.modelcatalog.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The admin routes are there. */
public class AdminProfile implements QuarkusTestProfile {

    public static final String TOKEN = "test-admin-token";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "catalog.admin-token",
                TOKEN,
                // the Hub alone, so that its requests can be counted
                "catalog.huggingface.inference-providers",
                "false");
    }
}
