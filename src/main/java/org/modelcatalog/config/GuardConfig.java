package org.modelcatalog.config;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Which fetches are too unlike the last good catalog to be believed at once, and when they are after all. */
public interface GuardConfig {

    /** Share of the models that may be gone, 0 to 1. */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal maxLoss();

    /** How many times higher or lower a price may be. */
    @WithDefault("1000")
    @DecimalMin(value = "1", inclusive = false)
    BigDecimal maxPriceMove();

    /** How long the same result must have stood before it is believed. */
    @WithDefault("30M")
    @DurationMin(millis = 0)
    Duration hold();

    /** How many fetches in a row must have brought the same result before it is believed. */
    @WithDefault("3")
    @Min(1)
    int refreshes();
}
