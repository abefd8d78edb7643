package org.modelcatalog.source.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.source.json.UnusableRecordException;
import org.modelcatalog.support.RecordedData;
import org.modelcatalog.support.RecordedModel;

/** Rows of what was recorded of OpenRouter. */
public final class RecordedOpenRouter {

    private RecordedOpenRouter() {}

    public static List<RecordedModel> models() {
        return RecordedData.listed("openrouter").stream()
                .map(RecordedOpenRouter::model)
                .toList();
    }

    private static RecordedModel model(JsonNode json) {
        try {
            return new RecordedModel(json, OpenRouterRecord.row(json, Instant.EPOCH));
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
