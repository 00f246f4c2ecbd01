/**
 * The pages on which groups of customers are named and changed, and the same for programs.
 * Flow: form (ConditionDesk) or JSON → Groups; a group → its customers on the list of people.
 */
@NullMarked
package heartstring.story.groupdesk;

import org.jspecify.annotations.NullMarked;
