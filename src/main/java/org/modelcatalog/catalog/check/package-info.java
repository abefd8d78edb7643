/** Sources that check each other: what a gateway lists is filled from the bases of facts and held against other statements. */
package org.modelcatalog.catalog.check;
