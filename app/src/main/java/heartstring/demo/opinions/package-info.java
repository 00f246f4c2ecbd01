/**
 * What the demo shop asks its customers: the forms behind eighteen months of answers in the stream, one anonymous survey, and when people are asked.
 * Flow: DemoShop → DemoSurveys, before the stream is told, so that its answers find their surveys.
 */
@NullMarked
package heartstring.demo.opinions;

import org.jspecify.annotations.NullMarked;
