package org.modelcatalog.catalog.mirror;

import java.time.Duration;

/** Runs something later, on a worker. */
@FunctionalInterface
interface MirrorTimer {

    /** @return cancels it; without effect once it runs */
    Runnable after(Duration wait, Runnable task);
}
