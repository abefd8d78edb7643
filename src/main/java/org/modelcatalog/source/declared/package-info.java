/**
 * Gateways that are declared by configuration. A kind, a small file, says where a gateway's list is, where a record has
 * which value, and in which unit prices are; the endpoint comes from the configuration alone.
 */
package org.modelcatalog.source.declared;
