package org.modelcatalog.source.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies of one upstream that are on their way at the same time. */
final class BodyBudget {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /** What one body takes of it. */
    Share share() {
        return new Share();
    }

    final class Share {

        private long bytes;
        private boolean closed;

        /** False, and nothing is taken, when that would be too many, or when the body has ended. */
        synchronized boolean take(long more) {
            if (closed) {
                return false;
            }
            bytes += more;
            if (taken.addAndGet(more) <= limit) {
                return true;
            }
            bytes -= more;
            taken.addAndGet(-more);
            return false;
        }

        /** Gives everything back; a body may end on another thread than it arrives on. */
        synchronized void close() {
            closed = true;
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
