/**
 * Receipts as POSLog XML: a till's journal becomes the same events that any shop sends. Tolerant of what shops add, strict about
 * what could harm. Flow: PoslogApi → PoslogReader (streaming, no DTD) → PoslogRules → Intake.
 */
@NullMarked
package heartstring.touchpoint.poslog;

import org.jspecify.annotations.NullMarked;
