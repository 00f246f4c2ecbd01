/**
 * Charts drawn by the server as inline pictures: stacked bars and lines with an axis, labels, a legend and a table of the figures.
 * Flow: a page makes a Chart of its figures → ChartRules lays it out in percent of the place → template; colours come from the theme.
 */
@NullMarked
package heartstring.ui.charts;

import org.jspecify.annotations.NullMarked;
