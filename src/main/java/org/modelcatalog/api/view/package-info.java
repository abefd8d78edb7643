/** What clients see: the one place that knows the names and the order of our JSON. */
package org.modelcatalog.api.view;
