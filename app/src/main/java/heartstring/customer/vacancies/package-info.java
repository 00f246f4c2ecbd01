/**
 * Empties pieces whose every touchpoint was taken back: they keep their number, for facts refer to it, and hold nothing more.
 * Flow: an import is undone → Vacancies names what stands in the way, or empties the pieces and refreshes the headlines.
 */
@NullMarked
package heartstring.customer.vacancies;

import org.jspecify.annotations.NullMarked;
