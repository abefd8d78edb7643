package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** When two statements on one value of a model contradict each other. */
public interface CheckConfig {

    /** How near to a power of ten the ratio of two prices must be to be a conflict: 0.02 is 2 % of it. */
    @WithDefault("0.02")
    @WithConverter(Ratio.From0To1.class)
    BigDecimal powerOfTen();

    /** Two contexts are in conflict if the shorter one is less than this share of the longer one. */
    @WithDefault("0.5")
    @WithConverter(Ratio.From0To1.class)
    BigDecimal contextShare();

    /** Factor by which a price must be off against two other sources to be held out of {@code pricing}. */
    @WithDefault("1000")
    @WithConverter(Ratio.Above1.class)
    BigDecimal maxPriceRatio();
}
