/**
 * Named segments compared: how large they are and how they grow, how they overlap, and what is more or less frequent in one of them than
 * among all other customers. Worked out at night and soon after a segment was named or changed; nobody's name is kept.
 * Flow: Segments → SegmentsStudy (MembersSql, FeaturesSql) → kernels.memberships → ComparedSql; Compared → ComparedPage, ComparedApi.
 */
@NullMarked
package heartstring.insight.segments;

import org.jspecify.annotations.NullMarked;
