/**
 * Segments: customers of whom something holds, under a name, for everybody who asks about some of them. Each is also a word of conditions,
 * so that a segment may be asked about within another, never in a circle. Who is in one is kept by {@code story.membership}.
 * Flow: form or JSON → Segments (SegmentRules) → SegmentsSql; a segment → its condition (Conditions) → a query of its customers.
 */
@NullMarked
package heartstring.story.segments;

import org.jspecify.annotations.NullMarked;
