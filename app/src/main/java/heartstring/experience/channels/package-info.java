/**
 * The ways by which people come to a survey: a link, QR codes for receipts, tables and shelves, a line for a site, a tablet.
 * Flow: ChannelsPage → ChannelsSql for the stores; everything leads to the one page of the survey.
 */
@NullMarked
package heartstring.experience.channels;

import org.jspecify.annotations.NullMarked;
