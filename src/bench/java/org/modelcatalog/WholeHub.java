package org.modelcatalog;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.search.SearchCase;

/**
 * A made-up Hub of millions of models with the real one's list: sorted by time, with cursors and quota headers. A row is made of
 * its number whenever it is asked for, so any size needs no memory. Among the rows are those of the judged queries.
 */
final class WholeHub implements Handler<HttpServerRequest> {

    private static final int PAGE = 1_000;

    /** Between two models. */
    private static final int SECONDS = 30;

    private static final int FIRST_ID = 0x62000000;
    private static final int QUOTA = 10_000_000;

    private final List<Model> judged = SearchCase.models();
    private final Instant newest = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private final int first;
    private final List<Integer> changed = new CopyOnWriteArrayList<>();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile int rows;
    private volatile Instant changedAt = newest;

    /** Added to everybody's downloads. */
    private volatile int counted;

    WholeHub(int rows) {
        this.rows = rows;
        this.first = rows;
    }

    /** Pages that were asked for. */
    int pages() {
        return pages.get();
    }

    int rows() {
        return rows;
    }

    /** More models come, others change, and every model is downloaded. */
    void move(int created, int changes) {
        var random = new SplittableRandom(rows);
        changed.addAll(random.ints(changes, 0, rows).distinct().boxed().toList());
        changedAt = Instant.now();
        rows += created;
        counted++;
    }

    String repository(int row) {
        return String.format("%08x%016x", created(row).getEpochSecond(), new SplittableRandom(row).nextLong());
    }

    String id(int row) {
        Model planted = planted(row);
        return planted != null ? planted.id() : WholeHubNames.id(row);
    }

    @Override
    public void handle(HttpServerRequest request) {
        pages.incrementAndGet();
        // the sample Hub's own, much smaller quota is not told
        request.response()
                .headersEndHandler(ready -> {})
                .putHeader("RateLimit", "\"api\";r=" + (QUOTA - 1) + ";t=300")
                .putHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=" + QUOTA + ";w=300")
                .putHeader("Content-Type", "application/json");
        String cursor = request.getParam("cursor");
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        boolean byChange = request.getParam("sort").equals("lastModified");
        int last = byChange ? changed.size() + PAGE : rows;
        // cursors count from the oldest row, so that new ones move none
        int start = byChange || cursor == null ? from : rows - from;
        int end = Math.min(last, start + PAGE);
        if (end < last) {
            String kept = request.query().replaceAll("&cursor=[^&]*", "");
            request.response()
                    .putHeader(
                            "Link",
                            "<http://" + request.authority() + "/api/models?" + kept + "&cursor="
                                    + (byChange ? end : rows - end) + ">; rel=\"next\"");
        }
        var page = new StringBuilder("[");
        for (int at = start; at < end; at++) {
            page.append(at == start ? "" : ",");
            if (byChange) {
                write(page, at < changed.size() ? changed.get(at) : at - changed.size(), at < changed.size());
            } else {
                write(page, rows - 1 - at, false);
            }
        }
        request.response().end(page.append(']').toString());
    }

    private Model planted(int row) {
        int every = Math.max(1, first / judged.size());
        return row % every == 0 && row / every < judged.size() ? judged.get(row / every) : null;
    }

    private Instant created(int row) {
        return row < first
                ? newest.minusSeconds((long) SECONDS * (first - 1 - row))
                : newest.plusMillis(100L * (1 + row - first));
    }

    private void write(StringBuilder page, int row, boolean isChanged) {
        var random = new SplittableRandom(row);
        Model planted = planted(row);
        long downloads = planted != null ? planted.hub().downloads() : WholeHubNames.downloads(random);
        Instant created = created(row);
        page.append("{\"_id\":\"").append(repository(row));
        page.append("\",\"id\":\"").append(id(row));
        page.append("\",\"author\":\"").append(id(row).replaceAll("/.*", ""));
        page.append("\",\"createdAt\":\"").append(created);
        page.append("\",\"lastModified\":\"").append(isChanged ? changedAt : created.plusMillis(row % 1000));
        page.append("\",\"private\":false,\"disabled\":false,\"gated\":")
                .append(random.nextInt(40) == 0 ? "\"manual\"" : "false");
        page.append(",\"downloads\":").append(downloads + counted);
        page.append(",\"likes\":").append(downloads / 300);
        page.append(",\"trendingScore\":").append(downloads / 100_000);
        WholeHubNames.describe(page, random, planted == null && random.nextInt(10) < 4);
        page.append('}');
    }
}
