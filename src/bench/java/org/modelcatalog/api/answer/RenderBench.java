package org.modelcatalog.api.answer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.modelcatalog.SyntheticModels;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Renders rows to bytes. */
@State(Scope.Benchmark)
public class RenderBench {

    private static final int ROWS = 50;

    private final JsonWriter json = new JsonWriter();
    private final RowCache rows = new RowCache(json, 64 << 20);
    private final CatalogSnapshot snapshot = CatalogSnapshot.of(
            Gateway.HUGGING_FACE,
            new FetchedModels(SyntheticModels.of(5000), Map.of(), Instant.parse("2026-01-15T09:30:00Z"), List.of()));

    /** Renders rows that no cache holds; figures are for one row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void row(Blackhole bytes) {
        for (Model model : snapshot.models().subList(0, ROWS)) {
            bytes.consume(json.of(ModelRow.of(model, RowOptions.USUAL)));
        }
    }

    /** Renders a new page of 50 cached rows. */
    @Benchmark
    public byte[] pageOfKeptRows() {
        Page<Model> page = Page.of(snapshot.models(), 0, ROWS);
        return rows.within(
                        Envelope.around(snapshot, page, null, null),
                        "data",
                        ModelRow.VIEW,
                        page.items(),
                        RowOptions.USUAL)
                .whole();
    }
}
