/**
 * Lists as files that spreadsheets open: CSV in which nothing is a formula, and XLSX.
 * Flow: a list's page → Sheet, a row at a time, streamed → the browser.
 */
@NullMarked
package heartstring.platform.sheets;

import org.jspecify.annotations.NullMarked;
