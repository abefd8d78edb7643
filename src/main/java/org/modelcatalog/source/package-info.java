/**
 * Where models come from. {@link org.modelcatalog.source.ModelSource} is the one door; each upstream is one package
 * beside the others, and its wire records never leave that package.
 */
package org.modelcatalog.source;
