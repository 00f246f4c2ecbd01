/**
 * The ways that customers really take through the steps of a journey, found in what happened: which step directly follows which, how often
 * and how long after, which whole ways are frequent, where somebody comes back, where it ends.
 * Flow: one customer's steps after the other → Paths → Discovered → the most frequent ways.
 *
 * <p>W. van der Aalst: Process Mining: Data Science in Action, 2nd edition, Springer 2016. What a graph of what directly follows cannot tell,
 * and that leaving out its rare arrows misleads, because the numbers of the others still count whom one no longer sees: W. van der Aalst: A
 * Practitioner's Guide to Process Mining: Limitations of the Directly-Follows Graph. Procedia Computer Science 164 (2019), 321–328. So whole ways are
 * left out here, and the graph of the others is counted anew.
 *
 * <p>Frequent ways are counted in bounded room: G. S. Manku, R. Motwani: Approximate Frequency Counts over Data Streams. VLDB 2002, 346–357.
 * Durations stand in classes that grow by a fixed factor, so that a quantile is wrong by a known share at most: C. Masson, J. E. Rim, H. K.
 * Lee: DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees. PVLDB 12 (2019), 2195–2205.
 */
@NullMarked
package heartstring.kernels.paths;

import org.jspecify.annotations.NullMarked;
