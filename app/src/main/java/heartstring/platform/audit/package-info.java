/**
 * Who did what, kept for ever and never edited; ids only.
 * A room calls {@code Audit} inside its own transaction; administrators read the page.
 */
@NullMarked
package heartstring.platform.audit;

import org.jspecify.annotations.NullMarked;
