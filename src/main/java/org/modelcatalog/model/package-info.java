/**
 * What a model is: records and their value types, whatever gateway they came from.
 *
 * <p>This package knows nobody else. {@code null} always means <em>unknown</em>; no record invents a default.
 */
package org.modelcatalog.model;
