/**
 * What would become of rows of a file before anything is written: whom they name that is known, what an import brought before.
 * Flow: Imports shows the first rows, and each chunk of a run asks whom it may take → Prospects → what is there already.
 */
@NullMarked
package heartstring.touchpoint.prospects;

import org.jspecify.annotations.NullMarked;
