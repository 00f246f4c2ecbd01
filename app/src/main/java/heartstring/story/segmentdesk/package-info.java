/**
 * The pages on which segments are named, changed and looked at: whom one holds while it is put together, how it grew, who came and who left;
 * and the same for programs.
 * Flow: form (ConditionDesk) or JSON → Segments, Previews; Membership → what is kept; the people → the list of customers.
 */
@NullMarked
package heartstring.story.segmentdesk;

import org.jspecify.annotations.NullMarked;
