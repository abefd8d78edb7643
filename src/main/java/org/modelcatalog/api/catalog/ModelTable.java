package org.modelcatalog.api.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.modelcatalog.api.answer.CsvTable;
import org.modelcatalog.api.answer.CsvTable.Column;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Price;

/**
 * The columns of the list as comma-separated values. New ones come after the last, so that readers by position go on
 * reading. Names are those of filters and sorts; prices are in US dollars per million tokens, as there.
 */
final class ModelTable {

    private static final int MILLION = 6;

    static final CsvTable COLUMNS = new CsvTable(List.of(
            new Column("id", Model::id),
            new Column("name", Model::name),
            new Column("owner", Model::owner),
            new Column("gateways", Model::gateways),
            new Column(
                    "providers",
                    model -> model.serving()
                            .live()
                            .map(Offer::inferenceProvider)
                            .distinct()
                            .toList()),
            new Column("servable", model -> model.serving().servable()),
            new Column("free", Model::free),
            price("price", Price.PROMPT),
            price("output_price", Price.COMPLETION),
            price("cached_price", Price.INPUT_CACHE_READ),
            new Column("context_length", Model::contextLength),
            new Column("max_output", model -> model.serving().limits().maxOutput()),
            new Column(
                    "params",
                    model -> model.parameters() == null
                            ? null
                            : model.parameters().value()),
            hub("license", HubMetrics::license),
            hub("task", HubMetrics::pipelineTag),
            new Column("input_modality", model -> labels(model.architecture().inputs())),
            new Column("output_modality", model -> labels(model.architecture().outputs())),
            capability(Capability.TOOLS),
            capability(Capability.STRUCTURED_OUTPUTS),
            capability(Capability.REASONING),
            capability(Capability.VISION),
            hub("library", HubMetrics::libraryName),
            hub("downloads", HubMetrics::downloads),
            hub("likes", HubMetrics::likes),
            new Column("created", Model::created),
            hub("modified", HubMetrics::lastModified),
            new Column("url", Model::siteUrl),
            new Column("status", model -> model.lifecycle().status().label())));

    private ModelTable() {}

    private static Column price(String name, Price price) {
        return new Column(name, model -> {
            BigDecimal perToken = model.serving().pricing().of(price);
            return perToken == null ? null : perToken.scaleByPowerOfTen(MILLION);
        });
    }

    private static Column capability(Capability capability) {
        return new Column(capability.label(), model -> model.has(capability));
    }

    private static Column hub(String name, Function<HubMetrics, Object> value) {
        return new Column(name, model -> model.hub() == null ? null : value.apply(model.hub()));
    }

    private static List<String> labels(List<Modality> modalities) {
        return modalities.stream().map(Modality::label).toList();
    }
}
