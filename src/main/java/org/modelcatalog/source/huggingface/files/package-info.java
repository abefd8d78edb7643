/** Models' own files on the Hub: what they say, asked for in the background and once at each revision. */
package org.modelcatalog.source.huggingface.files;
