package org.modelcatalog.source.huggingface;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.source.http.BodyBytes;
import org.modelcatalog.support.Models;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Turns bytes of the Hub's records into rows; figures are for one record. */
@State(Scope.Benchmark)
public class NormalizeBench {

    private static final int RECORDS = 100;
    private static final Instant AT = Instant.parse("2026-01-15T09:30:00Z");

    private final BodyBytes page =
            BodyBytes.of(new JsonArray(Samples.models(RECORDS)).encode().getBytes(StandardCharsets.UTF_8));
    private final List<RouterRecord> said =
            rows(page).stream().map(NormalizeBench::said).toList();

    /** Reads and normalises. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Model> normalize() {
        return rows(page);
    }

    /** Reads, normalises, and joins the router's list. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Model> normalizeAndJoin() {
        List<Model> rows = rows(page);
        return IntStream.range(0, RECORDS)
                .mapToObj(row -> RouterEnrichment.enriched(rows.get(row), said.get(row), AT))
                .toList();
    }

    private static List<Model> rows(BodyBytes page) {
        return HubNormalizer.normalize(HubPageReader.list(page).records(), AT);
    }

    private static RouterRecord said(Model row) {
        return new RouterRecord(
                row.id(),
                null,
                List.of(Modality.TEXT),
                List.of(Modality.TEXT),
                List.of(Models.offer("one", 8192L, "0.0000002"), Models.offer("two", 131_072L, "0.0000003")));
    }
}
