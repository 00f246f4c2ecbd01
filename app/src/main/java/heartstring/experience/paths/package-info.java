/**
 * The ways that customers really take through a journey, found in the background for some periods and kept.
 * Flow: stage_touch, customer by customer → FoundPaths asks kernels.paths → journey_path.
 */
@NullMarked
package heartstring.experience.paths;

import org.jspecify.annotations.NullMarked;
