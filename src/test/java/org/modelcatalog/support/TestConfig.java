package org.modelcatalog.support;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;

/** Reads the catalog's configuration without a running Quarkus. */
public final class TestConfig {

    private TestConfig() {}

    /** Returns the defaults with these settings, whose keys begin after {@code catalog.}. */
    public static CatalogConfig with(Map<String, String> settings) {
        var properties = new HashMap<String, String>();
        properties.put("catalog.user-agent", "model-catalog/test");
        settings.forEach((key, value) -> properties.put("catalog." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(CatalogConfig.class)
                .build()
                .getConfigMapping(CatalogConfig.class);
    }
}
