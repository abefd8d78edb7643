/**
 * The model: records and value types, the same for every gateway.
 *
 * <p>This package depends on no other. {@code null} always means <em>unknown</em>; no record invents a default.
 */
package org.modelcatalog.model;
