package org.modelcatalog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The whole configuration of the catalog, prefix {@code catalog}. */
@ConfigMapping(prefix = "catalog")
public interface CatalogConfig {

    /** How long a fetched catalog (and a model looked up, and a search) is served before it is fetched anew. */
    @WithDefault("1H")
    @DurationMin(seconds = 1)
    Duration cacheTtl();

    /** Whether the catalog is fetched when the service starts, behind the start, instead of on the first request. */
    @WithDefault("true")
    boolean warmUp();

    /** How the catalog names itself to its upstreams. */
    @NotBlank
    String userAgent();

    /** The Hugging Face Hub. */
    @Valid
    HuggingFaceConfig huggingface();
}
