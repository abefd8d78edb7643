/**
 * Instances that share their fetches through Redis or Valkey. Without it, or while it cannot be used, each instance
 * fetches for itself.
 */
package org.modelcatalog.catalog.replica;
