package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** Which fetches are too unlike the last good catalog to be believed at once, and when they are after all. */
public interface GuardConfig {

    /** Share of the models that may be gone, 0 to 1. */
    @WithDefault("0.5")
    @WithConverter(Ratio.From0To1.class)
    BigDecimal maxLoss();

    /** How many times higher or lower a price may be. */
    @WithDefault("1000")
    @WithConverter(Ratio.Above1.class)
    BigDecimal maxPriceMove();

    /** How long the same result must have stood before it is believed. */
    @WithDefault("30M")
    @WithConverter(Time.From0ms.class)
    Duration hold();

    /** How many fetches in a row must have brought the same result before it is believed. */
    @WithDefault("3")
    @WithConverter(Count.From1.class)
    int refreshes();
}
