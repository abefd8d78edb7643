/** What the catalog has seen of models in lists: when they came, that they have left, and under which ids. */
package org.modelcatalog.catalog.lifecycle;
