package org.modelcatalog.catalog;

import java.util.Optional;
import org.modelcatalog.model.Lifecycle;
import org.modelcatalog.model.Model;

/** The gateway listed the model once, and does not any more. */
public final class WithdrawnModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Lifecycle lifecycle;

    /**
     * @param id as it was asked for
     * @param withdrawn the model as it was listed last
     */
    public WithdrawnModelException(String id, Model withdrawn) {
        super(id, null, false, false);
        this.lifecycle = withdrawn.lifecycle();
    }

    /** The id that was asked for. */
    public String id() {
        return getMessage();
    }

    /** When the list last had the model, ISO-8601 UTC. */
    public String lastSeen() {
        return lifecycle.lastSeen().toString();
    }

    /** Whether the end that a source states is past; else the list alone says that it is gone. */
    public boolean retired() {
        return lifecycle.status() == Lifecycle.Status.RETIRED;
    }

    /** The model that a source recommends instead. */
    public Optional<String> replacement() {
        return Optional.ofNullable(lifecycle.replacement());
    }
}
