package org.modelcatalog.catalog.mirror;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.modelcatalog.catalog.mirror.MirrorStep.Kind;
import org.modelcatalog.config.HubMirrorConfig;
import org.modelcatalog.source.ModelPage;
import org.modelcatalog.source.ModelPages.Order;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * The life of the mirror: asks for a page, writes it, waits, and so on. One page is in flight, and none is asked for before
 * the one before is written. Everything happens on workers, one thing at a time.
 */
final class MirrorLoop {

    /** A clock that jumps is noticed after this time. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);

    /** How often an instance that may not write asks whether it may. */
    private static final Duration WATCH = Duration.ofSeconds(10);

    /** A short walk that fails so often in a row must not keep the others waiting. */
    private static final int SHORT_WALK_FAILURES = 6;

    private static final long PATIENCE_SECONDS = 10;

    private final HubMirrorConfig config;
    private final Supplier<MirrorStore> opened;
    private final MirrorRequests requests;
    private final Clock clock;
    private final MirrorTimer timer;
    private final ReentrantLock turns = new ReentrantLock();
    private final MirrorFailures failures = new MirrorFailures();
    private final Map<Kind, Instant> postponed = new EnumMap<>(Kind.class);
    private final AtomicLong written = new AtomicLong();
    private volatile MirrorStore store;
    private MirrorWriter writer;
    private ShortWalk walk;
    private volatile MirrorProgress progress = MirrorProgress.of(MirrorState.NONE, 0, null, null);
    private volatile Runnable cancelTimer = () -> {};
    private volatile Cancellable asked = () -> {};
    private volatile boolean stopped;

    /** @param store opened with the first turn, on a worker */
    MirrorLoop(
            HubMirrorConfig config,
            Supplier<MirrorStore> store,
            MirrorRequests requests,
            Clock clock,
            MirrorTimer timer) {
        this.config = config;
        this.opened = store;
        this.requests = requests;
        this.clock = clock;
        this.timer = timer;
    }

    /** Opens the store at once, so that what it has is told, and takes the first step after a while. */
    void start(Duration delay) {
        cancelTimer = timer.after(Duration.ZERO, () -> turn(() -> open(delay), null));
    }

    /** Returns when nothing is written any more. */
    void stop() {
        stopped = true;
        cancelTimer.run();
        asked.cancel();
        try {
            if (turns.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                turns.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    MirrorProgress progress() {
        MirrorStore open = store;
        return open == null ? progress : open.trouble().map(progress::degraded).orElse(progress);
    }

    /** Requests of this process. */
    long requests() {
        return requests.count();
    }

    /** Pages that this process has written. */
    long pages() {
        return written.get();
    }

    private void again(Duration wait) {
        if (!stopped) {
            cancelTimer = timer.after(wait, () -> turn(this::next, null));
        }
    }

    /** Does something unless the mirror is stopped; a failure is noted, and the next turn comes later. */
    private void turn(Runnable action, String link) {
        turns.lock();
        try {
            if (!stopped) {
                action.run();
            }
        } catch (RuntimeException e) {
            failed(e, link);
        } finally {
            turns.unlock();
        }
    }

    private void open(Duration delay) {
        store = opened.get();
        progress = MirrorProgress.of(store.state(), store.models(), null, null);
        again(delay);
    }

    private void next() {
        if (store == null) {
            store = opened.get();
        }
        if (!store.mayWrite()) {
            watch();
            return;
        }
        if (writer == null) {
            writer = new MirrorWriter(store);
            logStart(writer.state());
        }
        MirrorState state = writer.state();
        MirrorStep step = walk != null
                ? new MirrorStep(walk.kind(), Duration.ZERO)
                : MirrorStep.next(state, clock.instant(), config.news(), config.sweep(), postponed);
        switch (step.kind()) {
            case IDLE -> {
                publish();
                again(step.idle().compareTo(LONGEST_IDLE) < 0 ? step.idle() : LONGEST_IDLE);
            }
            case END -> {
                writer.end(clock.instant());
                failures.forget();
                succeeded(Duration.ZERO);
            }
            default -> {
                publish();
                Duration closed = requests.closed();
                if (closed.isZero()) {
                    ask(step.kind(), state);
                } else {
                    again(closed);
                }
            }
        }
    }

    /** Another instance writes: this one only tells how far it is, and asks again whether it may. */
    private void watch() {
        writer = null;
        walk = null;
        MirrorState state = store.state();
        failures.none();
        progress = MirrorProgress.of(state, store.models(), null, null);
        again(WATCH);
    }

    private void ask(Kind kind, MirrorState state) {
        Instant now = clock.instant();
        if (kind == Kind.SWEEP) {
            String link = state.unfinished() ? state.next() : null;
            send(Order.CREATED, link, page -> writer.sweep(page, link, now, clock.instant()));
        } else {
            walk = walk == null ? ShortWalk.of(kind) : walk;
            send(walk.order(), walk.link(), this::follow);
        }
    }

    private void send(Order order, String link, Consumer<ModelPage> write) {
        asked = requests.page(order, link)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(
                        arrived -> turn(
                                () -> {
                                    write.accept(arrived);
                                    written.incrementAndGet();
                                    succeeded(requests.pause());
                                },
                                link),
                        failure -> turn(() -> failed(failure, link), link));
    }

    private void follow(ModelPage page) {
        if (walk.link() != null && walk.link().equals(page.next())) {
            throw MirrorWriter.circle();
        }
        ShortWalk further = walk.page(page.models(), page.next());
        boolean ends = further.ends(page.models(), writer.state());
        writer.follow(page, further, ends, clock.instant());
        walk = ends ? null : further;
    }

    private void succeeded(Duration wait) {
        failures.none();
        publish();
        again(wait);
    }

    /** @param link that was asked for; null = none, or the first page */
    private void failed(Throwable failure, String link) {
        Duration wait = failures.add(failure);
        boolean refused = failure instanceof UpstreamException upstream && isRefusal(upstream);
        boolean stuck = failure instanceof UpstreamException upstream
                && upstream.reason() != Reason.RATE_LIMITED
                && failures.inARow() >= SHORT_WALK_FAILURES;
        if (walk != null && (refused || stuck)) {
            postponed.put(walk.kind(), clock.instant().plus(config.news()));
            walk = null;
        } else if (walk == null && refused && link != null) {
            Log.warn("Mirror of the Hub: the walk cannot go on where it was, and begins again");
            writer.beginAgain(clock.instant());
        }
        publish();
        again(wait);
    }

    /** Whether to ask for the same page again is of no use. */
    private static boolean isRefusal(UpstreamException failure) {
        return switch (failure.reason()) {
            case FOREIGN_URL -> true;
            case STATUS, MALFORMED -> !failure.retryable();
            default -> false;
        };
    }

    private void publish() {
        if (writer != null) {
            progress = writer.progress(failures.lastError());
        } else if (failures.lastError() != null) {
            progress = progress.degraded(failures.lastError());
        }
    }

    private static void logStart(MirrorState state) {
        if (state.sweep() == 0) {
            Log.info("Mirror of the Hub: the first walk begins");
        } else if (state.unfinished()) {
            Log.infof(
                    "Mirror of the Hub: walk %d goes on after page %d, %d rows",
                    state.sweep(), state.pages(), state.rows());
        } else {
            Log.infof("Mirror of the Hub: whole as of %s", state.ended());
        }
    }
}
