/** The Hub's own API, read from the mirror: for clients that take {@code HF_ENDPOINT}. Other shapes do not know it. */
package org.modelcatalog.api.hub;
