/**
 * Groups of customers under a name, for everybody who asks about some of them: a condition, who named it, and when it last changed. Who
 * belongs to a group is asked at the moment it matters.
 * Flow: form or JSON → Groups → GroupsSql; a group → its condition (Conditions) → a query of its customers.
 */
@NullMarked
package heartstring.story.groups;

import org.jspecify.annotations.NullMarked;
