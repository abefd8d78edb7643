package org.modelcatalog.model;

/** Whether a model's files need the author's consent. */
public enum Gated {
    /** Open to everybody. */
    NO,
    /** Consent is given at once after accepting the terms. */
    AUTO,
    /** The author decides on each request. */
    MANUAL
}
