package org.modelcatalog.source.featherless;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.json.RecordReader;
import org.modelcatalog.source.json.Records;
import org.modelcatalog.source.json.TolerantJson;
import org.modelcatalog.source.list.ListClient;

/**
 * Every page of Featherless's list. The first one tells how many there are, so the others are asked for several at once.
 *
 * <p>Beyond some 22,000 models the pages are empty although the first one promises more (recorded in 2026): what was
 * promised and did not come is counted as {@code unreachable}.
 *
 * @param limit models that are wanted at most
 * @param concurrency pages asked for at once
 */
record FeatherlessPages(
        ListClient<FeatherlessApi> featherless, RecordReader<Model> reader, int limit, int concurrency) {

    /** The most it gives a page; more is a 400. */
    static final int PAGE_SIZE = 1000;

    private static final String LIST = "data";

    /** All pages that have something in them, in their order. */
    Uni<List<Records<Model>>> all() {
        return page(1).flatMap(first -> {
            Long promised = promised(first, "total_pages");
            long wanted = (limit + PAGE_SIZE - 1L) / PAGE_SIZE;
            int last = promised == null ? 1 : (int) Math.min(promised, wanted);
            List<Records<Model>> pages = new ArrayList<>();
            pages.add(first);
            return from(2, last, pages);
        });
    }

    /** The pages from this one on, a batch at a time: a whole batch of empty ones is the end. */
    private Uni<List<Records<Model>>> from(int next, int last, List<Records<Model>> pages) {
        if (next > last) {
            return Uni.createFrom().item(ended(pages));
        }
        int end = Math.min(last, next + concurrency - 1);
        List<Uni<Records<Model>>> batch =
                IntStream.rangeClosed(next, end).mapToObj(this::page).toList();
        return Uni.join().all(batch).andFailFast().flatMap(came -> {
            List<Records<Model>> full =
                    came.stream().filter(page -> page.size() > 0).toList();
            pages.addAll(full);
            return from(full.isEmpty() ? last + 1 : end + 1, last, pages);
        });
    }

    private Uni<Records<Model>> page(int number) {
        return featherless.get(
                FeatherlessApi.MODELS,
                api -> api.models(number, PAGE_SIZE),
                body -> reader.listIn(LIST, body.bytes(), body.length()));
    }

    /** With a count of what was promised and wanted, and did not come. */
    private List<Records<Model>> ended(List<Records<Model>> pages) {
        Records<Model> first = pages.get(0);
        Long total = promised(first, "total_items");
        long came = pages.stream().mapToLong(Records::size).sum();
        long missing = total == null ? 0 : Math.min(total, limit) - came;
        if (missing > 0) {
            Map<String, Integer> unreachable = Map.of("unreachable", (int) missing);
            pages.add(new Records<>(List.of(), unreachable, first.envelope()));
        }
        return pages;
    }

    private static Long promised(Records<Model> page, String field) {
        var pagination = TolerantJson.object(page.envelope(), "pagination");
        return pagination == null ? null : TolerantJson.count(pagination, field);
    }
}
