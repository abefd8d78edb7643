package org.modelcatalog.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Records the log lines of a class, or of the whole project, while it is open. */
public final class LogLines implements AutoCloseable {

    private static final Formatter MESSAGE = new PatternFormatter("%s");
    private static final Formatter LINE = new PatternFormatter("%p %s");

    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord line) {
            records.add(line);
        }
    };

    public LogLines(Class<?> type) {
        this(type.getName());
    }

    private LogLines(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
    }

    /** Records a category and those below it. */
    public static LogLines of(String category) {
        return new LogLines(category);
    }

    public static LogLines ofTheProject() {
        return new LogLines("org.modelcatalog");
    }

    /** Returns every line as {@code LEVEL message}. */
    public List<String> lines() {
        return records.stream().map(LINE::format).toList();
    }

    /** Returns warnings and errors. */
    public List<String> warnings() {
        return records.stream()
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(line -> MESSAGE.format(line) + (line.getThrown() == null ? "" : " (with a stack trace)"))
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
