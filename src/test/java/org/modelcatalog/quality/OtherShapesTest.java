package org.modelcatalog.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.api.litellm.LiteLlmCount;
import org.modelcatalog.api.modelsdev.ModelsDevCount;
import org.modelcatalog.api.openrouter.OpenRouterModelCount;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.huggingface.RecordedHub;
import org.modelcatalog.source.openrouter.RecordedOpenRouter;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/**
 * Counts the recorded models and live offers that the formats of other tools can show. A failure prints the new table, to be
 * copied to docs/DATA_QUALITY.md.
 */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
class OtherShapesTest {

    private static final Path DOC = Path.of("docs", "DATA_QUALITY.md");

    @Test
    void theDocumentSaysHowManyOffersEachFormatShows() throws IOException {
        List<Model> openRouter =
                RecordedOpenRouter.models().stream().map(RecordedModel::row).toList();
        var table = new MeasuredTable(
                "Live offers in other tools' shapes", "shape", "live offers", "shown", "left out", "why");
        modelsDev(table, "OpenRouter", openRouter);
        modelsDev(table, "Hub and router", RecordedHub.catalog());
        liteLlm(table, "OpenRouter", openRouter);
        liteLlm(table, "Hub and router", RecordedHub.catalog());

        isInTheDocument(table);
    }

    @Test
    void theDocumentSaysHowManyModelsEachFormatShows() throws IOException {
        var table = new MeasuredTable("Models in other tools' shapes", "shape", "models", "shown", "left out", "why");
        openRouter(
                table,
                "OpenRouter",
                RecordedOpenRouter.models().stream().map(RecordedModel::row).toList());
        openRouter(table, "Hub and router", RecordedHub.catalog());

        isInTheDocument(table);
    }

    private static void isInTheDocument(MeasuredTable table) throws IOException {
        String doc = Files.readString(DOC);
        assertThat(table.written(doc))
                .as("the table \"%s\" of %s, which should be%n%n%s%n", table.heading(), DOC, table.measured(doc))
                .isEqualTo(table.measured(doc));
    }

    private static void openRouter(MeasuredTable table, String source, List<Model> models) {
        var count = OpenRouterModelCount.of(models);
        table.row("OpenRouter, " + source, models.size(), count.shown(), count.leftOut());
    }

    private static void modelsDev(MeasuredTable table, String source, List<Model> models) {
        var count = ModelsDevCount.of(models);
        table.row("models.dev, " + source, LiveOffer.of(models).size(), count.shown(), count.leftOut());
    }

    private static void liteLlm(MeasuredTable table, String source, List<Model> models) {
        var count = LiteLlmCount.of(models);
        table.row("LiteLLM, " + source, LiveOffer.of(models).size(), count.shown(), count.leftOut());
    }
}
