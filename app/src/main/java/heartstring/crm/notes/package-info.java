/**
 * Notes and files at customers and deals. A note's text is in its touchpoint and nowhere else; who is named in it with an @ is told.
 * Flow: NotesPage → Notes, Attachments → Chronicle and Files → the timeline and the notices of those who follow or are named.
 */
@NullMarked
package heartstring.crm.notes;

import org.jspecify.annotations.NullMarked;
