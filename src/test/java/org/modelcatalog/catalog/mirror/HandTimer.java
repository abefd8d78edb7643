package org.modelcatalog.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.modelcatalog.support.MutableClock;
import org.modelcatalog.support.Outcomes;

/** A timer that a test turns: nobody waits, the clock jumps. What happens between two tasks is real. */
final class HandTimer implements MirrorTimer {

    private static final int MOST_TASKS = 20_000;

    private final MutableClock clock;
    private final BlockingQueue<Due> tasks = new LinkedBlockingQueue<>();

    private record Due(Duration delay, Runnable task) {}

    HandTimer(MutableClock clock) {
        this.clock = clock;
    }

    @Override
    public Runnable after(Duration wait, Runnable task) {
        var due = new Due(wait, task);
        tasks.add(due);
        return () -> tasks.remove(due);
    }

    /** Does what is due next, at its time. */
    void step() {
        Due due = next();
        clock.pass(due.delay());
        due.task().run();
    }

    /** Steps until something is so, and then until the next task is due. */
    void until(BooleanSupplier condition) {
        for (int task = 0; !condition.getAsBoolean(); task++) {
            assertThat(task).as("tasks without an end").isLessThan(MOST_TASKS);
            step();
            settle();
        }
    }

    /** Waits until the next task is due. */
    void settle() {
        tasks.add(next());
    }

    /** How long the next task waits. */
    Duration nextWait() {
        Due due = next();
        tasks.add(due);
        return due.delay();
    }

    int tasks() {
        return tasks.size();
    }

    private Due next() {
        try {
            Due due = tasks.poll(Outcomes.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(due).as("a task within %s", Outcomes.PATIENCE).isNotNull();
            return due;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
