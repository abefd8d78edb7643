/** Probes and metrics for operators. */
package org.modelcatalog.ops;
