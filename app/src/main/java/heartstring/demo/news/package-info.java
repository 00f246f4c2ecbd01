/**
 * What the demo shop writes to its customers: who said yes to it, templates, a campaign that waits to be started and one that runs, a
 * workflow that a few people are in, and one that many went through in the last ten weeks.
 * Flow: DemoShop → DemoNews → Consents, Templates, Campaigns, Workflows and Entering; DemoPast puts the clock back and lets days pass.
 */
@NullMarked
package heartstring.demo.news;

import org.jspecify.annotations.NullMarked;
