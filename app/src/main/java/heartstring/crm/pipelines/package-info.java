/**
 * The ways in which this house sells: pipelines of stages, each with how likely a sale is from there and when a deal has rested too long.
 * Flow: PipelinesPage or a program → Pipelines (kept in memory on every node) → pipeline and stage rows.
 */
@NullMarked
package heartstring.crm.pipelines;

import org.jspecify.annotations.NullMarked;
