/** How long models are there: the lifecycle in rows, and which models end. */
package org.modelcatalog.api.lifecycle;
