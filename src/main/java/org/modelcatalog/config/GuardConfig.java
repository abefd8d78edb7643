package org.modelcatalog.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** Which fetches go into quarantine, and when the service accepts them after all. */
public interface GuardConfig {

    /** Share of the models that a fetch may lose, 0 to 1; a greater loss goes into quarantine. */
    @WithDefault("0.5")
    @WithConverter(Ratio.From0To1.class)
    BigDecimal maxLoss();

    /** Factor by which a price may rise or fall; a greater change goes into quarantine. */
    @WithDefault("1000")
    @WithConverter(Ratio.Above1.class)
    BigDecimal maxPriceMove();

    /** How long fetches must bring the same result before the service accepts it. */
    @WithDefault("30M")
    @WithConverter(Time.From0ms.class)
    Duration hold();

    /** How many fetches in a row must bring the same result before the service accepts it. */
    @WithDefault("3")
    @WithConverter(Count.From1.class)
    int refreshes();
}
