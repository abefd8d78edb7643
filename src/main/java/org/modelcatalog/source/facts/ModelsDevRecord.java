package org.modelcatalog.source.facts;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.json.EntryReader;

/**
 * A model as models.dev states it. Its JSON names are known here and nowhere else.
 *
 * <p>0 as a limit or a price is unknown there: it stands for plans as well. An output limit that equals the context is mostly
 * a copy of it and is left out.
 */
final class ModelsDevRecord {

    /** Eight thousand rows of two hundred providers, in the middle of 2026. */
    private static final int MOST = 50_000;

    static final EntryReader READER =
            new EntryReader("models.dev", List.of(EntryReader.ANY, "models", EntryReader.ANY), MOST);

    private static final Map<Price, String> PRICES = Map.of(
            Price.PROMPT, "input",
            Price.COMPLETION, "output",
            Price.INPUT_CACHE_READ, "cache_read",
            Price.INPUT_CACHE_WRITE, "cache_write");

    private ModelsDevRecord() {}

    /** @param names provider, {@code models}, and id */
    static BaseEntry read(List<String> names, JsonNode json) {
        JsonNode limit = object(json, "limit");
        JsonNode modalities = object(json, "modalities");
        Long context = limit == null ? null : positive(limit, "context");
        Long output = limit == null ? null : positive(limit, "output");
        return new BaseEntry(
                names.get(0),
                names.get(2),
                BaseWords.word(json, "canonical_model_id"),
                context,
                output == null || output.equals(context) ? null : output,
                prices(object(json, "cost")),
                modalities == null ? List.of() : modalities(modalities, "input"),
                modalities == null ? List.of() : modalities(modalities, "output"),
                bool(json, "reasoning"),
                reasoning(json.path("reasoning_options")),
                BaseWords.date(json, "knowledge"),
                BaseWords.date(json, "release_date"),
                BaseWords.date(json, "deprecation_date"));
    }

    private static Pricing prices(JsonNode cost) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        if (cost != null) {
            PRICES.forEach((price, name) -> {
                BigDecimal quoted = cost.path(name).isNumber()
                        ? TokenPrice.ofMillion(cost.path(name).decimalValue())
                        : null;
                prices.put(price, quoted == null || quoted.signum() == 0 ? null : quoted);
            });
        }
        return new Pricing(prices);
    }

    private static List<Modality> modalities(JsonNode stated, String name) {
        return Modality.of(texts(stated, name).stream()
                .map(word -> word.equals("pdf") ? Modality.FILE.label() : word)
                .toList());
    }

    /** What a request can choose: named efforts, or how many tokens. */
    private static Reasoning reasoning(JsonNode options) {
        List<String> efforts = null;
        Boolean tokens = null;
        for (JsonNode option : options) {
            String type = option.path("type").asText();
            if (type.equals("effort")) {
                efforts = BaseWords.words(option, "values");
            } else if (type.equals("budget_tokens")) {
                tokens = true;
            }
        }
        return efforts == null && tokens == null ? null : new Reasoning(null, null, null, efforts, tokens);
    }
}
