package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;

/** The query parameters of the report of ends. */
public class DeprecationParameters {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 3650;

    /** The names that this class reads. */
    static final Set<String> NAMES = PageParameters.names(FilterParameters.NAMES, "within_days");

    @BeanParam
    FilterParameters filter;

    @RestQuery("within_days")
    @Parameter(
            description = "How many days ahead an end is `imminent`, 0 to 3650",
            example = "30",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "3650", defaultValue = "30"))
    String withinDays;

    /**
     * Reads the query for the models, of all gateways unless it names one.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    public ListQuery parse(Gateways gateways) {
        return filter.parse(gateways, ListDefaults.EVERY_GATEWAY, NAMES).withdrawn(true);
    }

    /** @throws ProblemException for anything but a number of days */
    public int withinDays() {
        return withinDays == null || withinDays.isEmpty()
                ? DAYS
                : ParameterReader.integer(
                        "within_days",
                        withinDays,
                        0,
                        MOST_DAYS,
                        "an integer from 0 to " + MOST_DAYS + ", or absent for 30");
    }
}
