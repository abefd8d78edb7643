package org.modelcatalog.model;

/** Whether access to a model's files needs the author's consent. */
public enum Gated {
    /** Access is open. */
    NO,
    /** Accepting the terms gives access at once. */
    AUTO,
    /** The author decides on each request. */
    MANUAL
}
