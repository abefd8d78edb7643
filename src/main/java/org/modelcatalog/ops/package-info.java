/** What platform teams watch: probes and metrics. */
package org.modelcatalog.ops;
