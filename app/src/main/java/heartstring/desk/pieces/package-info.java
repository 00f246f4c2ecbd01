/**
 * The puzzle shown as a puzzle: a customer's pieces, why they were joined and how sure, with merge, split, undo and review.
 * Flow: address → PiecesPage, MergePage or ReviewPage → customer.merges decides and writes → back to the pieces.
 */
@NullMarked
package heartstring.desk.pieces;

import org.jspecify.annotations.NullMarked;
