/** The whole configuration: one tree, one prefix, validated at start-up. No other package reads a property. */
package org.modelcatalog.config;
