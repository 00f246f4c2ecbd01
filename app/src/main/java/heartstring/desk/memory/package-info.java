/**
 * Pages of what we must not forget: what to keep in mind of one customer, and the promises that wait to be kept.
 * MemoryPage asks story.memory; Minds is what the customer's page shows of it, with the story in plain words.
 */
@NullMarked
package heartstring.desk.memory;

import org.jspecify.annotations.NullMarked;
