/**
 * What customers will buy and be worth: how likely they still come, how often, how much they pay, and whether their own habit is broken.
 * Flow: visits → Histories → BgNbd or ParetoNbd → purchases ahead; payments → GammaGamma; both → Outlook; gaps → House → Cadence; Quintiles
 * and MonthsBack sort and count. Nothing here draws a lot that is not told by a seed.
 *
 * <p>D. C. Schmittlein, D. G. Morrison, R. Colombo: Counting Your Customers: Who Are They and What Will They Do Next? Management Science
 * 33 (1987), 1–24. P. S. Fader, B. G. S. Hardie, K. L. Lee: "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model.
 * Marketing Science 24 (2005), 275–284. P. S. Fader, B. G. S. Hardie: A Note on Deriving the Pareto/NBD Model and Related Expressions (2005).
 * P. S. Fader, B. G. S. Hardie: The Gamma-Gamma Model of Monetary Value (2013). Regular habits told from random ones: M. Platzer,
 * T. Reutterer: Ticking Away the Moments: Timing Regularity Helps to Better Predict Customer Activity. Marketing Science 35 (2016), 779–799.
 */
@NullMarked
package heartstring.kernels.worth;

import org.jspecify.annotations.NullMarked;
