/** From queries to bytes: rows and bodies that are rendered once, validators, freshness, streams. */
package org.modelcatalog.api.answer;
