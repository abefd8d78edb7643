/** How every upstream is talked to: same origin only, bounded in time and bytes, counted. */
package org.modelcatalog.source.http;
