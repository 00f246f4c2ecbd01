/**
 * Changing deals where they are listed: typing in a cell, and one thing done to many with its way back.
 * Flow: DealCellsPage → DealTyping reads what was typed → DealHand writes it by the doors of deals; Bulks calls DealHand for many.
 */
@NullMarked
package heartstring.crm.dealcells;

import org.jspecify.annotations.NullMarked;
