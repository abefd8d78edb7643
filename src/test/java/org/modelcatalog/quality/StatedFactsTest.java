package org.modelcatalog.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.source.huggingface.RecordedHub;
import org.modelcatalog.source.openrouter.RecordedOpenRouter;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/**
 * Looks for every value of every recorded answer in the row that is made of it. A failure prints the new table, to be copied
 * to docs/DATA_QUALITY.md.
 */
@EnabledIfEnvironmentVariable(named = RecordedData.FOLDER, matches = ".+")
class StatedFactsTest {

    private static final Path DOC = Path.of("docs", "DATA_QUALITY.md");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final double OF_OPENROUTER = 0.99;
    private static final double OF_THE_HUB = 0.985;

    /** Paths that no row has, of which the document gives the reason. */
    private static final Set<String> LEFT_OUT = Set.of(
            "_id",
            "created",
            "links.details",
            "object",
            "providers.is_free",
            "config.tokenizer_config",
            "config.chat_template_jinja",
            "config.auto_map",
            "config.diffusers",
            "config.processor_config",
            "config.adapter_transformers",
            "config.additional_chat_templates_jinja",
            "gguf.chat_template",
            "gguf.bos_token",
            "gguf.eos_token",
            "cardData");

    /** How many values of a path were stated, and how many of them the rows have. */
    private static final class Share {

        private int stated;
        private int said;

        @Override
        public String toString() {
            return said + " of " + stated;
        }
    }

    @Test
    void saysWhatOpenRouterStates() {
        holds("What OpenRouter states", RecordedOpenRouter.models(), OF_OPENROUTER);
    }

    @Test
    void saysWhatTheHubsListStates() {
        holds("What the Hub's list states", RecordedHub.lists(), OF_THE_HUB);
    }

    @Test
    void saysWhatTheRouterStates() {
        holds("What the router states", RecordedHub.router(), OF_THE_HUB);
    }

    private void holds(String heading, List<RecordedModel> models, double share) {
        Map<String, Share> shares = shares(models);
        var table = new MeasuredTable(heading, "path", "in the rows", "why not all");
        var all = new Share();
        shares.forEach((path, of) -> {
            if (of.said < of.stated) {
                table.row('`' + path + '`', of.toString());
            }
            if (LEFT_OUT.stream().noneMatch(left -> path.equals(left) || path.startsWith(left + '.'))) {
                all.stated += of.stated;
                all.said += of.said;
            }
        });
        table.row("all but those left out on purpose", all.toString());
        String doc = read();
        assertThat(table.written(doc))
                .as("the table \"%s\" of %s, which should be%n%n%s%n", heading, DOC, table.measured(doc))
                .isEqualTo(table.measured(doc));
        assertThat((double) all.said / all.stated).isGreaterThanOrEqualTo(share);
    }

    private static Map<String, Share> shares(List<RecordedModel> models) {
        var shares = new TreeMap<String, Share>();
        var writer = new JsonWriter();
        for (RecordedModel model : models) {
            Set<String> said = new HashSet<>();
            leaves("", row(writer, model), (path, value) -> said.addAll(forms(path, value)));
            leaves("", model.json(), (path, value) -> {
                Share share = shares.computeIfAbsent(path, first -> new Share());
                share.stated++;
                if (forms(path, value).stream().anyMatch(said::contains)) {
                    share.said++;
                }
            });
        }
        return shares;
    }

    private static JsonNode row(JsonWriter writer, RecordedModel model) {
        try {
            return JSON.readTree(writer.of(ModelRow.of(model.row(), RowOptions.USUAL)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A boolean counts only under the same name, since true and false are everywhere. */
    private static List<String> forms(String path, JsonNode value) {
        if (value.isBoolean()) {
            String name = path.substring(path.lastIndexOf('.') + 1);
            return List.of(snakeCase(name) + '=' + value.asText());
        }
        String text = value.asText().strip().toLowerCase(Locale.ROOT);
        var forms = new ArrayList<>(List.of(text));
        try {
            var number = new BigDecimal(text).stripTrailingZeros();
            forms.add(number.toPlainString());
            // the router's prices are per million tokens
            forms.add(number.movePointLeft(6).stripTrailingZeros().toPlainString());
        } catch (NumberFormatException noNumber) {
            // a word
        }
        return forms;
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static void leaves(String path, JsonNode json, BiConsumer<String, JsonNode> leaf) {
        if (json.isObject()) {
            json.properties()
                    .forEach(field -> leaves(
                            path.isEmpty() ? field.getKey() : path + '.' + field.getKey(), field.getValue(), leaf));
        } else if (json.isArray()) {
            json.forEach(element -> leaves(path, element, leaf));
        } else if (!json.isNull() && !json.asText().isBlank()) {
            leaf.accept(path, json);
        }
    }

    private static String read() {
        try {
            return Files.readString(DOC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
