/**
 * The post office of the demo shop: a mail server on this machine alone that delivers nothing, so that letters leave; a few addresses are
 * unknown to it, and some readers open what they got and follow a link.
 * Flow: the demo command → DemoPost ← the house's mail; DemoReader → the links of a letter.
 */
@NullMarked
package heartstring.demo.post;

import org.jspecify.annotations.NullMarked;
