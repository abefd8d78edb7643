package org.modelcatalog.source.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.modelcatalog.source.FactsBase;

/** Makes tables of documents in the bases' own formats. */
public final class BaseTables {

    public static final Instant AT = Instant.parse("2026-09-01T10:00:00Z");

    private BaseTables() {}

    public static BaseTable modelsDev(String json) {
        List<BaseEntry> entries = new ArrayList<>();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        ModelsDevRecord.READER.read(
                bytes, bytes.length, (names, record) -> entries.add(ModelsDevRecord.read(names, record)));
        return new BaseTable(FactsBase.MODELS_DEV, AT, entries);
    }

    public static BaseTable liteLlm(String json) {
        List<BaseEntry> entries = new ArrayList<>();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        LiteLlmMapRecord.READER.read(
                bytes,
                bytes.length,
                (names, record) -> LiteLlmMapRecord.read(names.get(0), record).ifPresent(entries::add));
        return new BaseTable(FactsBase.LITELLM, AT, entries);
    }
}
